using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// A target group: the targets that a load balancer's node may pick, their health, and the connection to each (Elastic
/// Load Balancing, "Target groups for your Network Load Balancers").
/// </summary>
internal sealed class TargetGroupHop(
    Topology topology,
    BetweenInterfaces connection,
    HostPower power,
    ApplicationLoadBalancerHop? applications
)
{
    /// <summary>Traces from a node to the targets.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="balancer">The load balancer.</param>
    /// <param name="crossZone">Whether its nodes may send to targets of other zones.</param>
    /// <param name="group">The target group.</param>
    /// <param name="node">The node.</param>
    /// <param name="client">Whom the node sees, where targets may see that as well; null where they see the
    /// node.</param>
    /// <param name="flow">The packets that reached the node.</param>
    public void From(
        Trace trace,
        Identity balancer,
        Truth crossZone,
        TargetGroup group,
        NetworkInterface node,
        Place? client,
        Flow flow
    )
    {
        connection.NotModelled(trace, Direction.Request, group.Identity.Key);
        if (group.Targets.IsEmpty && !topology.NotModelledAt(group.Identity.Key).IsEmpty)
        {
            return;
        }

        if (group.Targets.IsEmpty)
        {
            trace.Stop(group.Identity, Reason.NoTargetsInZone, new NoTarget(), new RegisterTarget(group.Identity));
            return;
        }

        var eligible = Eligible(crossZone, group, node).ToList();
        if (eligible.Count == 0)
        {
            var zone = topology.SubnetOf(node).Zone;
            trace.Stop(
                balancer,
                Reason.ElbNotCrossZone,
                new NoTargetInZone(group.Identity, zone),
                new CrossZones(balancer, zone)
            );
            eligible = [.. group.Targets];
        }

        // Without a healthy target it sends to all; one whose health is not known may be none.
        var checkedTargets = eligible.ConvertAll(target => (Target: target, Health: Health(group, node, target)));
        var pool = checkedTargets.Exists(one => one.Health == Verdict.Reachable)
            ? [.. checkedTargets.Where(one => one.Health != Verdict.Blocked).Select(one => one.Target)]
            : eligible;
        var ways = pool.ConvertAll(target => To(group, node, target, client, flow));
        trace.Pass(group.Identity, new HasTargets([.. pool.Select(Name)]));
        trace.Fork(ways, Picker.LoadBalancer);
        if (checkedTargets.TrueForAll(one => one.Health == Verdict.Blocked))
        {
            trace.Add(new NoHealthyTarget(group.Identity));
        }

        trace.Add(new ProcessOnTarget());
    }

    /// <summary>Whether a node has a healthy target.</summary>
    public Truth Serves(Truth crossZone, TargetGroup group, NetworkInterface node)
    {
        var found = Truth.False;
        foreach (var target in Eligible(crossZone, group, node))
        {
            found = found.Or(
                Health(group, node, target) switch
                {
                    Verdict.Reachable => Truth.True,
                    Verdict.Unknown => Truth.Unknown,
                    _ => Truth.False,
                }
            );
        }

        return found;
    }

    // Without cross-zone load balancing a node sends to targets of its own zone only.
    private IEnumerable<Target> Eligible(Truth crossZone, TargetGroup group, NetworkInterface node) =>
        (group.CrossZone is { } own ? TruthLogic.Of(own) : crossZone) != Truth.False
            ? group.Targets
            : group.Targets.Where(target => Find(target) is not { } item || SameZone(item, node));

    private Verdict Health(TargetGroup group, NetworkInterface node, Target target)
    {
        if (target.Function is not null)
        {
            return Verdict.Reachable;
        }

        if (Find(target) is not { } item || (group.HealthCheckPort ?? target.Port) is not { } port)
        {
            return Verdict.Unknown;
        }

        var trace = new Trace();
        connection.Between(trace, node, item, Flow.Tcp(Place.Of(node), port, PortSpan.Any));
        power.Runs(trace, item, HostRole.Target);
        trace.Arrive(item.Identity, ArrivalDetail.Silent);
        return trace.Verdict;
    }

    private Trace To(TargetGroup group, NetworkInterface node, Target target, Place? client, Flow arrived)
    {
        var trace = new Trace();
        if (target.Function is { } function)
        {
            trace.Arrive(function, new FunctionIsInvoked(group.Identity));
            trace.Return(node.Identity);
            return trace;
        }

        if (Find(target) is not { } item)
        {
            trace.Doubt(
                target.Identity,
                Reason.TargetAddressRestriction,
                new TargetNotInGraph(target.Id, group.Identity)
            );
            return trace;
        }

        if (target.Port is not { } port)
        {
            trace.Doubt(target.Identity, Reason.UnknownDestination, new TargetPortNotKnown());
            return trace;
        }

        if (client is not null && group.PreservesClientAddress == Truth.Unknown)
        {
            trace.Doubt(group.Identity, Reason.UnknownResource, new PreservationNotKnown());
        }

        // Through PrivateLink the target sees the node, whatever the target group preserves.
        var seen =
            client is not null && group.PreservesClientAddress == Truth.True ? client.BehindMiddlebox(node) : null;
        if (seen?.Interface?.OwnerKey == item.OwnerKey)
        {
            trace.Stop(
                group.Identity,
                Reason.SourceAddressPreservation,
                new TargetIsClient(item.Identity),
                new StopPreservingAddresses(group.Identity)
            );
        }

        var flow = (
            arrived.Protocol == Protocol.Udp
                ? Flow.Udp(Place.Of(node), port, PortSpan.Any)
                : Flow.Tcp(Place.Of(node), port, PortSpan.Any)
        ) with
        {
            Http = arrived.Http,
        };
        connection.Between(trace, node, item, flow, seen);
        if (
            item.Owner == InterfaceOwner.LoadBalancer
            && applications is not null
            && applications.Find(item.OwnerKey) is { } application
        )
        {
            applications.FromNode(trace, application, item, seen ?? Place.Of(node), flow, isTarget: true);
            return trace;
        }

        power.Runs(trace, item, HostRole.Destination);
        trace.Arrive(item.Identity, new ArrivedAtTarget(seen ?? Place.Of(node)));
        return trace;
    }

    private NetworkInterface? Find(Target target) =>
        target.Interface is { } key ? topology.Model.Interfaces.GetValueOrDefault(key) : null;

    private bool SameZone(NetworkInterface one, NetworkInterface other) =>
        topology.SubnetOf(one).Zone is not { } zone
        || topology.SubnetOf(other).Zone is not { } second
        || zone == second;

    private string Name(Target target) => Find(target)?.Identity.Name ?? target.Id ?? target.Identity.Name;
}

