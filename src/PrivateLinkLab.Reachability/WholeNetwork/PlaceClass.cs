using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Reachability.Selection;

namespace PrivateLinkLab.Reachability.WholeNetwork;

/// <summary>
/// Places that no rule of the network can tell apart: what one of them reaches, and what reaches it, holds for all.
/// </summary>
/// <param name="Number">Its number among the network's classes.</param>
/// <param name="Members">The places, in the graph's order.</param>
public sealed record PlaceClass(int Number, ImmutableArray<NetworkPlace> Members)
{
    private const int ListedNames = 3;

    /// <summary>The place that is asked about for all of them.</summary>
    public NetworkPlace First => Members[0];

    /// <summary>Whether connections begin at its places.</summary>
    public bool OpensConnections => First.OpensConnections;

    /// <summary>Whether connections can end at its places.</summary>
    public bool TakesConnections => First.TakesConnections;

    /// <summary>A short text for the places: a few names, or how many there are.</summary>
    public string Label =>
        First.Kind switch
        {
            PlaceKind.Subnet => $"any other host in {Names}",
            PlaceKind.Internet when First.Block is not null => $"internet ({Names})",
            _ => Names,
        };

    private string Names =>
        Members.Length <= ListedNames
            ? string.Join(", ", Members.Select(member => member.Name))
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Members[0].Name}, {Members[1].Name} and {Members.Length - 2} more"
            );

    /// <inheritdoc/>
    public override string ToString() => Label;
}
