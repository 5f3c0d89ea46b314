using PrivateLinkLab.Components.Network;

namespace PrivateLinkLab.Components.Tests;

/// <summary>A VPC that exists already, described by hand: two zones, no resource of the program.</summary>
internal static class ExistingVpc
{
    public static VpcNetwork Network(int subnets = 2, bool supportsPrivateDns = true, bool isolated = true) =>
        new()
        {
            VpcId = "vpc-0123456789abcdef0",
            CidrBlock = "10.0.0.0/16",
            Subnets =
            [
                .. Enumerable
                    .Range(1, subnets)
                    .Select(index => Subnet(index, index % 2 == 1 ? "us-east-1a" : "us-east-1b")),
            ],
            SupportsPrivateDns = supportsPrivateDns,
            Isolated = isolated,
        };

    public static PrivateSubnet Subnet(int index, string zone) =>
        new()
        {
            Name = $"mySubnet{index}",
            Id = $"subnet-0123456789abcde{index:00}",
            CidrBlock = $"10.0.{index}.0/24",
            AvailabilityZone = zone,
            RouteTableId = "rtb-0123456789abcdef0",
        };
}
