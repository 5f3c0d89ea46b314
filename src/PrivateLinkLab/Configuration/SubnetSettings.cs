using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Values;

namespace PrivateLinkLab.Configuration;

/// <summary>The settings of one VPC's subnets.</summary>
/// <param name="VpcCidrKey">The key of the VPC's block.</param>
/// <param name="BlocksKey">The key of the subnets' blocks.</param>
/// <param name="ZonesKey">The key of their availability zones.</param>
internal sealed record SubnetSettings(string VpcCidrKey, string BlocksKey, string ZonesKey)
{
    /// <summary>Those of the VPC that every scenario has.</summary>
    public static readonly SubnetSettings Own = new(ConfigKeys.VpcCidr, ConfigKeys.SubnetCidrs, ConfigKeys.AvailabilityZones);

    /// <summary>Those of the consumer's VPC.</summary>
    public static readonly SubnetSettings Consumer = new(
        ConfigKeys.ConsumerVpcCidr, ConfigKeys.ConsumerSubnetCidrs, ConfigKeys.ConsumerAvailabilityZones);

    /// <summary>Reads the subnets.</summary>
    /// <param name="reader">The settings.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="count">How many there are unless the settings say otherwise.</param>
    /// <param name="region">The region whose first zones are the default.</param>
    /// <param name="vpcCidr">The VPC's block.</param>
    public static List<PrivateSubnetArgs> Read(SettingsReader reader, SubnetSettings keys, int count, string region, string vpcCidr)
    {
        var blocks = reader.List(keys.BlocksKey) ?? DefaultBlocks(reader, keys, count, vpcCidr);
        var zones = reader.List(keys.ZonesKey) ?? [$"{region}a", $"{region}b"];
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
            .. blocks.Select((block, index) => new PrivateSubnetArgs
            {
                Name = blocks.Count == 1 ? "mySubnet" : $"mySubnet{index + 1}",
                CidrBlock = block,
                AvailabilityZone = zones[index % zones.Count],
            }),
        ];
    }

    // The articles' 10.0.1.0/24 and 10.0.2.0/24, moved along with the VPC's block.
    private static IReadOnlyList<string> DefaultBlocks(SettingsReader reader, SubnetSettings keys, int count, string vpcCidr)
    {
        if (!Cidr.TryParse(vpcCidr, out var vpc, out var problem))
        {
            reader.Add(keys.VpcCidrKey, $"is '{vpcCidr}', {problem}", "An IPv4 block looks like 10.0.0.0/16.");
            return ["10.0.1.0/24"];
        }

        var length = vpc.PrefixLength <= 22 ? 24 : 28;
        if (vpc.PrefixLength > 26)
        {
            reader.Add(
                keys.VpcCidrKey, $"is {vpc}, too small for the scenario's subnets", $"Choose a larger block, or set {ConfigKeys.Namespace}:{keys.BlocksKey}.");
            return [vpcCidr];
        }

        return [.. Enumerable.Range(1, count).Select(index => vpc.Subnet(length, index).ToString())];
    }
}
