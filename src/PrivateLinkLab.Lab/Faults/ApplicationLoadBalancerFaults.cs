using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Mistakes around Application and Classic Load Balancers, whose targets see the load balancer.</summary>
internal static class ApplicationLoadBalancerFaults
{
    // Reserved for documentation (RFC 5737), so that nothing of a stack has such an address.
    private const string Elsewhere = "203.0.113.0/24";

    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "targets-admit-clients-only",
                Summary =
                    "The security group of the targets admits the clients' network in place of the Application Load "
                    + "Balancer, which is whom targets see.",
                Symptom = "The load balancer answers 504, and its targets are unhealthy.",
                Reasons = [ReasonCode.SecurityGroupRulesMismatch],
                Change = AdmitClientsOnly,
            },
            new()
            {
                Name = "request-to-empty-group",
                Summary = "The target groups of the Application Load Balancer have no targets.",
                Symptom = "The load balancer answers 503.",
                Reasons = [ReasonCode.NoTargetsInZone],
                Change = graph =>
                    new GraphEdit(graph).Remove(
                        graph.Mentioning(AwsTypes.TargetGroupAttachment, "targetGroupArn", HttpGroups(graph))
                    ),
            },
            new()
            {
                Name = "classic-balancer-without-instances",
                Summary = "No instance is registered with the Classic Load Balancer.",
                Symptom = "The load balancer answers 503, or closes connections.",
                Reasons = [ReasonCode.NoTargetsInZone],
                Change = graph =>
                    new GraphEdit(graph)
                        .Remove(graph.OfTypes(AwsTypes.ClassicLoadBalancerAttachment))
                        .SetAll(
                            graph
                                .OfTypes(AwsTypes.ClassicLoadBalancer)
                                .Where(balancer => balancer.Inputs.GetList("instances").Count > 0),
                            "instances",
                            ListValue.Empty
                        ),
            },
        ];

    private static GraphEdit AdmitClientsOnly(ResourceGraph graph)
    {
        var groups = graph
            .OfTypes(AwsTypes.LoadBalancer)
            .Where(balancer => balancer.Inputs.GetText("loadBalancerType") is "application" or null)
            .Concat(graph.OfTypes(AwsTypes.ClassicLoadBalancer))
            .GroupsOf(GraphParts.BalancerGroups);
        var edit = new GraphEdit(graph);
        foreach (var rule in graph.Mentioning(AwsTypes.SecurityGroupIngressRule, "referencedSecurityGroupId", groups))
        {
            edit.Set(rule, "cidrIpv4", Elsewhere).Unset(rule, "referencedSecurityGroupId");
        }

        foreach (var rule in graph.Mentioning(AwsTypes.SecurityGroupRule, "sourceSecurityGroupId", groups))
        {
            edit.Set(rule, "cidrBlocks", PropertyValue.OfTexts([Elsewhere])).Unset(rule, "sourceSecurityGroupId");
        }

        return edit;
    }

    private static HashSet<string> HttpGroups(ResourceGraph graph) =>
        graph
            .OfTypes(AwsTypes.TargetGroup)
            .Where(group => group.Inputs.GetText("protocol") is "HTTP" or "HTTPS")
            .Select(group => group.Id)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
}
