using PrivateLinkLab.Amazon.Addresses;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// The parts of a VPC's IPv6 block: Amazon gives a VPC a /56, and a dual-stack subnet a /64 (Amazon VPC user guide,
/// "VPC CIDR blocks", "Subnet CIDR blocks"). Private subnets have the first parts, public ones the last: both can grow.
/// </summary>
internal static class Ipv6Parts
{
    /// <summary>How many a block from Amazon has.</summary>
    public const int Count = 256;

    private const int PrefixLength = 64;

    /// <summary>A private subnet's part.</summary>
    /// <param name="vpc">The VPC's block.</param>
    /// <param name="index">The subnet's place among the private ones.</param>
    public static string FromTheStart(string vpc, int index) =>
        CidrBlock.Parse(vpc).Subnet(PrefixLength, index).ToString();

    /// <summary>A public subnet's part.</summary>
    /// <param name="vpc">The VPC's block.</param>
    /// <param name="index">The subnet's place among the public ones.</param>
    public static string FromTheEnd(string vpc, int index)
    {
        var block = CidrBlock.Parse(vpc);
        return block.Subnet(PrefixLength, CountOf(block) - 1 - index).ToString();
    }

    /// <summary>How many a VPC's block has, which is /44 to /60.</summary>
    public static int CountOf(CidrBlock vpc) => 1 << (PrefixLength - vpc.PrefixLength);
}
