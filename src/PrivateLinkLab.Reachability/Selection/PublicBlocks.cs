using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Filters;

namespace PrivateLinkLab.Reachability.Selection;

/// <summary>Blocks of public IPv4 addresses.</summary>
internal static class PublicBlocks
{
    /// <summary>Whether all of a block's addresses are public.</summary>
    public static bool IsPublic(CidrBlock block) =>
        !block.IsIpv6 && !block.IsEverything && !RouteParts.NotPublic.Any(other => other.Overlaps(block));

    /// <summary>Hosts on the internet with addresses of a block.</summary>
    public static NetworkPlace PlaceOf(CidrBlock block) =>
        PlaceCatalog.Internet with
        {
            Identity = Identity.OutsideGraph(block.ToString()),
            Name = block.ToString(),
            Block = block,
        };

    /// <summary>
    /// The lowest public address that is in a block and in none of some others; null when there is none.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="others">The others; they may overlap.</param>
    public static IpAddress? AddressOutside(CidrBlock block, IEnumerable<CidrBlock> others)
    {
        var (next, last) = ((long)block.Network.Value, (long)block.Last.Value);
        foreach (
            var (from, to) in others
                .Where(other => !other.IsIpv6)
                .Concat(RouteParts.NotPublic)
                .Select(other => (From: (long)other.Network.Value, To: (long)other.Last.Value))
                .OrderBy(other => other.From)
        )
        {
            if (from > next)
            {
                break;
            }

            next = Math.Max(next, to + 1);
        }

        return next <= last ? IpAddress.Ipv4((uint)next) : null;
    }
}
