using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Filters;

/// <summary>The addresses that one side of a connection may have, in blocks that share none.</summary>
internal static class RouteParts
{
    private static readonly CidrBlock[] NotPublicBlocks =
    [
        CidrBlock.Parse("0.0.0.0/8"),
        CidrBlock.Parse("10.0.0.0/8"),
        CidrBlock.Parse("100.64.0.0/10"),
        CidrBlock.Parse("127.0.0.0/8"),
        CidrBlock.Parse("169.254.0.0/16"),
        CidrBlock.Parse("172.16.0.0/12"),
        CidrBlock.Parse("192.168.0.0/16"),
        CidrBlock.Parse("224.0.0.0/3"),
    ];

    private static readonly List<CidrBlock> Public = NotPublicBlocks.Aggregate(
        new List<CidrBlock> { CidrBlock.AllIpv4 },
        Without
    );

    /// <summary>
    /// What no host of the internet has (IANA IPv4 Special-Purpose Address Registry; RFC 1112 for 224.0.0.0/3).
    /// </summary>
    public static IReadOnlyList<CidrBlock> NotPublic => NotPublicBlocks;

    /// <summary>The addresses of a place.</summary>
    public static List<CidrBlock> Of(Place place) =>
        place is { IsSomewherePublic: true, Block.IsEverything: true } ? Public : [place.Block ?? CidrBlock.AllIpv4];

    /// <summary>The addresses that are in a block and in none of some others.</summary>
    public static List<CidrBlock> Within(List<CidrBlock> blocks, CidrBlock block, IEnumerable<CidrBlock> others)
    {
        List<CidrBlock> inside = [];
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
    public static List<CidrBlock> Without(List<CidrBlock> blocks, CidrBlock taken)
    {
        List<CidrBlock> rest = [];
        foreach (var one in blocks)
        {
            if (!one.Overlaps(taken))
            {
                rest.Add(one);
                continue;
            }

            // Halves, of which the one that has the block is halved on.
            var around = one;
            while (around.PrefixLength < taken.PrefixLength)
            {
                var lower = around.Subnet(around.PrefixLength + 1, 0);
                var upper = around.Subnet(around.PrefixLength + 1, 1);
                rest.Add(lower.Contains(taken) ? upper : lower);
                around = lower.Contains(taken) ? lower : upper;
            }
        }

        return rest;
    }
}
