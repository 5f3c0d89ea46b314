using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrivateLinkLab.Engine.Deploying;
using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Policy.Protocol;

namespace PrivateLinkLab.Policy.Packs;

/// <summary>
/// What Pulumi's engine tells of a stack: the inputs of each resource first, and at the end the outputs of all of them,
/// in no order. In a preview the id and the computed outputs of what will be created are not known.
/// </summary>
internal sealed class AnalyzedStack
{
    private const string AwsProvider = "pulumi:providers:aws";
    private const string ProviderPrefix = "pulumi:providers:";
    private const string Region = "region";
    private const string RegionSetting = "aws:region";
    private const string Id = "id";

    private readonly ConcurrentDictionary<string, MapValue> _inputs = new(StringComparer.Ordinal);
    private readonly Func<string, string?> _environment;
    private AnalyzerStackConfigureRequest _settings = new();

    /// <summary>Begins with nothing.</summary>
    /// <param name="environment">Gives the variables of the environment, which is that of the Pulumi CLI.</param>
    public AnalyzedStack(Func<string, string?> environment) => _environment = environment;

    /// <summary>Takes the stack's names and settings.</summary>
    public void Configure(AnalyzerStackConfigureRequest settings) => _settings = settings;

    /// <summary>Keeps the inputs of a resource.</summary>
    public void Keep(AnalyzeRequest resource) => _inputs[resource.Urn] = WireValues.Read(resource.Properties);

    /// <summary>Gives the stack's graph.</summary>
    /// <param name="request">Its resources.</param>
    /// <exception cref="FormatException">A resource has no URN of Pulumi's form.</exception>
    public ResourceGraph Graph(AnalyzeStackRequest request)
    {
        var nodes = new Dictionary<ResourceUrn, ResourceNode>();
        foreach (var resource in request.Resources)
        {
            var node = NodeOf(resource);
            nodes[node.Urn] = node;
        }

        // A provider that the program does not register itself may be known by what it manages alone.
        foreach (
            var provider in request.Resources.Select(resource => resource.Provider).OfType<AnalyzerProviderResource>()
        )
        {
            var urn = ResourceUrn.Parse(provider.Urn);
            nodes.TryAdd(urn, ProviderNode(urn, WireValues.Read(provider.Properties)));
        }

        var first = nodes.Keys.Order().FirstOrDefault();
        return ResourceGraph.Create(
            _settings.Project.Length > 0 ? _settings.Project : first?.Project ?? "",
            _settings.Stack.Length > 0 ? _settings.Stack : first?.Stack ?? "",
            GraphOrder.Of(nodes, [])
        );
    }

    private string? RegionOtherwise =>
        new[]
        {
            _settings.Config.GetValueOrDefault(RegionSetting),
            _environment("AWS_REGION"),
            _environment("AWS_DEFAULT_REGION"),
        }.FirstOrDefault(region => !string.IsNullOrEmpty(region));

    private ResourceNode NodeOf(AnalyzerResource resource)
    {
        var urn = ResourceUrn.Parse(resource.Urn);
        var outputs = Known(WireValues.Read(resource.Properties));
        if (urn.Type.StartsWith(ProviderPrefix, StringComparison.Ordinal))
        {
            return ProviderNode(urn, outputs);
        }

        var isCustom = resource.Provider is not null;
        return new()
        {
            Urn = urn,
            Custom = isCustom,
            // The protocol has no ids, but AWS's provider repeats each among the outputs.
            Id = isCustom && outputs.GetText(Id) is { Length: > 0 } id ? id : null,
            Parent = ResourceUrn.TryParse(resource.Parent, out var parent) ? parent : null,
            Provider = isCustom
                ? new ProviderReference(ResourceUrn.Parse(resource.Provider!.Urn), Signatures.Unknown).ToString()
                : null,
            Dependencies = [.. UrnsIn(resource.Dependencies)],
            PropertyDependencies = resource
                .PropertyDependencies.Where(entry => entry.Value.Urns.Count > 0)
                .ToImmutableSortedDictionary(
                    entry => entry.Key,
                    entry => (IReadOnlyList<ResourceUrn>)[.. UrnsIn(entry.Value.Urns)],
                    StringComparer.Ordinal
                ),
            // What is only read has no inputs, and was not analyzed.
            Inputs = _inputs.GetValueOrDefault(resource.Urn) ?? outputs,
            Outputs = outputs,
        };
    }

    // What is only computed is not there before it is created, as in the JSON of a preview: a provider says of the
    // rules of a new security group that they are not known, where the program leaves them to resources of their own.
    private static MapValue Known(MapValue outputs) =>
        MapValue.Create(outputs.Where(output => output.Value is not UnknownValue));

    // A region that is not among a provider's settings comes from those of the stack or from the environment.
    private ResourceNode ProviderNode(ResourceUrn urn, MapValue settings)
    {
        if (
            urn.Type == AwsProvider
            && settings.Find(Region) is null or NullValue or TextValue { Value: "" }
            && RegionOtherwise is { } region
        )
        {
            settings = settings.With(Region, region);
        }

        return new()
        {
            Urn = urn,
            Custom = true,
            Id = Signatures.Unknown,
            Inputs = settings,
            Outputs = settings,
        };
    }

    private static IEnumerable<ResourceUrn> UrnsIn(IEnumerable<string> texts) =>
        texts
            .Select(text => ResourceUrn.TryParse(text, out var urn) ? urn : null)
            .OfType<ResourceUrn>()
            .Distinct()
            .Order();
}
