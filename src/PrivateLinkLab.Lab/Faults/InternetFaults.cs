using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Mistakes in the account's settings and in what translates addresses on the way to the internet.</summary>
internal static class InternetFaults
{
    private const string SourceDestCheck = "sourceDestCheck";

    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "public-access-blocked",
                Summary = "VPC Block Public Access is on in the account, in both directions.",
                Symptom = "Nothing passes an Internet gateway, although every route and every group is right.",
                Reasons = [ReasonCode.BlockPublicAccessEnabled],
                Change = BlockPublicAccess,
            },
            new()
            {
                Name = "regional-nat-in-other-zone",
                Summary = "The regional NAT gateway's addresses are all in another zone than its clients.",
                Symptom = "Connections to the internet cross zones, and where AWS has not expanded it they time out.",
                Reasons = [ReasonCode.UnknownResource],
                Change = graph =>
                {
                    var regional = graph
                        .OfTypes(AwsTypes.NatGateway)
                        .Where(nat => nat.Inputs.GetText("availabilityMode") == "regional")
                        .ToList();
                    return new GraphEdit(graph)
                        .SetAll(regional, "autoProvisionZones", "disabled")
                        .SetAll(
                            regional,
                            "availabilityZoneAddresses",
                            PropertyValue.Of([MapValue.Create(("availabilityZoneId", "use1-az0"))])
                        );
                },
            },
            new()
            {
                Name = "regional-nat-of-another-vpc",
                Summary = "The regional NAT gateway is in another VPC than the route tables that lead to it.",
                Symptom = "Connections to the internet time out in every zone.",
                Reasons = [ReasonCode.NatRequiresSourceInVpc],
                Change = NatOfAnotherVpc,
            },
            new()
            {
                Name = "nat-instance-checks-source",
                Summary = "The NAT instance has its source/destination check on, which is AWS's default.",
                Symptom = "Whatever is routed to the NAT instance times out.",
                Reasons = [ReasonCode.SourceDestCheckRestriction],
                Change = graph =>
                {
                    var targets = graph
                        .TargetsOf("networkInterfaceId")
                        .Concat(graph.TargetsOf("instanceId"))
                        .ToHashSet();
                    return new GraphEdit(graph).SetAll(
                        graph
                            .OfTypes([.. ResourceTypes.Instances, AwsTypes.NetworkInterface])
                            .Where(node =>
                                node.Inputs.GetBool(SourceDestCheck) == false
                                && (
                                    targets.Contains(node.Id ?? "")
                                    || targets.Contains(node.Outputs.GetText("primaryNetworkInterfaceId") ?? "")
                                )
                            ),
                        SourceDestCheck,
                        true
                    );
                },
            },
        ];

    private static GraphEdit NatOfAnotherVpc(ResourceGraph graph)
    {
        var regional = graph
            .OfTypes(AwsTypes.NatGateway)
            .Where(nat => nat.Inputs.GetText("availabilityMode") == "regional")
            .ToList();
        var edit = new GraphEdit(graph);
        if (regional.Count > 0)
        {
            var other = edit.Add(
                AwsTypes.Vpc,
                "fault-other-vpc",
                "vpc",
                MapValue.Create(("cidrBlock", "10.255.0.0/16"))
            );
            edit.SetAll(regional, "vpcId", other);
        }

        return edit;
    }

    private static GraphEdit BlockPublicAccess(ResourceGraph graph)
    {
        var edit = new GraphEdit(graph);
        var known = graph.OfTypes(AwsTypes.VpcBlockPublicAccessOptions).ToList();
        var regions = new ResourceRegions(graph);
        var gateways = graph
            .OfTypes(AwsTypes.InternetGateway)
            .GroupBy(regions.Of)
            .Where(gateways => gateways.Key is not null);
        edit.Remove(graph.OfTypes(AwsTypes.VpcBlockPublicAccessExclusion))
            .SetAll(known, "internetGatewayBlockMode", "block-bidirectional");
        foreach (var region in known.Count == 0 ? gateways : [])
        {
            edit.Add(
                AwsTypes.VpcBlockPublicAccessOptions,
                $"fault-block-public-access-{region.Key}",
                "bpa",
                MapValue.Create(("internetGatewayBlockMode", "block-bidirectional"), ("awsRegion", region.Key!))
            );
        }

        return edit;
    }
}
