using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>The NAT gateways of a <see cref="PublicEgress"/>, and the private subnets' routes to them.</summary>
internal static class NatGateways
{
    /// <summary>Creates them where <see cref="PublicEgressArgs.NatGateways"/> wants them.</summary>
    /// <param name="egress">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="subnets">The public subnets.</param>
    /// <param name="gateway">The Internet gateway.</param>
    /// <param name="leadOut">What leads from the public subnets to it.</param>
    /// <returns>The gateways' public addresses.</returns>
    public static List<Output<string>> Create(
        Resource egress,
        string name,
        PublicEgressArgs args,
        IReadOnlyList<PublicSubnet> subnets,
        Aws.Ec2.InternetGateway gateway,
        InputList<Resource> leadOut
    )
    {
        var addresses = new List<Output<string>>();
        var gateways = new Dictionary<string, Aws.Ec2.NatGateway>();
        foreach (var subnet in NatSubnets(args, subnets))
        {
            var natName = $"{name}-nat-{subnet.AvailabilityZone}";
            // AWS refuses to detach the gateway while an Elastic IP address depends on it: release the address first.
            var address = new Aws.Ec2.Eip(
                $"{natName}-address",
                new Aws.Ec2.EipArgs { Domain = "vpc", Tags = ResourceTags.For(natName, args.Tags) },
                new CustomResourceOptions { Parent = egress, DependsOn = { gateway } }
            );
            gateways[subnet.AvailabilityZone] = new Aws.Ec2.NatGateway(
                natName,
                new Aws.Ec2.NatGatewayArgs
                {
                    SubnetId = subnet.Id,
                    AllocationId = address.Id,
                    ConnectivityType = "public",
                    Tags = ResourceTags.For(natName, args.Tags),
                },
                new CustomResourceOptions
                {
                    Parent = egress,
                    DependsOn = leadOut,
                    // Another one could not have the address while this has it
                    // (github.com/pulumi/pulumi-aws/issues/1483).
                    DeleteBeforeReplace = true,
                }
            );
            addresses.Add(address.PublicIp);
        }

        foreach (var privateSubnet in gateways.Count == 0 ? [] : args.Network.FirstOfEachZone)
        {
            var zone = privateSubnet.AvailabilityZone.Plain!;
            _ = new Aws.Ec2.Route(
                $"{name}-private-{zone}-to-nat",
                new Aws.Ec2.RouteArgs
                {
                    RouteTableId = privateSubnet.RouteTableId!,
                    DestinationCidrBlock = PublicEgress.Anywhere,
                    NatGatewayId = (gateways.GetValueOrDefault(zone) ?? gateways.Values.First()).Id,
                },
                new CustomResourceOptions { Parent = egress }
            );
        }

        return addresses;
    }

    private static IEnumerable<PublicSubnet> NatSubnets(PublicEgressArgs args, IReadOnlyList<PublicSubnet> subnets) =>
        args.NatGateways switch
        {
            NatGatewayPlacement.None => [],
            NatGatewayPlacement.One => [subnets[0]],
            _ => args.Network.FirstOfEachZone.Select(privateSubnet =>
                subnets.First(subnet => subnet.AvailabilityZone == privateSubnet.AvailabilityZone.Plain)
            ),
        };
}
