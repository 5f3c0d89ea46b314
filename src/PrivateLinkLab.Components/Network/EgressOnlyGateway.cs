using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// What NAT gateways are for IPv4: IPv6 addresses are public, and only an egress-only Internet gateway keeps
/// connections from coming in.
/// </summary>
internal static class EgressOnlyGateway
{
    /// <summary>Creates the gateway and the private subnets' routes to it.</summary>
    /// <param name="egress">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its arguments.</param>
    public static void Create(Resource egress, string name, PublicEgressArgs args)
    {
        var asChild = new CustomResourceOptions { Parent = egress };
        var gateway = new Aws.Ec2.EgressOnlyInternetGateway(
            $"{name}-egress-only-gateway",
            new Aws.Ec2.EgressOnlyInternetGatewayArgs
            {
                VpcId = args.Network.VpcId,
                Tags = ResourceTags.For($"{name}-egress-only-gateway", args.Tags),
            },
            asChild
        );
        foreach (var privateSubnet in args.Network.FirstOfEachZone)
        {
            _ = new Aws.Ec2.Route(
                $"{name}-private-{privateSubnet.AvailabilityZone}-to-internet-ipv6",
                new Aws.Ec2.RouteArgs
                {
                    RouteTableId = privateSubnet.RouteTableId!,
                    DestinationIpv6CidrBlock = PublicEgress.AnywhereOverIpv6,
                    EgressOnlyGatewayId = gateway.Id,
                },
                asChild
            );
        }
    }
}
