using System.Net;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>Which blocks of IPv6 addresses admit a host somewhere on the internet.</summary>
internal static class Ipv6Blocks
{
    // IANA IPv6 Address Space: all public addresses so far.
    private static readonly IPNetwork Public = IPNetwork.Parse("2000::/3");

    /// <summary>Whether a block admits it, seen from a VPC: nobody on the internet has the VPC's own addresses.</summary>
    public static Ternary AdmitInternet(string? block, Vpc vpc)
    {
        if (block is null || !IPNetwork.TryParse(block, out var network))
        {
            return Ternary.Maybe;
        }

        return Holds(network, Public) ? Ternary.Yes
            : !Holds(Public, network) || vpc.Ipv6Blocks.Any(own => IPNetwork.TryParse(own, out var mine) && Holds(mine, network)) ? Ternary.No
            : Ternary.Maybe;
    }

    /// <summary>Whether a block may admit an address of a VPC.</summary>
    public static Ternary MayAdmit(string? block, Vpc vpc) =>
        block is null || !IPNetwork.TryParse(block, out var network) || vpc.Ipv6Blocks.Any(own =>
            !IPNetwork.TryParse(own, out var mine) || Holds(mine, network) || Holds(network, mine))
            ? Ternary.Maybe
            : Ternary.No;

    private static bool Holds(IPNetwork outer, IPNetwork inner) =>
        outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);
}
