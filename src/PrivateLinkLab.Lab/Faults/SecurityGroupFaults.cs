using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Mistakes in the rules of security groups.</summary>
internal static class SecurityGroupFaults
{
    private static readonly string[] NoRule =
    [
        ReasonCode.SecurityGroupHasNoRules,
        ReasonCode.SecurityGroupRulesMismatch,
    ];

    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "endpoint-rule-missing",
                Summary = "The security group of the interface endpoints admits nobody on port 443.",
                Symptom = "Session Manager shows no target, and commands that use the endpoints time out.",
                Reasons = [.. NoRule],
                Change = graph => new GraphEdit(graph).Remove(EndpointRules(graph)),
            },
            new()
            {
                Name = "endpoint-rule-wrong-port",
                Summary = "The security group of the interface endpoints admits port 80 in place of 443.",
                Symptom = "DNS answers the endpoints' addresses, and connections to them time out.",
                Reasons = [ReasonCode.SecurityGroupRulesMismatch],
                Change = graph => Ports(graph, EndpointRules(graph), 80),
            },
            new()
            {
                Name = "endpoint-rule-wrong-source",
                Summary =
                    "The security group of the interface endpoints admits 192.0.2.0/24 in place of their clients.",
                Symptom = "DNS answers the endpoints' addresses, and connections to them time out.",
                Reasons = [ReasonCode.SecurityGroupRulesMismatch],
                Change = graph => From(graph, EndpointRules(graph)),
            },
            new()
            {
                Name = "endpoint-default-group",
                Summary = "The interface endpoints have the VPC's default security group, which has no rule.",
                Symptom = "Session Manager shows no target, and commands that use the endpoints time out.",
                Reasons = [.. NoRule],
                Change = DefaultGroup,
            },
            new()
            {
                Name = "instance-egress-missing",
                Summary = "The security groups of the instances let nothing out.",
                Symptom = "Session Manager shows no target: its agent on the instance cannot connect.",
                Reasons = [.. NoRule],
                Change = graph => new GraphEdit(graph).Remove(AgentEgress(graph)),
            },
            new()
            {
                Name = "instance-egress-wrong-port",
                Summary = "The security groups of the instances let port 80 out in place of 443.",
                Symptom = "Session Manager shows no target: its agent on the instance cannot connect.",
                Reasons = [ReasonCode.SecurityGroupRulesMismatch],
                Change = graph =>
                    Ports(graph, AgentEgress(graph).Where(rule => rule.Inputs.GetInt("fromPort") == 443), 80),
            },
            new()
            {
                Name = "database-rule-missing",
                Summary = "The database's security group does not admit the jump server.",
                Symptom = "The session starts, and the MySQL client times out.",
                Reasons = [.. NoRule],
                Change = graph => new GraphEdit(graph).Remove(DatabaseRules(graph)),
            },
            new()
            {
                Name = "database-rule-wrong-port",
                Summary = "The database's security group admits port 3307 in place of 3306.",
                Symptom = "The session starts, and the MySQL client times out.",
                Reasons = [ReasonCode.SecurityGroupRulesMismatch],
                Change = graph => Ports(graph, DatabaseRules(graph), 3307),
            },
            new()
            {
                Name = "database-rule-wrong-source",
                Summary = "The database's security group admits a person's own address in place of the jump server.",
                Symptom =
                    "The session starts, and the MySQL client times out: to the database, the jump server is the "
                    + "client.",
                Reasons = [ReasonCode.SecurityGroupRulesMismatch],
                Change = graph => From(graph, DatabaseRules(graph)),
            },
            new()
            {
                Name = "database-egress-missing",
                Summary = "The jump server's security group does not let port 3306 out to the database.",
                Symptom = "The session starts, and the MySQL client times out.",
                Reasons = [.. NoRule],
                Change = graph =>
                    new GraphEdit(graph).Remove(
                        EgressTo(graph, graph.OfTypes(AwsTypes.DbInstance), GraphParts.InstanceGroups)
                    ),
            },
            new()
            {
                Name = "load-balancer-rule-missing",
                Summary =
                    "The security group of the load balancer admits no client, and its rules apply to PrivateLink "
                    + "traffic.",
                Symptom = "The endpoint is available, and requests through it time out.",
                Reasons = [.. NoRule],
                Change = graph =>
                    new GraphEdit(graph)
                        .Remove(
                            graph.RulesOf(
                                AwsTypes.SecurityGroupIngressRule,
                                graph.OfTypes(AwsTypes.LoadBalancer),
                                GraphParts.BalancerGroups
                            )
                        )
                        .SetAll(WithGroups(graph), "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "on"),
            },
            new()
            {
                Name = "load-balancer-egress-missing",
                Summary = "The security group of the load balancer lets nothing out to the targets.",
                Symptom = "The target is unhealthy, and requests through the endpoint time out.",
                Reasons = [.. NoRule],
                Change = graph =>
                    new GraphEdit(graph).Remove(
                        graph.RulesOf(
                            AwsTypes.SecurityGroupEgressRule,
                            graph.OfTypes(AwsTypes.LoadBalancer),
                            GraphParts.BalancerGroups
                        )
                    ),
            },
            new()
            {
                Name = "target-rule-missing",
                Summary = "The security group of the target does not admit the load balancer.",
                Symptom = "The target is unhealthy, and requests through the endpoint time out.",
                Reasons = [.. NoRule],
                Change = graph =>
                    new GraphEdit(graph).Remove(
                        graph
                            .OfTypes(AwsTypes.SecurityGroupIngressRule)
                            .Where(rule =>
                                rule.Inputs.GetText("referencedSecurityGroupId") is { } source
                                && graph
                                    .OfTypes(AwsTypes.LoadBalancer)
                                    .GroupsOf(GraphParts.BalancerGroups)
                                    .Contains(source)
                            )
                    ),
            },
            new()
            {
                Name = "consumer-rule-missing",
                Summary = "The security group of the consumer's endpoint admits nobody.",
                Symptom = "The endpoint is available, and requests to its name time out.",
                Reasons = [.. NoRule],
                Change = graph =>
                    new GraphEdit(graph).Remove(
                        graph.RulesOf(
                            AwsTypes.SecurityGroupIngressRule,
                            graph.ConsumerEndpoints(),
                            GraphParts.EndpointGroups
                        )
                    ),
            },
        ];

    private static IEnumerable<ResourceNode> EndpointRules(ResourceGraph graph) =>
        graph.RulesOf(AwsTypes.SecurityGroupIngressRule, graph.InterfaceEndpoints(), GraphParts.EndpointGroups);

    private static IEnumerable<ResourceNode> AgentEgress(ResourceGraph graph) =>
        graph.RulesOf(AwsTypes.SecurityGroupEgressRule, graph.ManagedInstances(), GraphParts.InstanceGroups);

    private static IEnumerable<ResourceNode> DatabaseRules(ResourceGraph graph) =>
        graph.RulesOf(AwsTypes.SecurityGroupIngressRule, graph.OfTypes(AwsTypes.DbInstance), GraphParts.InstanceGroups);

    private static IEnumerable<ResourceNode> EgressTo(
        ResourceGraph graph,
        IEnumerable<ResourceNode> owners,
        string groups
    ) => graph.Mentioning(AwsTypes.SecurityGroupEgressRule, "referencedSecurityGroupId", owners.GroupsOf(groups));

    private static IEnumerable<ResourceNode> WithGroups(ResourceGraph graph) =>
        graph
            .OfTypes(AwsTypes.LoadBalancer)
            .Where(balancer => balancer.Inputs.GetTexts(GraphParts.BalancerGroups).Count > 0);

    private static GraphEdit Ports(ResourceGraph graph, IEnumerable<ResourceNode> rules, int port)
    {
        var found = rules.ToList();
        return new GraphEdit(graph).SetAll(found, "fromPort", port).SetAll(found, "toPort", port);
    }

    private static GraphEdit From(ResourceGraph graph, IEnumerable<ResourceNode> rules)
    {
        var edit = new GraphEdit(graph);
        foreach (var rule in rules)
        {
            edit.Unset(rule, "referencedSecurityGroupId")
                .Unset(rule, "prefixListId")
                .Unset(rule, "cidrIpv6")
                .Set(rule, "cidrIpv4", "192.0.2.0/24");
        }

        return edit;
    }

    private static GraphEdit DefaultGroup(ResourceGraph graph)
    {
        var edit = new GraphEdit(graph);
        foreach (var endpoint in graph.InterfaceEndpoints())
        {
            var vpc = graph
                .OfTypes(ResourceTypes.Vpcs)
                .FirstOrDefault(node => node.Id == endpoint.Inputs.GetText("vpcId"));
            if (vpc?.Outputs.GetText("defaultSecurityGroupId") is { } group)
            {
                edit.Set(endpoint, GraphParts.EndpointGroups, PropertyValue.OfTexts([group]));
            }
        }

        return edit;
    }
}
