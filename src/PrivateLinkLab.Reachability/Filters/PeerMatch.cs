using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Filters;

/// <summary>Whether the peer that a filter's line names is the other side of a flow.</summary>
internal sealed class PeerMatch(Topology topology)
{
    /// <summary>Whether a line's peer is a place.</summary>
    /// <param name="line">The line.</param>
    /// <param name="other">The flow's other side.</param>
    /// <param name="own">The interface that the filter guards; null for a subnet's.</param>
    public Truth Matches(FilterLine line, Place other, NetworkInterface? own) =>
        line.Peer switch
        {
            RulePeer.Cidr cidr => other.In(cidr.Block),
            RulePeer.Prefixes prefixes => other.In(topology.Model.PrefixLists.GetValueOrDefault(prefixes.PrefixList)),
            RulePeer.Group group => own is null ? Truth.False : HasGroup(other, group.SecurityGroup, own),
            RulePeer.Ipv6 ipv6 => own is null ? Truth.False : OverIpv6(ipv6, own, other),
            RulePeer.NotKnown => Truth.Unknown,
            _ => throw new UnreachableException($"A rule names the peer {line.Peer}, which no filter knows."),
        };

    // Between two interfaces that both have IPv6 addresses a name may lead over either family, and IPv4 is what is
    // traced.
    private Truth OverIpv6(RulePeer.Ipv6 rule, NetworkInterface own, Place other)
    {
        if (other.IsIpv6Internet)
        {
            return Ipv6Blocks.AdmitInternet(rule.Block, topology.VpcOf(own));
        }

        return own.HasIpv6Address != Truth.False && other.Interface is { HasIpv6Address: not Truth.False } item
            ? Ipv6Blocks.MayAdmit(rule.Block, topology.VpcOf(item))
            : Truth.False;
    }

    // A rule that names a group admits its members' private addresses, in the same VPC or one that is peered in the
    // region.
    private Truth HasGroup(Place other, string group, NetworkInterface own)
    {
        if ((other.ShowsGroups ? other.Interface : other.Middlebox) is not { } item)
        {
            return Truth.False;
        }

        var counts =
            item.Vpc == own.Vpc || topology.PeeringBetween(item.Vpc, own.Vpc) is { SameRegion: true }
                ? Truth.True
                // Of a transit gateway's referencing, which rules it takes depends on more than the graph has.
                : topology.ReferencesGroups(item.Vpc, own.Vpc).And(Truth.Unknown);
        if (counts == Truth.False)
        {
            return Truth.False;
        }

        var has =
            item.SecurityGroups.Contains(group) ? Truth.True
            : item.SecurityGroupsKnown ? Truth.False
            : Truth.Unknown;
        return has.And(counts);
    }
}
