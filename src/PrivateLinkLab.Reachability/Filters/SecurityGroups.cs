using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Filters;

/// <summary>
/// Security groups: they only allow, all rules of all groups count together, and replies always pass (Amazon VPC User
/// Guide, "Security group rules").
/// </summary>
internal sealed class SecurityGroups
{
    private readonly Topology _topology;
    private readonly PeerMatch _peers;
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    public SecurityGroups(Topology topology)
    {
        (_topology, _peers) = (topology, new(topology));
        foreach (var (key, group) in topology.Model.SecurityGroups)
        {
            _groups.Add(key, new(group, Lines(group, group.Ingress), Lines(group, group.Egress)));
        }
    }

    /// <summary>Whether a request may leave an interface.</summary>
    public void Egress(Trace trace, NetworkInterface from, Flow request) =>
        Decide(trace, from, request, isOutbound: true);

    /// <summary>Whether a request may enter an interface.</summary>
    public void Ingress(Trace trace, NetworkInterface at, Flow request) =>
        Decide(trace, at, request, isOutbound: false);

    /// <summary>Whether a request may leave to something in a VPC that is not there yet.</summary>
    public void EgressInside(Trace trace, NetworkInterface from, Vpc vpc, Flow request)
    {
        if (CouldReachInside(from, vpc, request.Transport))
        {
            return;
        }

        var first = from.SecurityGroups is [var only, ..] && _groups.TryGetValue(only, out var found) ? found : null;
        var group = first?.Value.Identity ?? from.Identity;
        var reason = first is { Egress.IsEmpty: true }
            ? Reason.SecurityGroupHasNoRules
            : Reason.SecurityGroupRulesMismatch;
        trace.Add(
            new Filtered(
                group,
                Direction.Request,
                Truth.False,
                reason,
                new NoRuleInside(vpc.Identity, request.Transport)
            ),
            new AllowInGroup(group, reason, IsOutbound: true, request.Transport, new WantedPeer.EndpointGroup())
        );
    }

    private bool CouldReachInside(NetworkInterface from, Vpc vpc, Transport traffic) =>
        !from.SecurityGroupsKnown
        || from.SecurityGroups.Any(key =>
            !_groups.TryGetValue(key, out var group)
            || !group.Value.RulesKnown
            || group.Egress.Any(line =>
                line.Traffic is not { } ports || (ports.Contains(traffic) && MayBeInside(line.Peer, vpc))
            )
        );

    private static bool MayBeInside(RulePeer peer, Vpc vpc) =>
        peer switch
        {
            RulePeer.Cidr cidr => vpc.Blocks.Any(block => block.Overlaps(cidr.Block)),
            RulePeer.Group or RulePeer.NotKnown => true,
            RulePeer.Ipv6 or RulePeer.Prefixes => false,
            _ => throw new UnreachableException($"A rule names the peer {peer}, which no filter knows."),
        };

    private void Decide(Trace trace, NetworkInterface own, Flow request, bool isOutbound)
    {
        if (own is { SecurityGroups.IsEmpty: true, SecurityGroupsKnown: true })
        {
            return;
        }

        var evaluation = new FilterEvaluation(request, isOutbound, own, _peers);
        if (!own.SecurityGroupsKnown)
        {
            evaluation.Add(FilterLine.NotKnown(own.Identity));
        }

        var (rules, first) = (0, (Identity?)null);
        foreach (var key in own.SecurityGroups)
        {
            if (!_groups.TryGetValue(key, out var group))
            {
                evaluation.Add(FilterLine.NotKnown(Identity.OutsideGraph(key)));
                continue;
            }

            first ??= group.Value.Identity;
            var lines = isOutbound ? group.Egress : group.Ingress;
            rules += lines.Length;
            if (evaluation.Add(lines))
            {
                break;
            }

            if (!group.Value.RulesKnown)
            {
                evaluation.Add(FilterLine.NotKnown(group.Value.Identity));
            }
        }

        var outcome = evaluation.Outcome;
        var detail = new GroupRules(own.Identity, isOutbound, request, outcome);
        switch (outcome)
        {
            case { Passes: Truth.True, Line: { } line }:
                trace.Add(new Filtered(line.Filter, Direction.Request, Truth.True, null, detail));
                break;
            case { Passes: Truth.Unknown, Candidates: [var candidate, ..] }:
                trace.Add(
                    new Filtered(candidate.Filter, Direction.Request, Truth.Unknown, Reason.UnknownResource, detail)
                );
                break;
            case { Passes: Truth.False }:
                var at = first ?? own.Identity;
                var reason = rules == 0 ? Reason.SecurityGroupHasNoRules : Reason.SecurityGroupRulesMismatch;
                trace.Add(
                    new Filtered(at, Direction.Request, Truth.False, reason, detail),
                    new AllowInGroup(
                        at,
                        reason,
                        isOutbound,
                        request.Transport,
                        Wanted(own, isOutbound ? request.Destination : request.Source)
                    )
                );
                break;
            default:
                throw new UnreachableException($"The rules of {own.Identity} come to {outcome}.");
        }
    }

