using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Filters;

/// <summary>Which blocks of IPv6 addresses admit a host somewhere on the internet.</summary>
internal static class Ipv6Blocks
{
    // IANA IPv6 Address Space: all public addresses so far.
    private static readonly CidrBlock Public = CidrBlock.Parse("2000::/3");

    /// <summary>
    /// Whether a block admits it, seen from a VPC: nobody on the internet has the VPC's own addresses.
    /// </summary>
    public static Truth AdmitInternet(CidrBlock? block, Vpc vpc)
    {
        if (block is not { } known)
        {
            return Truth.Unknown;
        }

        return known.Contains(Public) ? Truth.True
            : !Public.Contains(known) || vpc.Ipv6Blocks.Any(own => own.Contains(known)) ? Truth.False
            : Truth.Unknown;
    }

    /// <summary>Whether a block may admit an address of a VPC.</summary>
    public static Truth MayAdmit(CidrBlock? block, Vpc vpc) =>
        block is { } known && vpc.Ipv6BlocksKnown && !vpc.Ipv6Blocks.Any(own => own.Overlaps(known))
            ? Truth.False
            : Truth.Unknown;
}
