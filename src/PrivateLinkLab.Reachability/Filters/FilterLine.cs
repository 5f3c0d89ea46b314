using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Filters;

/// <summary>One line of a filter: a rule of a security group, or an entry of a network ACL.</summary>
/// <param name="Filter">The security group or network ACL.</param>
/// <param name="Origin">The resource that has the line: the filter itself, or a rule resource of its own.</param>
/// <param name="Allows">Whether packets that match pass.</param>
/// <param name="Traffic">Protocol and ports that match; null when they are not known.</param>
/// <param name="Peer">The addresses that match, of the packets' other side.</param>
internal sealed record FilterLine(Identity Filter, Identity Origin, Truth Allows, Transport? Traffic, RulePeer Peer)
{
    /// <summary>
    /// The place among the lines of a network ACL; null for a security group, whose lines have none, and when it is not
    /// known.
    /// </summary>
    public int? Number { get; init; }

    /// <summary>The security group that <see cref="Peer"/> names; null when it names none.</summary>
    public Identity? PeerGroup { get; init; }

    /// <summary>Whether protocol, ports, effect and place are all known; else a match is never sure.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>A line that stands for lines that are not known: it may allow everything.</summary>
    public static FilterLine NotKnown(Identity filter) =>
        new(filter, filter, Truth.True, null, Anyone) { IsKnown = false };

    private static readonly RulePeer Anyone = new RulePeer.NotKnown();
}
