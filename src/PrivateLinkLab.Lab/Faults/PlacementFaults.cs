using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Interface endpoints that stand in no subnet, or in one where they are of no use.</summary>
internal static class PlacementFaults
{
    private const string SubnetIds = "subnetIds";
    private const string SubnetConfigurations = "subnetConfigurations";

    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "endpoint-without-subnet",
                Summary = "The interface endpoints have no subnet, so no network interface.",
                Symptom = "The endpoints exist and nothing can connect to them.",
                Reasons = [ReasonCode.PrivateLinkNoSubnet],
                Change = graph => In(new GraphEdit(graph), graph.InterfaceEndpoints(), null),
            },
            new()
            {
                Name = "endpoint-wrong-subnet",
                Summary = "The interface endpoints stand in a subnet whose network ACL lets nothing in or out.",
                Symptom = "DNS answers the endpoints' addresses, and connections to them time out.",
                Reasons = [ReasonCode.NetworkAclRestriction],
                Change = InClosedSubnet,
            },
            new()
            {
                Name = "endpoint-wrong-vpc",
                Summary = "The interface endpoints stand in another VPC than their clients.",
                Symptom = "DNS answers public addresses for AWS's services, and connections to them time out.",
                Reasons = [ReasonCode.NoRouteToDestination],
                Change = InOtherVpc,
            },
        ];

    private static GraphEdit InClosedSubnet(ResourceGraph graph)
    {
        var edit = new GraphEdit(graph);
        foreach (var (vpc, endpoints) in ByVpc(graph))
        {
            if (FreeBlock(graph, vpc) is not { } block)
            {
                continue;
            }

            var zone = graph
                .OfTypes(ResourceTypes.Subnets)
                .Where(subnet => subnet.Inputs.GetText("vpcId") == vpc.Id)
                .Select(subnet => subnet.Inputs.GetText("availabilityZone"))
                .FirstOrDefault(name => name is not null)
                ?? "us-east-1a";
            var subnet = AddSubnet(edit, $"{vpc.Name}-fault-subnet", vpc.Id!, block, zone);
            edit.Add(
                AwsTypes.NetworkAcl,
                $"{vpc.Name}-fault-acl",
                "acl",
                MapValue.Create(
                    ("vpcId", vpc.Id!),
                    (SubnetIds, PropertyValue.OfTexts([subnet])),
                    ("ingress", ListValue.Empty),
                    ("egress", ListValue.Empty)
                )
            );
            In(edit, endpoints, subnet);
        }

        return edit;
    }

    private static GraphEdit InOtherVpc(ResourceGraph graph)
    {
        var edit = new GraphEdit(graph);
        var endpoints = graph.InterfaceEndpoints().ToList();
        if (endpoints.Count == 0)
        {
            return edit;
        }

        var block = CidrBlock.Parse("172.31.0.0/16");
        var vpc = edit.Add(
            AwsTypes.Vpc,
            "fault-vpc",
            "vpc",
            MapValue.Create(("cidrBlock", block.ToString()), ("enableDnsSupport", true), ("enableDnsHostnames", true))
        );
        var group = edit.Add(AwsTypes.SecurityGroup, "fault-security-group", "sg", MapValue.Create(("vpcId", vpc)));
        edit.Add(
            AwsTypes.SecurityGroupIngressRule,
            "fault-security-group-rule",
            "sgr",
            MapValue.Create(
                (GraphParts.SecurityGroupId, group),
                ("cidrIpv4", "0.0.0.0/0"),
                ("ipProtocol", "tcp"),
                ("fromPort", 443),
                ("toPort", 443)
            )
        );
        var subnet = AddSubnet(edit, "fault-subnet", vpc, block, "us-east-1a");
        return In(edit, endpoints, subnet)
            .SetAll(endpoints, "vpcId", vpc)
            .SetAll(endpoints, GraphParts.EndpointGroups, PropertyValue.OfTexts([group]));
    }

    private static string AddSubnet(GraphEdit edit, string name, string vpc, CidrBlock block, string zone) =>
        edit.Add(
            AwsTypes.Subnet,
            name,
            "subnet",
            MapValue.Create(("vpcId", vpc), ("cidrBlock", block.ToString()), ("availabilityZone", zone))
        );

    // Null for no subnet at all. The network interface's address is drawn anew, so it is not known.
    private static GraphEdit In(GraphEdit edit, IEnumerable<ResourceNode> endpoints, string? subnet)
    {
        var subnets = subnet is null ? ListValue.Empty : PropertyValue.OfTexts([subnet]);
        foreach (var endpoint in endpoints.Where(endpoint => endpoint.Inputs.GetList(SubnetIds).Count > 0))
        {
            edit.Set(endpoint, SubnetIds, subnets)
                .Unset(endpoint, SubnetConfigurations)
                .Unset(endpoint, "networkInterfaceIds");
        }

        return edit;
    }

    private static IEnumerable<(ResourceNode Vpc, List<ResourceNode> Endpoints)> ByVpc(ResourceGraph graph) =>
        graph
            .OfTypes(ResourceTypes.Vpcs)
            .Select(vpc =>
                (vpc, graph.InterfaceEndpoints().Where(endpoint => endpoint.Inputs.GetText("vpcId") == vpc.Id).ToList())
            )
            .Where(entry => entry.vpc.Id is not null && entry.Item2.Count > 0);

    // The VPC's last 16 addresses, unless a subnet has them.
    private static CidrBlock? FreeBlock(ResourceGraph graph, ResourceNode vpc)
    {
        if (!CidrBlock.TryParseIpv4(vpc.Inputs.GetText("cidrBlock"), out var whole) || whole.PrefixLength > 28)
        {
            return null;
        }

        var last = CidrBlock.Around(whole.Last, 28);
        var taken = graph
            .OfTypes(ResourceTypes.Subnets)
            .Where(subnet => subnet.Inputs.GetText("vpcId") == vpc.Id)
            .Any(subnet =>
                CidrBlock.TryParseIpv4(subnet.Inputs.GetText("cidrBlock"), out var block) && block.Overlaps(last)
            );
        return taken ? null : last;
    }
}
