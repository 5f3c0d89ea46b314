using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Configuration;

/// <summary>The settings of one VPC's subnets.</summary>
/// <param name="VpcCidrKey">The key of the VPC's block.</param>
/// <param name="BlocksKey">The key of the subnets' blocks.</param>
/// <param name="ZonesKey">The key of their availability zones.</param>
internal sealed record SubnetSettings(TextKey VpcCidrKey, ListKey BlocksKey, ListKey ZonesKey)
{
    /// <summary>Those of the VPC that every scenario has.</summary>
    public static readonly SubnetSettings Own = new(
        ConfigKeys.VpcCidr,
        ConfigKeys.SubnetCidrs,
        ConfigKeys.AvailabilityZones
    );

    /// <summary>Those of the consumer's VPC.</summary>
    public static readonly SubnetSettings Consumer = new(
        ConfigKeys.ConsumerVpcCidr,
        ConfigKeys.ConsumerSubnetCidrs,
        ConfigKeys.ConsumerAvailabilityZones
    );

    /// <summary>Reads the subnets.</summary>
    /// <param name="reader">The settings.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="region">The region, two of whose zones are the default.</param>
    /// <param name="vpcCidr">The VPC's block.</param>
    /// <param name="count">How many there are at least unless the settings say otherwise.</param>
    /// <param name="first">Which of the VPC's equal parts is the first subnet.</param>
    /// <param name="name">The subnets' Name tag, with a number behind it when there are several.</param>
    public static List<PrivateSubnetArgs> Read(
        SettingsReader reader,
        SubnetSettings keys,
        string region,
        string vpcCidr,
        int count = 1,
        int first = 1,
        string name = "mySubnet"
    )
    {
        var chosen = reader.Read(keys.ZonesKey);
        var zones = chosen ?? AwsRegion.Of(region).ZoneNames.Take(2).ToList();
        var blocks = reader.Read(keys.BlocksKey)
            ?? DefaultBlocks(reader, keys, vpcCidr, first, Math.Max(count, chosen?.Count ?? 0));
        if (blocks.Count == 0)
        {
            reader.Add(keys.BlocksKey, "is empty", "Give at least one block.");
        }

        if (zones.Count == 0)
        {
            reader.Add(keys.ZonesKey, "is empty", "Give at least one zone, such as us-east-1a.");
            return [];
        }

        return
        [
            .. blocks.Select(
                (block, index) =>
                    new PrivateSubnetArgs
                    {
                        Name = blocks.Count == 1 ? name : $"{name}{index + 1}",
                        CidrBlock = block,
                        AvailabilityZone = zones[index % zones.Count],
                    }
            ),
        ];
    }

    // The articles' 10.0.1.0/24 and 10.0.2.0/24, moved along with the VPC's block.
    private static IReadOnlyList<string> DefaultBlocks(
        SettingsReader reader,
        SubnetSettings keys,
        string vpcCidr,
        int first,
        int count
    )
    {
        if (CidrText.ProblemOf(vpcCidr, isIpv6: false, out var vpc) is { } problem)
        {
            reader.Add(keys.VpcCidrKey, $"is '{vpcCidr}', {problem}", "An IPv4 block looks like 10.0.0.0/16.");
            return ["10.0.1.0/24"];
        }

        var end = first + count;
        var length = Array.Find([24, 28], length =>
            vpc.PrefixLength <= length - 2 && end <= 1L << (length - vpc.PrefixLength)
        );
        if (length == 0)
        {
            reader.Add(
                keys.VpcCidrKey,
                $"is {vpc}, too small for the scenario's {(count == 1 ? "subnet" : $"{count} subnets")}",
                $"Choose a larger block, or set {ConfigKeys.Namespace}:{keys.BlocksKey}."
            );
            return [vpcCidr];
        }

        return [.. Enumerable.Range(first, count).Select(index => vpc.Subnet(length, index).ToString())];
    }
}
