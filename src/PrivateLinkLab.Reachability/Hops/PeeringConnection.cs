using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>A VPC peering connection: what passes, or should pass, from one VPC to the other.</summary>
internal sealed class PeeringConnectionHop(Topology topology)
{
    /// <summary>Follows a route to a peering connection.</summary>
    public void Follow(Trace trace, Route route, string key, Vpc from, Vpc to, TableUse use, Flow flow, Packets packets)
    {
        if (!topology.Model.Peerings.TryGetValue(key, out var peering))
        {
            trace.Add(
                new Admitted(
                    Identity.OutsideGraph(key),
                    packets.Direction,
                    Truth.Unknown,
                    Reason.BadStateRoute,
                    new PeeringNotInGraph(use, packets, flow, key)
                )
            );
            return;
        }

        trace.Add(
            new Routed(
                use.Table,
                packets.Direction,
                Truth.True,
                null,
                new RouteTaken(use, route, packets, flow, peering.Identity)
            )
        );
        if (peering.OtherSide(from.Identity.Key) != to.Identity.Key)
        {
            trace.Add(
                new Admitted(
                    peering.Identity,
                    packets.Direction,
                    Truth.False,
                    Reason.PeeringRequiresAddressInVpc,
                    new PeeringLeadsElsewhere(to.Identity)
                ),
                new PeerVpcs(peering.Identity, from.Identity, to.Identity)
            );
            return;
        }

        var passes = peering.Active;
        var step = new Admitted(
            peering.Identity,
            packets.Direction,
            passes,
            passes == Truth.True ? null : Reason.BadState,
            new PeeringAcceptance(passes)
        );
        if (passes == Truth.False)
        {
            trace.Add(step, new AcceptPeering(peering.Identity));
        }
        else
        {
            trace.Add(step);
        }
    }

    /// <summary>Notes that the local route wins over the peering connection's.</summary>
    public static void Overlap(Trace trace, Vpc from, Vpc to, TableUse use, Flow flow, Packets packets) =>
        trace.Add(
            new Routed(
                use.Table,
                packets.Direction,
                Truth.False,
                Reason.CannotRoute,
                new VpcsOverlap(use, from.Identity, packets, flow)
            ),
            new RenumberVpc(to.Identity, from.Identity)
        );

    /// <summary>Notes that no route leads to a peering connection, or that there is none.</summary>
    public void NoRoute(Trace trace, Vpc from, Vpc to, Route? other, TableUse use, Flow flow, Packets packets)
    {
        if (topology.PeeringBetween(from.Identity.Key, to.Identity.Key) is { } peering)
        {
            Change change =
                other is { Block: { } taken } && to.Blocks.Any(own => own.Contains(taken))
                    ? new LeadRouteToPeering(use.Table, other.Destination, peering.Identity)
                    : new AddRouteToPeering(use.Table, BlockOf(to, flow.Destination), peering.Identity);
            trace.Add(
                new Routed(
                    use.Table,
                    packets.Direction,
                    Truth.False,
                    Reason.NoRouteToDestination,
                    new NoRouteToVpc(use, other, to.Identity, packets, flow)
                ),
                change
            );
        }
        else if (topology.TransitBetween(from.Identity.Key, to.Identity.Key) is { } gateway)
        {
            TransitGatewayHop.NoRoute(trace, gateway, to, other, use, flow, packets);
        }
        else if (!trace.Steps.Any(step => step is Admitted { Detail: VpcsNotJoined }))
        {
            trace.Add(
                new Admitted(
                    from.Identity,
                    packets.Direction,
                    Truth.False,
                    Reason.DisconnectedVpcs,
                    new VpcsNotJoined(to.Identity)
                ),
                new JoinVpcs(from.Identity)
            );
        }
    }

    // The block of the other VPC that has the place; null when that is not known.
    private static string? BlockOf(Vpc vpc, Place place) =>
        vpc.Blocks.FirstOrDefault(block => place.In(block) == Truth.True) is { PrefixLength: > 0 } found
            ? found.ToString()
            : null;
}

/// <summary>A route leads to a peering connection that is not in the graph.</summary>
internal sealed record PeeringNotInGraph(TableUse Table, Packets Packets, Flow Flow, string Key) : AdmissionDetail;

/// <summary>A peering connection does not lead to the VPC that the packets are for.</summary>
internal sealed record PeeringLeadsElsewhere(Identity Vpc) : AdmissionDetail;

/// <summary>Whether a peering connection is accepted, so that it joins its two VPCs.</summary>
internal sealed record PeeringAcceptance(Truth IsAccepted) : AdmissionDetail;

/// <summary>Nothing joins two VPCs, so that an address of one means nothing in the other.</summary>
internal sealed record VpcsNotJoined(Identity Other) : AdmissionDetail;

/// <summary>Two VPCs overlap, so that the local route wins over the peering connection's.</summary>
internal sealed record VpcsOverlap(TableUse Table, Identity Vpc, Packets Packets, Flow Flow) : RouteDetail;

/// <summary>No route leads to a peered VPC.</summary>
/// <param name="Table">The table.</param>
/// <param name="Other">The route that leads the packets elsewhere; null when there is none.</param>
/// <param name="Vpc">The peered VPC.</param>
/// <param name="Packets">Which packets they are.</param>
/// <param name="Flow">The packets.</param>
internal sealed record NoRouteToVpc(TableUse Table, Route? Other, Identity Vpc, Packets Packets, Flow Flow)
    : RouteDetail;

/// <summary>Two VPCs are to be peered, and the blocks of one to be routed to that connection.</summary>
internal sealed record PeerVpcs(Identity Peering, Identity From, Identity To)
    : Change(Peering, Reason.PeeringRequiresAddressInVpc);

/// <summary>A peering connection is to be accepted.</summary>
internal sealed record AcceptPeering(Identity Peering) : Change(Peering, Reason.BadState);

/// <summary>A VPC is to have a block that does not overlap another's.</summary>
internal sealed record RenumberVpc(Identity Vpc, Identity Other) : Change(Vpc, Reason.CannotRoute);

/// <summary>A route that is there is to lead to a peering connection.</summary>
internal sealed record LeadRouteToPeering(Identity Table, string Destination, Identity Peering)
    : Change(Table, Reason.NoRouteToDestination);

/// <summary>A route to a peering connection is to be added.</summary>
/// <param name="Table">The route table.</param>
/// <param name="Block">The destination; null when it is not known which of the other VPC's blocks.</param>
/// <param name="Peering">The peering connection.</param>
internal sealed record AddRouteToPeering(Identity Table, string? Block, Identity Peering)
    : Change(Table, Reason.NoRouteToDestination);

/// <summary>
/// What is in the other VPC is to be offered as an endpoint service, or the two VPCs are to be peered.
/// </summary>
internal sealed record JoinVpcs(Identity Vpc) : Change(Vpc, Reason.DisconnectedVpcs);
