using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Reachability.Selection;

namespace PrivateLinkLab.Reachability.WholeNetwork;

/// <summary>
/// The internet as the network's rules see it: for each block of public addresses that they name the hosts there, and
/// everybody else. Each place is without the smaller ones inside it, so that one address stands for all of its hosts.
/// </summary>
internal sealed class InternetBlocks
{
    private readonly ImmutableArray<CidrBlock> _named;

    /// <summary>Divides the internet by the blocks that a network names.</summary>
    public InternetBlocks(AddressAtoms atoms) =>
        _named = [
            .. atoms
                .Blocks.Where(PublicBlocks.IsPublic)
                .OrderBy(block => block.Network)
                .ThenBy(block => block.PrefixLength),
        ];

    /// <summary>The places that are in a place of the internet.</summary>
    /// <param name="internet">The whole internet, or the hosts of a block.</param>
    public ImmutableArray<NetworkPlace> In(NetworkPlace internet)
    {
        ImmutableArray<CidrBlock> inside = internet.Block is { } block
            ? [.. _named.Where(named => block.Contains(named) && named != block)]
            : _named;
        return
        [
            .. inside
                .Prepend(internet.Block ?? CidrBlock.AllIpv4)
                .Select(one => Place(internet, one))
                .OfType<NetworkPlace>(),
        ];
    }

    // Null when the smaller blocks leave nothing of it.
    private NetworkPlace? Place(NetworkPlace internet, CidrBlock block)
    {
        var smaller = _named.Where(named => block.Contains(named) && named != block);
        return PublicBlocks.AddressOutside(block, smaller) is not { } address
            ? null
            : (block.IsEverything ? internet : PublicBlocks.PlaceOf(block)) with
            {
                Representative = address.ToString(),
            };
    }
}
