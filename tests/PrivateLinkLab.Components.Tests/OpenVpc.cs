using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Values;

namespace PrivateLinkLab.Components.Tests;

/// <summary>A VPC of two zones that may have a way to the internet, and that way.</summary>
internal static class OpenVpc
{
    public static PrivateVpc New(AddressFamily family = AddressFamily.Ipv4) =>
        Composition.NewVpc(flowLogs: false, isolated: false, family);

    public static PublicEgress Egress(NatGatewayPlacement natGateways) => Egress(New().Network, natGateways);

    public static PublicEgress Egress(VpcNetwork network, NatGatewayPlacement natGateways) =>
        new(
            "egress",
            new PublicEgressArgs
            {
                Network = network,
                Subnets =
                [
                    Subnet("public1", "10.0.101.0/24", "us-east-1a"),
                    Subnet("public2", "10.0.102.0/24", "us-east-1b"),
                ],
                NatGateways = natGateways,
            }
        );

    public static PublicSubnetArgs Subnet(string name, string cidrBlock, string zone) =>
        new()
        {
            Name = name,
            CidrBlock = cidrBlock,
            AvailabilityZone = zone,
        };
}
