using System.Text;
using System.Text.Json;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Export;
using PrivateLinkLab.Terraform.References;

namespace PrivateLinkLab.Terraform.Emulation;

/// <summary>
/// Makes the graph of an emulated stack: the resources that were planned, with what they have become on the emulator.
/// Wherever the planned graph has another resource's id or the like, this one has the emulator's.
/// </summary>
internal sealed class EmulatedGraph
{
    /// <summary>
    /// The input by which an AWS provider's resource says that it does not talk to AWS, as Pulumi writes it.
    /// </summary>
    private const string Endpoints = "endpoints";

    private readonly ResourceGraph _planned;
    private readonly ReferenceFinder _references;
    private readonly Dictionary<ResourceUrn, (string? Id, MapValue Outputs)> _made;
    private readonly string? _account;
    private readonly PropertyValue? _endpoints;

    private EmulatedGraph(
        ResourceGraph planned,
        Dictionary<ResourceUrn, (string? Id, MapValue Outputs)> made,
        string? account,
        PropertyValue? endpoints
    )
    {
        _planned = planned;
        _references = new(new ExportedNodes(planned, forEmulator: true));
        (_made, _account, _endpoints) = (made, account, endpoints);
    }

    /// <summary>Reads the graph from what Terraform says.</summary>
    /// <param name="planned">The graph that was exported.</param>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="state">What <c>terraform show -json</c> gave.</param>
    /// <param name="endpoint">The emulator's URL.</param>
    /// <exception cref="TerraformException">The state lacks a resource.</exception>
    public static ResourceGraph Read(
        ResourceGraph planned,
        TerraformConfiguration configuration,
        JsonElement state,
        Uri endpoint
    )
    {
        var made = new Dictionary<ResourceUrn, (string? Id, MapValue Outputs)>();
        string? account = null;
        foreach (var resource in ResourcesOf(state))
        {
            var address = resource.GetProperty("address").GetString()!;
            var values = resource.GetProperty("values");
            if (configuration.UrnOf(address) is { } urn && planned.Find(urn) is { } node)
            {
                var mapping = ExportedNodes.MappingOf(node);
                var outputs = AttributeReader.Read(mapping, values, node.Outputs.GetText("region"));
                made[urn] = (values.GetProperty(mapping.IdAttribute!).GetString(), WithSecrets(node, outputs));
            }
            else if (address == "data.aws_caller_identity.current")
            {
                account = values.GetProperty("account_id").GetString();
            }
        }

        var missing = configuration
            .Addresses.Where(entry => !made.ContainsKey(entry.Key))
            .Select(entry => entry.Value)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return missing.Length == 0
            ? new EmulatedGraph(planned, made, account, EmulatorBlock.InputOf(endpoint)).ToGraph()
            : throw new TerraformException(
                TerraformFailure.StepFailed,
                $"Terraform has not made {string.Join(", ", missing)}."
            );
    }

    /// <summary>
    /// Gives the graph that an <c>up</c> would give, as far as it is known before: what is new has unknown ids.
    /// </summary>
    /// <param name="planned">The graph of the program.</param>
    /// <param name="built">The graph of what is on the emulator.</param>
    public static ResourceGraph Expect(ResourceGraph planned, ResourceGraph built)
    {
        var made = built
            .Resources.Where(node => node.Custom && planned.Find(node.Urn) is not null)
            .ToDictionary(node => node.Urn, node => (node.Id, node.Outputs));
        var account = AccountNumber.Of(new ExportedNodes(built, forEmulator: true));
        var endpoints = built
            .OfType(ProviderBlocks.Type)
            .Select(provider => provider.Inputs.Find(Endpoints))
            .FirstOrDefault(input => input is not null);
        return new EmulatedGraph(planned, made, account, endpoints).ToGraph();
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

    private ResourceGraph ToGraph() =>
        ResourceGraph.Create(_planned.Project, _planned.Stack, _planned.Resources.Select(Made));

    private ResourceNode Made(ResourceNode node)
    {
        if (node.Type == ProviderBlocks.Type && _endpoints is not null)
        {
            return node with
            {
                Inputs = node.Inputs.With(Endpoints, _endpoints),
                Outputs = node.Outputs.With(Endpoints, _endpoints),
            };
        }

        var inputs = Resolved(node, node.Inputs);
        if (!_made.TryGetValue(node.Urn, out var made))
        {
            return node with
            {
                Id = node is { Custom: true, Id: { } id } ? Resolved(null, "id", id).AsText() : node.Id,
                Inputs = inputs,
                Outputs = Resolved(null, node.Outputs),
            };
        }

        if (MachineImages.ArchitectureOf(node) is not null && made.Outputs.Find(MachineImages.Property) is { } image)
        {
            inputs = inputs.With(MachineImages.Property, image);
        }

        return node with
        {
            Id = made.Id,
            Inputs = inputs,
            Outputs = made.Outputs,
        };
    }

    private MapValue Resolved(ResourceNode? dependent, MapValue values) =>
        MapValue.Create(
            values.Select(entry => KeyValuePair.Create(entry.Key, Resolved(dependent, entry.Key, entry.Value)))
        );

    private PropertyValue Resolved(ResourceNode? dependent, string property, PropertyValue value) =>
        value switch
        {
            TextValue text => Resolved(dependent, property, text.Value),
            ListValue list => ListValue.Create([.. list.Select(item => Resolved(dependent, property, item))]),
            MapValue map => MapValue.Create(
                map.Select(entry =>
                    KeyValuePair.Create(
                        entry.Key,
                        Resolved(dependent, dependent is null ? entry.Key : property, entry.Value)
                    )
                )
            ),
            _ => value,
        };

    private PropertyValue Resolved(ResourceNode? dependent, string property, string text)
    {
        var resolved = new StringBuilder();
        foreach (var segment in _references.Split(dependent, property, text))
        {
            if (segment.Owner is { } owner && !_made.ContainsKey(owner.Urn))
            {
                return PropertyValue.Unknown;
            }

            resolved.Append(
                segment.IsAccount ? _account ?? segment.Text
                : segment.Owner is null ? segment.Text
                : MadeOf(segment)
            );
        }

        return PropertyValue.Of(resolved.ToString());
    }

    private string MadeOf(Segment segment)
    {
        var made = _made[segment.Owner!.Urn];
        var isId = segment.Path!.Steps is [{ Name: "id" }];
        return (isId ? made.Id : made.Outputs.At(segment.Path)?.AsText()) ?? segment.Text;
    }
}
