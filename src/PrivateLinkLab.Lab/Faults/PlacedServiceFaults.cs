using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>
/// Mistakes in the security groups of what services run in subnets: functions and containers, caches, clusters and the
/// like.
/// </summary>
internal static class PlacedServiceFaults
{
    private static readonly ResourceType[] Clients = [AwsTypes.LambdaFunction, AwsTypes.EcsService];

    private static readonly ResourceType[] Servers =
    [
        AwsTypes.RdsCluster,
        AwsTypes.RdsProxy,
        AwsTypes.DocDbCluster,
        AwsTypes.NeptuneCluster,
        AwsTypes.ElastiCacheCluster,
        AwsTypes.ElastiCacheReplicationGroup,
        AwsTypes.ElastiCacheServerlessCache,
        AwsTypes.MemoryDbCluster,
        AwsTypes.OpenSearchDomain,
        AwsTypes.ElasticsearchDomain,
        AwsTypes.MskCluster,
        AwsTypes.RedshiftCluster,
        AwsTypes.MqBroker,
        AwsTypes.EfsMountTarget,
        AwsTypes.EcsService,
    ];

    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "service-lets-nothing-out",
                Summary = "The security groups of the functions and containers let nothing out.",
                Symptom = "The function or the container times out, whatever it connects to.",
                Reasons = [ReasonCode.SecurityGroupHasNoRules],
                Change = graph => Close(graph, Clients, "egress", AwsTypes.SecurityGroupEgressRule),
            },
            new()
            {
                Name = "service-admits-nobody",
                Summary = "The security groups of the caches, clusters and containers admit nobody.",
                Symptom = "Connections to the service time out.",
                Reasons = [ReasonCode.SecurityGroupHasNoRules],
                Change = graph => Close(graph, Servers, "ingress", AwsTypes.SecurityGroupIngressRule),
            },
        ];

    // Rules are resources of their own, of either generation, or stand inside their group.
    private static GraphEdit Close(ResourceGraph graph, ResourceType[] owners, string direction, ResourceType rule)
    {
        var groups = graph
            .OfTypes(AwsTypes.SecurityGroup)
            .Where(group => group.Id is not null)
            .ToDictionary(group => group.Id!, StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var owner in graph.OfTypes(owners))
        {
            Collect(owner.Inputs, groups, used);
        }

        return new GraphEdit(graph)
            .Remove(graph.Mentioning(rule, GraphParts.SecurityGroupId, used))
            .Remove(
                graph
                    .Mentioning(AwsTypes.SecurityGroupRule, GraphParts.SecurityGroupId, used)
                    .Where(node => node.Inputs.GetText("type") == direction)
            )
            .SetAll(
                used.Select(id => groups[id]).Where(group => group.Inputs.GetList(direction).Count > 0),
                direction,
                ListValue.Empty
            );
    }

    private static void Collect(PropertyValue value, Dictionary<string, ResourceNode> groups, HashSet<string> used)
    {
        switch (value)
        {
            case TextValue { Value: var text } when groups.ContainsKey(text):
                used.Add(text);
                break;
            case ListValue list:
                foreach (var item in list)
                {
                    Collect(item, groups, used);
                }

                break;
            case MapValue map:
                foreach (var (_, item) in map)
                {
                    Collect(item, groups, used);
                }

                break;
        }
    }
}
