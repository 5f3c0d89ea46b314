using PrivateLinkLab.Amazon.Addresses;

namespace PrivateLinkLab.Reachability.Tracing;

/// <summary>Addresses as people read them.</summary>
internal static class Addresses
{
    /// <summary>What stands for an address that only its owner knows.</summary>
    public const string Public = "a public address";

    /// <summary>One address without its prefix length; a block in CIDR notation.</summary>
    public static string Text(CidrBlock block) => block.HostBits == 0 ? block.Network.ToString() : block.ToString();
}
