using PrivateLinkLab.Graph.Networking;

namespace PrivateLinkLab.Reachability.Tracing;

/// <summary>Addresses as people read them.</summary>
internal static class Addresses
{
    /// <summary>What stands for an address that only its owner knows.</summary>
    public const string Public = "a public address";

    /// <summary>One address without its prefix length; a block in CIDR notation.</summary>
    public static string Text(Ipv4Block block) =>
        block.Prefix == 32 ? Ipv4Address.Text(block.Network) : block.ToString();
}
