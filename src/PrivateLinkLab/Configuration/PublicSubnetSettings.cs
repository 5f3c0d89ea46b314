using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Configuration;

/// <summary>Lays out the public subnets beside the private ones: in their zones, and where the VPC has room.</summary>
internal static class PublicSubnetSettings
{
    /// <summary>Gives the public subnets that the settings name, or as many as the NAT gateways need.</summary>
    public static IReadOnlyList<PublicSubnetArgs> Read(
        SettingsReader reader,
        string vpcCidr,
        IReadOnlyList<PrivateSubnetArgs> privateSubnets,
        NatGatewayPlacement natGateways
    )
    {
        var zones = privateSubnets.Select(subnet => subnet.AvailabilityZone).Distinct().ToList();
        if (zones.Count == 0)
        {
            return [];
        }

        var blocks = reader.Read(ConfigKeys.PublicSubnetCidrs)
            ?? FreeBlocks(
                reader,
                vpcCidr,
                privateSubnets,
                natGateways == NatGatewayPlacement.PerZone ? zones.Count : 1
            );
        if (blocks.Count == 0)
        {
            reader.Add(ConfigKeys.PublicSubnetCidrs, "is empty", "Give at least one block.");
        }

        return
        [
            .. blocks.Select(
                (block, index) =>
                    new PublicSubnetArgs
                    {
                        Name = blocks.Count == 1 ? "publicSubnet" : $"publicSubnet{index + 1}",
                        CidrBlock = block,
                        AvailabilityZone = zones[index % zones.Count],
                    }
            ),
        ];
    }

    private static IReadOnlyList<string> FreeBlocks(
        SettingsReader reader,
        string vpcCidr,
        IReadOnlyList<PrivateSubnetArgs> privateSubnets,
        int count
    )
    {
        // What is wrong with these blocks, the components say.
        if (CidrText.ProblemOf(vpcCidr, isIpv6: false, out var vpc) is not null || vpc.PrefixLength > 28)
        {
            return [vpcCidr];
        }

        var taken = privateSubnets
            .Where(subnet => CidrBlock.TryParse(subnet.CidrBlock, out var block, out _) && !block.IsIpv6)
            .Select(subnet => CidrBlock.Parse(subnet.CidrBlock))
            .ToList();
        var length = vpc.PrefixLength <= 22 ? 24 : 28;
        // The first part stays free as long as another is, as in the articles.
        var free = Enumerable
            .Range(1, (1 << (length - vpc.PrefixLength)) - 1)
            .Append(0)
            .Select(index => vpc.Subnet(length, index))
            .Where(block => !taken.Exists(block.Overlaps))
            .Take(count)
            .ToList();
        if (free.Count < count)
        {
            reader.Add(
                ConfigKeys.PublicSubnetCidrs,
                $"is {ConfigKeys.Auto}, and the VPC's {vpc} has no /{length} left for a public subnet",
                $"Choose a larger {ConfigKeys.VpcCidr}, or smaller subnets."
            );
            return [vpcCidr];
        }

        return [.. free.Select(block => block.ToString())];
    }
}