    // A group of another VPC may be named over some peering connections only; its address always may.
    private WantedPeer Wanted(NetworkInterface own, Place other)
    {
        if (
            other.Interface is { } item
            && item.Vpc == own.Vpc
            && other.ShowsGroups
            && item.SecurityGroups is [var only]
            && _groups.TryGetValue(only, out var group)
        )
        {
            return new WantedPeer.Group(group.Value.Identity);
        }

        return other is { Interface: null, Service: { } service }
            ? new WantedPeer.Service(service)
            : new WantedPeer.Addresses(other.Wanted);
    }

    private ImmutableArray<FilterLine> Lines(SecurityGroup group, ImmutableArray<SecurityGroupRule> rules) =>
        [
            .. rules.Select(rule => new FilterLine(
                group.Identity,
                rule.DeclaredBy,
                Truth.True,
                rule.Transport,
                rule.Peer
            )
            {
                IsKnown = rule.Transport is not null,
                PeerGroup = rule.Peer is RulePeer.Group { SecurityGroup: var key }
                    ? _topology.Model.SecurityGroups.GetValueOrDefault(key)?.Identity
                    : null,
            }),
        ];

    private sealed record Group(
        SecurityGroup Value,
        ImmutableArray<FilterLine> Ingress,
        ImmutableArray<FilterLine> Egress
    );
}

/// <summary>What the rules of an interface's security groups come to.</summary>
/// <param name="Own">The interface.</param>
/// <param name="IsOutbound">Whether the packets leave it.</param>
/// <param name="Flow">The packets as they are there.</param>
/// <param name="Outcome">The rule that allows, or the ones that may.</param>
internal sealed record GroupRules(Identity Own, bool IsOutbound, Flow Flow, FilterOutcome Outcome) : FilterDetail;

/// <summary>
/// No rule lets the packets out to anything inside a VPC, where what they are for would have to be made.
/// </summary>
internal sealed record NoRuleInside(Identity Vpc, Transport Traffic) : FilterDetail;

/// <summary>A rule is to be added to a security group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Reason">What the change is for.</param>
/// <param name="IsOutbound">Whether it is to be an outbound rule.</param>
/// <param name="Traffic">Protocol and ports that it is to allow.</param>
/// <param name="Peer">The peer to allow.</param>
internal sealed record AllowInGroup(Identity Group, Reason Reason, bool IsOutbound, Transport Traffic, WantedPeer Peer)
    : Change(Group, Reason);

/// <summary>The peer that a new rule has to name.</summary>
internal abstract record WantedPeer
{
    private WantedPeer() { }

    /// <summary>The members of a security group.</summary>
    public sealed record Group(Identity Value) : WantedPeer;

    /// <summary>The security group of an endpoint that is not there yet.</summary>
    public sealed record EndpointGroup : WantedPeer;

    /// <summary>The public addresses of an AWS service.</summary>
    public sealed record Service(string Name) : WantedPeer;

    /// <summary>A block or an address.</summary>
    public sealed record Addresses(string Text) : WantedPeer;
}
