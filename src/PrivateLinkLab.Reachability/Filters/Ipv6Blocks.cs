using System.Net;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Filters;

/// <summary>Which blocks of IPv6 addresses admit a host somewhere on the internet.</summary>
internal static class Ipv6Blocks
{
    // IANA IPv6 Address Space: all public addresses so far.
    private static readonly IPNetwork Public = IPNetwork.Parse("2000::/3");

    /// <summary>
    /// Whether a block admits it, seen from a VPC: nobody on the internet has the VPC's own addresses.
    /// </summary>
    public static Truth AdmitInternet(string? block, Vpc vpc)
    {
        if (block is null || !IPNetwork.TryParse(block, out var network))
        {
            return Truth.Unknown;
        }

        return Holds(network, Public) ? Truth.True
            : !Holds(Public, network)
            || vpc.Ipv6Blocks.Any(own => IPNetwork.TryParse(own, out var mine) && Holds(mine, network))
                ? Truth.False
            : Truth.Unknown;
    }

    /// <summary>Whether a block may admit an address of a VPC.</summary>
    public static Truth MayAdmit(string? block, Vpc vpc) =>
        block is null
        || !IPNetwork.TryParse(block, out var network)
        || vpc.Ipv6Blocks.Any(own =>
            !IPNetwork.TryParse(own, out var mine) || Holds(mine, network) || Holds(network, mine)
        )
            ? Truth.Unknown
            : Truth.False;

    private static bool Holds(IPNetwork outer, IPNetwork inner) =>
        outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);
}