/// <summary>A target group has no target.</summary>
internal sealed record NoTarget : AdmissionDetail;

/// <summary>No target of a group is in the zone of a node that sends to its own zone only.</summary>
internal sealed record NoTargetInZone(Identity Group, string? Zone) : AdmissionDetail;

/// <summary>The targets of a group that a node may pick.</summary>
internal sealed record HasTargets(ImmutableArray<string> Names) : AdmissionDetail;

/// <summary>A target is none of the graph's network interfaces.</summary>
internal sealed record TargetNotInGraph(string? Id, Identity Group) : AdmissionDetail;

/// <summary>The port of a target is not known.</summary>
internal sealed record TargetPortNotKnown : AdmissionDetail;

/// <summary>Whether a target group preserves client addresses is not known.</summary>
internal sealed record PreservationNotKnown : AdmissionDetail;

/// <summary>A target is the client as well, whose address the target group preserves.</summary>
internal sealed record TargetIsClient(Identity Target) : AdmissionDetail;

/// <summary>A target takes the connection.</summary>
/// <param name="Source">The source that the target sees.</param>
internal sealed record ArrivedAtTarget(Place Source) : ArrivalDetail;

/// <summary>A load balancer invokes a function, which takes no network path.</summary>
internal sealed record FunctionIsInvoked(Identity Group) : ArrivalDetail;

/// <summary>No target of a group passes its health check, so that the load balancer sends to all of them.</summary>
internal sealed record NoHealthyTarget(Identity Group) : Note;

/// <summary>Whether a process listens on a target is not part of the network.</summary>
internal sealed record ProcessOnTarget : Note;

/// <summary>A target is to be registered with a group.</summary>
internal sealed record RegisterTarget(Identity Group) : Change(Group, Reason.NoTargetsInZone);

/// <summary>A load balancer is to send across zones, or to have a target in one.</summary>
internal sealed record CrossZones(Identity Balancer, string? Zone) : Change(Balancer, Reason.ElbNotCrossZone);

/// <summary>A target group is to preserve client addresses no longer.</summary>
internal sealed record StopPreservingAddresses(Identity Group) : Change(Group, Reason.SourceAddressPreservation);
