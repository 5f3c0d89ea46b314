using PrivateLinkLab.Amazon.Regions;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>A subnet, private or public: which it is, its route table decides.</summary>
internal static class VpcSubnet
{
    /// <summary>Creates the subnet. No instance gets a public IPv4 address by itself.</summary>
    /// <param name="component">The component that it belongs to.</param>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The subnet's arguments.</param>
    /// <param name="vpcId">The VPC's id.</param>
    /// <param name="ipv6Block">The subnet's IPv6 block; null in a VPC with IPv4 alone.</param>
    /// <param name="tags">The component's tags.</param>
    public static Aws.Ec2.Subnet Create(
        Resource component,
        string name,
        VpcSubnetArgs args,
        Input<string> vpcId,
        Input<string>? ipv6Block,
        IReadOnlyDictionary<string, string> tags
    )
    {
        var byId = AvailabilityZoneName.IsId(args.AvailabilityZone);
        return new Aws.Ec2.Subnet(
            $"{name}-{args.Name}",
            new Aws.Ec2.SubnetArgs
            {
                VpcId = vpcId,
                CidrBlock = args.CidrBlock,
                AvailabilityZone = byId ? null! : args.AvailabilityZone,
                AvailabilityZoneId = byId ? args.AvailabilityZone : null!,
                Ipv6CidrBlock = ipv6Block!,
                AssignIpv6AddressOnCreation = ipv6Block is null ? null! : true,
                MapPublicIpOnLaunch = false,
                Tags = ResourceTags.For(args.Name, tags),
            },
            new CustomResourceOptions { Parent = component }
        );
    }
}
