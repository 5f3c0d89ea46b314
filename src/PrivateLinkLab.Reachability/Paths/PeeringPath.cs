using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>Traces what passes, or should pass, from one VPC to another by a peering connection.</summary>
internal sealed class PeeringPath(Topology topology)
{
    /// <summary>Follows a route to a peering connection.</summary>
    public void Follow(
        Trace trace, RouteTable table, Route route, string key, NetworkInterface from, NetworkInterface to, string via, string what)
    {
        if (!topology.Model.Peerings.TryGetValue(key, out var peering))
        {
            trace.Doubt(Identity.OutsideGraph(key), HopKind.Peering,
                $"{via} sends {what} to the peering connection {key}, which is not in the graph: if it was deleted, "
                    + "the route is a blackhole.",
                ReasonCode.BadStateRoute);
            return;
        }

        trace.Allow(table.Identity, HopKind.RouteTable,
            $"{via} sends {what} to {Place.Of(to).Text} to the peering connection {peering.Identity} (route "
                + $"{route.Destination}).");
        if (peering.OtherSide(from.Vpc) != to.Vpc)
        {
            trace.Deny(peering.Identity, HopKind.Peering,
                $"Peering connection {peering.Identity} does not lead to VPC {topology.VpcOf(to).Identity}, and "
                    + "peering is not transitive.",
                ReasonCode.PeeringRequiresAddressInVpc,
                $"Peer VPC {topology.VpcOf(from).Identity} with VPC {topology.VpcOf(to).Identity} and route "
                    + $"{topology.VpcOf(to).Identity}'s blocks to that connection.");
        }
        else if (peering.Active == false)
        {
            trace.Deny(peering.Identity, HopKind.Peering, $"Peering connection {peering.Identity} is not accepted.",
                ReasonCode.BadState, $"Accept the peering connection {peering.Identity}.");
        }
        else if (peering.Active is null)
        {
            trace.Doubt(peering.Identity, HopKind.Peering,
                $"Whether peering connection {peering.Identity} is accepted is not known.",
                ReasonCode.BadState);
        }
        else
        {
            trace.Allow(peering.Identity, HopKind.Peering,
                $"Peering connection {peering.Identity} joins the two VPCs.");
        }
    }

    /// <summary>Notes that the local route wins over the peering connection's.</summary>
    public void Overlap(Trace trace, RouteTable table, NetworkInterface from, NetworkInterface to, string via, string what) =>
        trace.Deny(table.Identity, HopKind.RouteTable,
            $"{via} keeps {what} to {Place.Of(to).Text} in VPC {topology.VpcOf(from).Identity}: the two VPCs "
                + "overlap, so the local route wins.",
            ReasonCode.CannotRoute, topology.VpcOf(to).Identity,
            $"Give VPC {topology.VpcOf(to).Identity} a block that does not overlap VPC "
                + $"{topology.VpcOf(from).Identity}, or reach it through an endpoint service.");

    /// <summary>Notes that no route leads to a peering connection, or that there is none.</summary>
    public void NoRoute(
        Trace trace, RouteTable table, NetworkInterface from, NetworkInterface to, string via, string what, Route? other)
    {
        var (here, there) = (topology.VpcOf(from), topology.VpcOf(to));
        var destination = Place.Of(to).Text;
        var block = there.Blocks.FirstOrDefault(block => Place.Of(to).In(block) == Ternary.Yes) is { Prefix: > 0 } found
            ? found.ToString()
            : "the other VPC's block";
        var evidence = other is null
            ? $"{via} has no route for {what} to {destination} in VPC {there.Identity}."
            : $"{via} sends {what} to {destination} to {other.Target.Key} (route {other.Destination}), which does not "
                + $"lead to VPC {there.Identity}.";
        if (topology.PeeringBetween(here.Identity.Key, there.Identity.Key) is { } peering)
        {
            trace.Deny(table.Identity, HopKind.RouteTable, evidence, ReasonCode.NoRouteToDestination,
                other is { Block: { } taken } && there.Blocks.Any(own => own.Contains(taken))
                    ? $"Lead the route {other.Destination} of route table {table.Identity} to the peering connection {peering.Identity}."
                    : $"Add a route for {block} to route table {table.Identity} with the peering connection "
                        + $"{peering.Identity} as target.");
        }
        else if (!trace.Names(ReasonCode.DisconnectedVpcs))
        {
            trace.Deny(here.Identity, HopKind.Vpc,
                $"Nothing joins VPC {here.Identity} and VPC {there.Identity}; an address of one means nothing in the "
                    + "other.",
                ReasonCode.DisconnectedVpcs,
                "Offer the destination as an endpoint service and create an interface endpoint for it in VPC "
                    + $"{here.Identity}, or peer the two VPCs and route between them.");
        }
    }
}
