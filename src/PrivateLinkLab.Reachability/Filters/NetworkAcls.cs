using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Filters;

/// <summary>
/// Network ACLs: the lowest number that matches decides, and nothing is remembered of a connection, so that replies
/// need entries of their own (Amazon VPC User Guide, "Control subnet traffic with network access control lists").
/// </summary>
internal sealed class NetworkAcls
{
    private readonly PeerMatch _peers;
    private readonly Dictionary<string, Acl> _acls = new(StringComparer.Ordinal);

    public NetworkAcls(Topology topology)
    {
        _peers = new(topology);
        foreach (var (key, acl) in topology.Model.NetworkAcls)
        {
            _acls.Add(key, new(acl, Lines(acl, acl.Ingress), Lines(acl, acl.Egress)));
        }
    }

    /// <summary>Whether packets may leave a subnet.</summary>
    public void Leave(Trace trace, Subnet subnet, Flow flow, Packets packets) =>
        Cross(trace, subnet, flow, packets, isOutbound: true);

    /// <summary>Whether packets may enter a subnet.</summary>
    public void Enter(Trace trace, Subnet subnet, Flow flow, Packets packets) =>
        Cross(trace, subnet, flow, packets, isOutbound: false);

    private void Cross(Trace trace, Subnet subnet, Flow flow, Packets packets, bool isOutbound)
    {
        if (subnet.NetworkAcl is not { } key || !_acls.TryGetValue(key, out var acl) || !acl.Value.EntriesKnown)
        {
            trace.Add(
                new Filtered(
                    subnet.NetworkAcl is { } id ? Identity.OutsideGraph(id) : subnet.Identity,
                    packets.Direction,
                    Truth.Unknown,
                    Reason.UnknownResource,
                    new EntriesNotKnown(subnet.Identity)
                )
            );
            return;
        }

        var evaluation = new FilterEvaluation(flow, isOutbound, null, _peers);
        evaluation.Add(isOutbound ? acl.Egress : acl.Ingress);
        var outcome = evaluation.Outcome;
        var step = new Filtered(
            acl.Value.Identity,
            packets.Direction,
            outcome.Passes,
            outcome.Passes == Truth.True ? null : Reason.NetworkAclRestriction,
            new AclEntries(subnet.Identity, isOutbound, packets, flow, outcome)
        );
        if (outcome.Passes != Truth.False)
        {
            trace.Add(step);
            return;
        }

        var other = isOutbound ? flow.Destination : flow.Source;
        trace.Add(
            step,
            new AllowInAcl(acl.Value.Identity, isOutbound, flow.Transport, other.Wanted, outcome.Line?.Number)
        );
    }

    private static ImmutableArray<FilterLine> Lines(NetworkAcl acl, ImmutableArray<NetworkAclEntry> entries) =>
        [
            .. entries.Select(entry => new FilterLine(
                acl.Identity,
                entry.DeclaredBy,
                entry.Allows,
                entry.Transport,
                entry.Block is { } block ? new RulePeer.Cidr(block) : new RulePeer.NotKnown()
            )
            {
                Number = entry.Number,
                IsKnown = entry is { Transport: not null, Number: not null, Allows: not Truth.Unknown },
            }),
        ];

    private sealed record Acl(NetworkAcl Value, ImmutableArray<FilterLine> Ingress, ImmutableArray<FilterLine> Egress);
}

/// <summary>What the entries of a subnet's network ACL come to.</summary>
/// <param name="Subnet">The subnet.</param>
/// <param name="IsOutbound">Whether the packets leave it.</param>
/// <param name="Packets">Which packets they are.</param>
/// <param name="Flow">The packets as they are there.</param>
/// <param name="Outcome">The entry that decides, or the ones that may.</param>
internal sealed record AclEntries(Identity Subnet, bool IsOutbound, Packets Packets, Flow Flow, FilterOutcome Outcome)
    : FilterDetail;

/// <summary>The entries of a subnet's network ACL are not known.</summary>
internal sealed record EntriesNotKnown(Identity Subnet) : FilterDetail;

/// <summary>An entry is to be added to a network ACL.</summary>
/// <param name="Acl">The network ACL.</param>
/// <param name="IsOutbound">Whether it is to be an outbound entry.</param>
/// <param name="Traffic">Protocol and ports that it is to allow.</param>
/// <param name="Peer">The block or address that it is to allow.</param>
/// <param name="Below">The number that its own has to be below; null where every number will do.</param>
internal sealed record AllowInAcl(Identity Acl, bool IsOutbound, Transport Traffic, string Peer, int? Below)
    : Change(Acl, Reason.NetworkAclRestriction);
