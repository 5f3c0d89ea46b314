using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Policy.Protocol;

namespace PrivateLinkLab.Policy.Tests;

/// <summary>
/// What Pulumi's engine sends of a stack: inputs first, then everything, in an order that means nothing
/// (pulumi/pulumi, pkg/resource/deploy/step_generator.go, AnalyzeResources).
/// </summary>
internal static class EngineMessages
{
    private const string ProviderPrefix = "pulumi:providers:";

    /// <summary>The inputs of each resource; what is only read has none.</summary>
    public static IEnumerable<AnalyzeRequest> Inputs(ResourceGraph graph) =>
        Sent(graph)
            .Where(node => !node.External)
            .Select(node => new AnalyzeRequest
            {
                Type = node.Urn.Type,
                Name = node.Name,
                Urn = node.Urn.ToString(),
                Properties = WireValues.Write(node.Inputs),
                Provider = ProviderOf(graph, node),
            });

    /// <summary>All resources at the end.</summary>
    public static AnalyzeStackRequest Stack(ResourceGraph graph)
    {
        var request = new AnalyzeStackRequest();
        foreach (var node in Sent(graph).Reverse())
        {
            var resource = new AnalyzerResource
            {
                Type = node.Urn.Type,
                Name = node.Name,
                Urn = node.Urn.ToString(),
                Properties = WireValues.Write(WithId(node)),
                Provider = ProviderOf(graph, node),
                Parent = node.Parent?.ToString() ?? "",
            };
            resource.Dependencies.AddRange(node.Dependencies.Select(urn => urn.ToString()));
            foreach (var (property, urns) in node.PropertyDependencies)
            {
                resource.PropertyDependencies[property] = new() { Urns = { urns.Select(urn => urn.ToString()) } };
            }

            request.Resources.Add(resource);
        }

        return request;
    }

    private static IEnumerable<ResourceNode> Sent(ResourceGraph graph) =>
        graph.Resources.Where(node => !node.PendingDelete);

    // AWS's provider has the id among the outputs, and in a preview says that it is not known.
    private static MapValue WithId(ResourceNode node) =>
        !node.Custom || IsProvider(node)
            ? node.Outputs
            : node.Outputs.With("id", node.Id is { } id ? id : PropertyValue.Unknown);

    private static bool IsProvider(ResourceNode node) =>
        node.Urn.Type.StartsWith(ProviderPrefix, StringComparison.Ordinal);

    private static AnalyzerProviderResource? ProviderOf(ResourceGraph graph, ResourceNode node)
    {
        if (!node.Custom || IsProvider(node))
        {
            return null;
        }

        var urn = ProviderReference.TryParse(node.Provider, out var reference)
            ? reference.Urn
            : ResourceUrn.Create(graph.Stack, graph.Project, null, $"{ProviderPrefix}aws", "default");
        return new()
        {
            Type = urn.Type,
            Name = urn.Name,
            Urn = urn.ToString(),
            Properties = WireValues.Write(graph.Find(urn)?.Inputs ?? MapValue.Empty),
        };
    }
}
