using System.Text;
using System.Text.Json;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Export;
using PrivateLinkLab.Terraform.References;

namespace PrivateLinkLab.Terraform.Emulation;

/// <summary>
/// Makes the graph of an emulated stack: the resources that were planned, with what Terraform says that they have become.
/// Wherever the planned graph has another resource's id or the like, this one has the emulator's.
/// </summary>
internal sealed class EmulatedGraph
{
    private readonly ReferenceFinder _references;
    private readonly Dictionary<ResourceUrn, (string? Id, MapValue Outputs)> _made = [];
    private readonly string? _account;

    private EmulatedGraph(ResourceGraph planned, TerraformConfiguration configuration, JsonElement state)
    {
        _references = new(new ExportedNodes(planned, forEmulator: true));
        foreach (var resource in ResourcesOf(state))
        {
            var address = resource.GetProperty("address").GetString()!;
            var values = resource.GetProperty("values");
            if (configuration.UrnOf(address) is { } urn && planned.Find(urn) is { } node)
            {
                var outputs = AttributeReader.Read(ExportedNodes.MappingOf(node), values, node.Outputs.GetText("region"));
                _made[urn] = (values.GetProperty("id").GetString(), WithSecrets(node, outputs));
            }
            else if (address == "data.aws_caller_identity.current")
            {
                _account = values.GetProperty("account_id").GetString();
            }
        }
    }

    /// <summary>Reads the graph.</summary>
    /// <param name="planned">The graph that was exported.</param>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="state">What <c>terraform show -json</c> gave.</param>
    /// <exception cref="TerraformException">The state lacks a resource.</exception>
    public static ResourceGraph Read(ResourceGraph planned, TerraformConfiguration configuration, JsonElement state)
    {
        var graph = new EmulatedGraph(planned, configuration, state);
        var missing = configuration.Addresses.Where(entry => !graph._made.ContainsKey(entry.Key)).Select(entry => entry.Value).Order(StringComparer.Ordinal).ToArray();
        return missing.Length == 0
            ? ResourceGraph.Create(planned.Project, planned.Stack, planned.Resources.Select(graph.Made))
            : throw new TerraformException(TerraformFailure.StepFailed, $"Terraform has not made {string.Join(", ", missing)}.");
    }

    private static JsonElement[] ResourcesOf(JsonElement state) =>
        state.TryGetProperty("values", out var values)
        && values.TryGetProperty("root_module", out var root)
        && root.TryGetProperty("resources", out var resources)
            ? [.. resources.EnumerateArray()]
            : [];

    // Terraform keeps no write-only value, and shows the others as they are.
    private static MapValue WithSecrets(ResourceNode node, MapValue outputs)
    {
        foreach (var (key, value) in node.Outputs)
        {
            if (value is SecretValue secret)
            {
                outputs = outputs.With(key, outputs.Find(key) is { } made ? PropertyValue.Secret(made) : secret);
            }
        }

        return outputs;
    }

    private ResourceNode Made(ResourceNode node)
    {
        var inputs = Resolved(node, node.Inputs);
        if (!_made.TryGetValue(node.Urn, out var made))
        {
            return node with
            {
                Id = node is { Custom: true, Id: { } id } ? Resolved(null, "id", id) : node.Id,
                Inputs = inputs,
                Outputs = Resolved(null, node.Outputs),
            };
        }

        if (MachineImages.ArchitectureOf(node) is not null && made.Outputs.Find(MachineImages.Property) is { } image)
        {
            inputs = inputs.With(MachineImages.Property, image);
        }

        return node with { Id = made.Id, Inputs = inputs, Outputs = made.Outputs };
    }

    private MapValue Resolved(ResourceNode? dependent, MapValue values) =>
        MapValue.Create(values.Select(entry => KeyValuePair.Create(entry.Key, Resolved(dependent, entry.Key, entry.Value))));

    private PropertyValue Resolved(ResourceNode? dependent, string property, PropertyValue value) => value switch
    {
        TextValue text => PropertyValue.Of(Resolved(dependent, property, text.Value)),
        ListValue list => ListValue.Create([.. list.Select(item => Resolved(dependent, property, item))]),
        MapValue map => MapValue.Create(map.Select(entry => KeyValuePair.Create(entry.Key, Resolved(dependent, dependent is null ? entry.Key : property, entry.Value)))),
        _ => value,
    };

    private string Resolved(ResourceNode? dependent, string property, string text)
    {
        var resolved = new StringBuilder();
        foreach (var segment in _references.Split(dependent, property, text))
        {
            resolved.Append(segment.IsAccount ? _account ?? segment.Text : segment.Owner is { } owner ? MadeOf(owner, segment) : segment.Text);
        }

        return resolved.ToString();
    }

    private string MadeOf(ResourceNode owner, Segment segment)
    {
        if (!_made.TryGetValue(owner.Urn, out var made))
        {
            return segment.Text;
        }

        var isId = segment.Path!.Steps is [{ Name: "id" }];
        return (isId ? made.Id : made.Outputs.At(segment.Path)?.AsText()) ?? segment.Text;
    }
}
