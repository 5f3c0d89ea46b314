using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// A network interface to which a route leads packets for other addresses, such as a NAT instance's: while its
/// source/destination check is on it drops them (Amazon VPC User Guide, "Disable source/destination checks"). What its
/// software does with them otherwise is nothing that a graph tells.
/// </summary>
internal sealed class ForwardingInterfaceHop(Topology topology)
{
    /// <summary>Notes when the interface of a route drops packets that are for another one.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="route">The route; null when there is none.</param>
    /// <param name="to">The interface that the packets are for; null when it is none of the graph's.</param>
    /// <param name="direction">Which packets they are.</param>
    /// <returns>Whether it does.</returns>
    public bool Drops(Trace trace, Route? route, NetworkInterface? to, Direction direction)
    {
        if (
            route is null
            || topology.TargetOf(route) is not { SourceDestCheck: Truth.True } via
            || via.Identity.Key == to?.Identity.Key
        )
        {
            return false;
        }

        trace.Add(
            new Admitted(
                via.Identity,
                direction,
                Truth.False,
                Reason.SourceDestCheckRestriction,
                new SourceDestCheckIsOn(route)
            ),
            new TurnSourceDestCheckOff(via.Identity)
        );
        return true;
    }

    /// <summary>Traces a request to what a NAT instance does with it.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="from">The interface that the packets come from.</param>
    /// <param name="flow">The packets.</param>
    /// <param name="route">The route that leads to the interface.</param>
    /// <param name="connection">The filters.</param>
    /// <returns>Whether the interface is in the graph.</returns>
    public bool From(Trace trace, NetworkInterface from, Flow flow, Route route, BetweenInterfaces connection)
    {
        if (topology.TargetOf(route) is not { } via || via.Vpc != from.Vpc || via.Identity.Key == from.Identity.Key)
        {
            return false;
        }

        var there = topology.SubnetOf(via);
        if (there.Identity.Key != from.Subnet)
        {
            connection.Acls.Enter(trace, there, flow, Packets.RequestFrom(from.Identity.Name));
        }

        connection.Groups.Ingress(trace, via, flow);
        if (!Drops(trace, route, null, Direction.Request))
        {
            trace.Doubt(via.Identity, Reason.UnsupportedComponent, new ForwardsBySoftware(via.SourceDestCheck));
        }

        return true;
    }
}

/// <summary>
/// A network interface drops packets that are not addressed to it: its source/destination check is on.
/// </summary>
internal sealed record SourceDestCheckIsOn(Route Route) : AdmissionDetail;

/// <summary>Packets for other addresses reach a network interface; its host's software forwards them or not.</summary>
/// <param name="Check">Whether the source/destination check is on.</param>
internal sealed record ForwardsBySoftware(Truth Check) : AdmissionDetail;

/// <summary>The source/destination check of a network interface is to be turned off.</summary>
internal sealed record TurnSourceDestCheckOff(Identity Interface)
    : Change(Interface, Reason.SourceDestCheckRestriction);
