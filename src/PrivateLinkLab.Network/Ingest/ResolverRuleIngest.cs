using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Rules of Route 53 Resolver with the VPCs that they are associated with.</summary>
internal static class ResolverRuleIngest
{
    public static ImmutableArray<ResolverRule> Read(GraphReader graph)
    {
        var rules = new Dictionary<string, ResourceNode>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.ResolverRule))
        {
            rules.TryAdd(Identity.KeyOf(node), node);
        }

        return
        [
            .. graph
                .All(AwsTypes.ResolverRuleAssociation)
                .GroupBy(node => graph.Reference(node, "resolverRuleId", AwsTypes.ResolverRule) ?? "")
                .SelectMany(associated =>
                    rules.TryGetValue(associated.Key, out var rule)
                        ? [Of(graph, rule, VpcsOf(graph, associated))]
                        // One that the graph does not have may be for any name.
                        : associated.Select(node => new ResolverRule(
                            graph.IdentityOf(node),
                            null,
                            Truth.Unknown,
                            VpcsOf(graph, [node])
                        ))
                ),
        ];
    }

    private static ResolverRule Of(GraphReader graph, ResourceNode node, ImmutableArray<string> vpcs)
    {
        var properties = PropertyReader.Of(node);
        return new(
            graph.IdentityOf(node),
            properties.Text("domainName")?.TrimEnd('.').ToLowerInvariant(),
            properties.Text("ruleType") is { } type
                ? TruthLogic.Of(type is not ("SYSTEM" or "RECURSIVE"))
                : Truth.Unknown,
            vpcs
        );
    }

    private static ImmutableArray<string> VpcsOf(GraphReader graph, IEnumerable<ResourceNode> associations) =>
        [.. associations.Select(node => graph.Reference(node, "vpcId", ResourceTypes.Vpcs)).OfType<string>()];
}
