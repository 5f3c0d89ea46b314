using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Mistakes in routes, gateways and network ACLs.</summary>
internal static class RoutingFaults
{
    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "nat-route-missing",
                Summary = "The private subnets have no route to the NAT gateway.",
                Symptom = "Everything beyond the VPC times out.",
                Reasons = [ReasonCode.NoRouteToDestination],
                Change = graph => new GraphEdit(graph).RemoveRoutes(graph, route => route.ContainsKey("natGatewayId")),
            },
            new()
            {
                Name = "internet-route-missing",
                Summary = "The public subnet has no route to the Internet gateway.",
                Symptom =
                    "What is in the public subnet, and what goes through its NAT gateway, reaches nothing outside.",
                Reasons = [ReasonCode.NoRouteToDestination],
                Change = graph =>
                    new GraphEdit(graph).RemoveRoutes(graph, route =>
                        route.GetText("gatewayId")?.StartsWith("igw-", StringComparison.Ordinal) == true
                    ),
            },
            new()
            {
                Name = "internet-gateway-detached",
                Summary = "The Internet gateway is attached to no VPC.",
                Symptom =
                    "What is in the public subnet, and what goes through its NAT gateway, reaches nothing outside.",
                Reasons = [ReasonCode.UnassociatedComponent, ReasonCode.BadStateRoute],
                Change = graph =>
                {
                    var edit = new GraphEdit(graph);
                    foreach (var gateway in graph.OfTypes(AwsTypes.InternetGateway))
                    {
                        edit.Unset(gateway, "vpcId");
                    }

                    return edit;
                },
            },
            new()
            {
                Name = "nat-in-private-subnet",
                Summary = "The NAT gateway stands in the private subnet, whose default route leads to itself.",
                Symptom = "Everything beyond the VPC times out.",
                Reasons = [ReasonCode.NoRouteToDestination, ReasonCode.CannotRoute],
                Change = graph =>
                {
                    var instanceSubnet = graph
                        .OfTypes(ResourceTypes.Instances)
                        .Select(instance => instance.Inputs.GetText("subnetId"))
                        .FirstOrDefault();
                    return instanceSubnet is null
                        ? null
                        : new GraphEdit(graph).SetAll(graph.OfTypes(AwsTypes.NatGateway), "subnetId", instanceSubnet);
                },
            },
            new()
            {
                Name = "public-address-missing",
                Summary = "The instance in the public subnet has no public address.",
                Symptom = "It reaches nothing outside, although the route to the Internet gateway is there.",
                Reasons = [ReasonCode.PublicAddressForEgress],
                Change = graph =>
                {
                    var edit = new GraphEdit(graph);
                    foreach (
                        var instance in graph
                            .OfTypes(ResourceTypes.Instances)
                            .Where(node => node.Inputs.GetBool("associatePublicIpAddress") == true)
                    )
                    {
                        edit.Set(instance, "associatePublicIpAddress", false)
                            .Set(instance, "publicIp", "")
                            .Set(instance, "publicDns", "");
                    }

                    return edit;
                },
            },
            new()
            {
                Name = "ephemeral-ports-blocked",
                Summary =
                    "A network ACL on every subnet lets requests in and out, and no answer in: the ephemeral ports "
                    + "are missing.",
                Symptom = "Whatever crosses a subnet's border times out, although every security group is right.",
                Reasons = [ReasonCode.NetworkAclRestriction],
                Change = graph =>
                    OnEverySubnet(
                        graph,
                        ingress:
                        [
                            Entry(100, "allow", 443, 443),
                            Entry(110, "allow", 80, 80),
                            Entry(120, "allow", 3306, 3306),
                        ],
                        egress: [Entry(100, "allow", 0, 65535)]
                    ),
            },
            new()
            {
                Name = "network-acl-denies",
                Summary = "A network ACL on every subnet denies all ports with rule 90, before rule 100 allows them.",
                Symptom = "Whatever crosses a subnet's border times out, although every security group is right.",
                Reasons = [ReasonCode.NetworkAclRestriction],
                Change = graph =>
                    OnEverySubnet(
                        graph,
                        ingress: [Entry(90, "deny", 0, 65535), Entry(100, "allow", 0, 65535)],
                        egress: [Entry(90, "deny", 0, 65535), Entry(100, "allow", 0, 65535)]
                    ),
            },
        ];

    private static MapValue Entry(int number, string action, int from, int to) =>
        MapValue.Create(
            ("ruleNo", number),
            ("action", action),
            ("protocol", "tcp"),
            ("cidrBlock", "0.0.0.0/0"),
            ("fromPort", from),
            ("toPort", to)
        );

    // Inside one subnet a network ACL is not asked, so that only what crosses a border shows the fault.
    private static GraphEdit? OnEverySubnet(ResourceGraph graph, MapValue[] ingress, MapValue[] egress)
    {
        var edit = new GraphEdit(graph);
        foreach (var vpc in graph.OfTypes(ResourceTypes.Vpcs).Where(vpc => vpc.Id is not null))
        {
            var subnets = graph
                .OfTypes(ResourceTypes.Subnets)
                .Where(subnet => subnet.Inputs.GetText("vpcId") == vpc.Id)
                .Select(subnet => subnet.Id)
                .OfType<string>()
                .ToList();
            if (subnets.Count == 0 || !HasTrafficAcrossSubnets(graph, vpc, subnets.Count))
            {
                continue;
            }

            edit.Remove(
                graph
                    .OfTypes(AwsTypes.NetworkAcl)
                    .Where(acl => acl.Inputs.GetTexts("subnetIds").Intersect(subnets).Any())
            );
            edit.Add(
                AwsTypes.NetworkAcl,
                $"{vpc.Name}-fault-acl",
                "acl",
                MapValue.Create(
                    ("vpcId", vpc.Id!),
                    ("subnetIds", PropertyValue.OfTexts(subnets)),
                    ("ingress", PropertyValue.Of([.. ingress])),
                    ("egress", PropertyValue.Of([.. egress]))
                )
            );
        }

        return edit;
    }

    private static bool HasTrafficAcrossSubnets(ResourceGraph graph, ResourceNode vpc, int subnets) =>
        subnets > 1
        || graph.OfTypes(AwsTypes.InternetGateway).Any(gateway => gateway.Inputs.GetText("vpcId") == vpc.Id)
        || graph.GatewayEndpoints().Any(endpoint => endpoint.Inputs.GetText("vpcId") == vpc.Id);
}
