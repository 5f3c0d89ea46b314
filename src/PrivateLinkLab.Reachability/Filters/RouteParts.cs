using PrivateLinkLab.Graph.Networking;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Filters;

/// <summary>The addresses that one side of a connection may have, in blocks that share none.</summary>
internal static class RouteParts
{
    // No host of the internet has one of these (IANA IPv4 Special-Purpose Address Registry; RFC 1112 for 224.0.0.0/3).
    private static readonly Ipv4Block[] NotPublic =
    [
        new(0, 8),
        new(10u << 24, 8),
        new((100u << 24) | (64u << 16), 10),
        new(127u << 24, 8),
        new((169u << 24) | (254u << 16), 16),
        new((172u << 24) | (16u << 16), 12),
        new((192u << 24) | (168u << 16), 16),
        new(224u << 24, 3),
    ];

    private static readonly List<Ipv4Block> Public = NotPublic.Aggregate(
        new List<Ipv4Block> { Ipv4Block.Everything },
        Without
    );

    /// <summary>The addresses of a place.</summary>
    public static List<Ipv4Block> Of(Place place) =>
        place.IsSomewherePublic ? Public : [place.Block ?? Ipv4Block.Everything];

    /// <summary>The addresses that are in a block and in none of some others.</summary>
    public static List<Ipv4Block> Within(List<Ipv4Block> blocks, Ipv4Block block, IEnumerable<Ipv4Block> others)
    {
        List<Ipv4Block> inside = [];
        foreach (var one in blocks)
        {
            if (block.Contains(one))
            {
                inside.Add(one);
            }
            else if (one.Contains(block))
            {
                inside.Add(block);
            }
        }

        return others.Aggregate(inside, Without);
    }

    /// <summary>The addresses that are not in a block.</summary>
    public static List<Ipv4Block> Without(List<Ipv4Block> blocks, Ipv4Block taken)
    {
        List<Ipv4Block> rest = [];
        foreach (var one in blocks)
        {
            if (!one.Overlaps(taken))
            {
                rest.Add(one);
                continue;
            }

            // Halves, of which the one that has the block is halved on.
            var around = one;
            while (around.Prefix < taken.Prefix)
            {
                var prefix = around.Prefix + 1;
                var lower = new Ipv4Block(around.Network, prefix);
                var upper = new Ipv4Block(around.Network | (1u << (32 - prefix)), prefix);
                rest.Add(lower.Contains(taken) ? upper : lower);
                around = lower.Contains(taken) ? lower : upper;
            }
        }

        return rest;
    }
}
