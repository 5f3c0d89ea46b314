using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// A transit gateway between two VPCs: packets enter at the attachment's subnet in their own zone, the route table of
/// that attachment's association picks the attachment by longest prefix, and they leave in a subnet of the other VPC
/// (Amazon VPC Transit Gateways, "How transit gateways work" and "Network ACLs for transit gateways"). Appliance mode
/// is not looked at: it chooses zones for middleboxes, which are not followed.
/// </summary>
internal sealed class TransitGatewayHop(Topology topology, BetweenInterfaces connection)
{
    /// <summary>Follows a route to a transit gateway.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="route">The route.</param>
    /// <param name="gateway">The transit gateway.</param>
    /// <param name="from">The interface that sends the packets.</param>
    /// <param name="to">The interface that they are for.</param>
    /// <param name="use">The table that has the route.</param>
    /// <param name="flow">The packets.</param>
    /// <param name="packets">Which packets they are.</param>
    public void Follow(
        Trace trace,
        Route route,
        TransitGateway gateway,
        NetworkInterface from,
        NetworkInterface to,
        TableUse use,
        Flow flow,
        Packets packets
    )
    {
        var direction = packets.Direction;
        trace.Pass(use.Table, new RouteTaken(use, route, packets, flow), direction);
        if (topology.AttachmentOf(gateway.Identity.Key, from.Vpc) is not { } entry)
        {
            Doubt(trace, gateway.Identity, direction, new VpcNotAttached(topology.VpcOf(from).Identity));
            return;
        }

        var exit = topology.AttachmentOf(gateway.Identity.Key, to.Vpc);
        Accepted(trace, entry, direction);
        Enter(trace, entry, from, flow, packets);
        if (!Chosen(trace, gateway, entry, exit, to, flow, packets))
        {
            return;
        }

        Accepted(trace, exit!, direction);
        Leave(trace, exit!, from, to, flow, packets);
    }

    /// <summary>Notes that no route leads to the transit gateway that joins two VPCs.</summary>
    public static void NoRoute(
        Trace trace,
        TransitGateway gateway,
        Vpc to,
        Route? other,
        TableUse use,
        Flow flow,
        Packets packets
    ) =>
        trace.Stop(
            use.Table,
            Reason.NoRouteToDestination,
            new NoRouteToVpc(use, other, to.Identity, packets, flow),
            new AddRouteToTransitGateway(use.Table, BlockOf(to, flow.Destination), gateway.Identity),
            packets.Direction
        );

    private void Enter(
        Trace trace,
        TransitGatewayAttachment attachment,
        NetworkInterface from,
        Flow flow,
        Packets packets
    )
    {
        var own = topology.SubnetOf(from);
        if (ZoneOf(own) is not { } zone)
        {
            Doubt(trace, attachment.Identity, packets.Direction, new AttachmentZoneNotKnown(own.Identity));
            return;
        }

        var subnets = SubnetsOf(attachment);
        var entry = subnets.Find(subnet => subnet.Identity.Key == own.Identity.Key)
            ?? subnets.Find(subnet => ZoneOf(subnet) == zone);
        if (entry is not null)
        {
            // What both are in the same subnet passes its network ACL once.
            if (entry.Identity.Key != own.Identity.Key)
            {
                connection.NotModelled(trace, packets.Direction, entry.Identity.Key, entry.NetworkAcl);
                connection.Acls.Enter(trace, entry, flow, packets);
            }
        }
        else if (
            !attachment.SubnetsKnown
            || subnets.Count < attachment.Subnets.Length
            || subnets.Exists(subnet => ZoneOf(subnet) is null)
        )
        {
            Doubt(trace, attachment.Identity, packets.Direction, new AttachmentZoneNotKnown(own.Identity));
        }
        else
        {
            trace.Add(
                new Admitted(
                    attachment.Identity,
                    packets.Direction,
                    Truth.False,
                    Reason.TransitGatewayZone,
                    new NoAttachmentInZone(zone)
                ),
                new AddAttachmentSubnet(attachment.Identity, zone)
            );
        }
    }

    // Whether the packets are sent to the other VPC's attachment, or would be when what stands in the way is changed.
    // Where they may go elsewhere as well, what stands behind that attachment does not stop them.
    private bool Chosen(
        Trace trace,
        TransitGateway gateway,
        TransitGatewayAttachment entry,
        TransitGatewayAttachment? exit,
        NetworkInterface to,
        Flow flow,
        Packets packets
    )
    {
        var direction = packets.Direction;
        if (entry.RouteTable is not { } key)
        {
            if (!entry.RouteTableKnown)
            {
                Doubt(trace, entry.Identity, direction, new AssociationNotKnown());
                return false;
            }

            trace.Add(
                new Admitted(
                    entry.Identity,
                    direction,
                    Truth.False,
                    Reason.TransitGatewayAssociation,
                    new NoAssociation()
                ),
                new AssociateTransitTable(entry.Identity)
            );
            return exit is not null;
        }

        if (!topology.Model.TransitGatewayRouteTables.TryGetValue(key, out var table))
        {
            Doubt(trace, Identity.OutsideGraph(key), direction, new TransitTableNotInGraph(gateway.Identity));
            return false;
        }

        var (best, isKnown, mayLeadElsewhere) = Choose(table, flow.Destination, exit);
        if (!isKnown)
        {
            Doubt(trace, table.Identity, direction, new TransitRouteOpen(flow.Destination.Text));
            return exit is not null && !mayLeadElsewhere;
        }

        switch (best)
        {
            // An attachment outside the graph may propagate.
            case null when exit is null:
                Doubt(trace, gateway.Identity, direction, new VpcNotAttached(topology.VpcOf(to).Identity));
                return false;
            case null:
                Stop(
                    trace,
                    table,
                    direction,
                    Reason.TransitGatewayRoute,
                    new NoTransitRoute(flow.Destination.Text),
                    new AddTransitRoute(table.Identity, topology.VpcOf(to).Identity)
                );
                return true;
            case { IsBlackhole: true }:
                Stop(
                    trace,
                    table,
                    direction,
                    Reason.TransitGatewayBlackhole,
                    new TransitBlackhole($"{best.Block}", flow.Destination.Text),
                    new RemoveTransitBlackhole(table.Identity, $"{best.Block}")
                );
                return exit is not null;
            default:
                break;
        }

        if (exit is not null && best.Attachment == exit.Identity.Key)
        {
            trace.Add(
                new Admitted(
                    table.Identity,
                    direction,
                    Truth.True,
                    null,
                    new TransitRouteTaken($"{best.Block}", exit.Identity, topology.VpcOf(to).Identity)
                )
            );
            return true;
        }

        // A VPC with a middlebox may send the packets on, and what is behind other attachments is not in the graph.
        Doubt(
            trace,
            table.Identity,
            direction,
            new TransitLeadsElsewhere(
                $"{best.Block}",
                best.Attachment is { } other
                    ? topology.Model.TransitGatewayAttachments.GetValueOrDefault(other)?.Identity
                        ?? Identity.OutsideGraph(other)
                    : null,
                topology.VpcOf(to).Identity
            )
        );
        return false;
    }

    private static (TransitGatewayRoute? Best, bool IsKnown, bool MayLeadElsewhere) Choose(
        TransitGatewayRouteTable table,
        Place to,
        TransitGatewayAttachment? exit
    )
    {
        TransitGatewayRoute? best = null;
        foreach (var route in table.Routes)
        {
            if (route.Block is { } block && to.In(block) == Truth.True && (best is null || Beats(route, best)))
            {
                best = route;
            }
        }

        var isKnown = table.RoutesKnown;
        var mayLeadElsewhere = !table.RoutesKnown;
        foreach (var route in table.Routes)
        {
            var matches = route.Block is { } block ? to.In(block) : Truth.Unknown;
            if (matches == Truth.False || (best is not null && route != best && Beats(best, route)))
            {
                continue;
            }

            isKnown &= best is not null && (route.Attachment, route.IsBlackhole) == (best.Attachment, best.IsBlackhole);
            mayLeadElsewhere |= !route.IsBlackhole && route.Attachment != exit?.Identity.Key;
        }

        return (best, isKnown, mayLeadElsewhere);
    }

    private static bool Beats(TransitGatewayRoute one, TransitGatewayRoute other) =>
        one.Block is { } first
        && other.Block is { } second
        && (
            first.PrefixLength > second.PrefixLength
            || (first.PrefixLength == second.PrefixLength && !one.Propagated && other.Propagated)
        );

    // It leaves in the zone that it comes from where it can, else in any.
    private void Leave(
        Trace trace,
        TransitGatewayAttachment attachment,
        NetworkInterface from,
        NetworkInterface to,
        Flow flow,
        Packets packets
    )
    {
        var subnets = SubnetsOf(attachment);
        var zone = ZoneOf(topology.SubnetOf(from));
        var same = subnets.FindAll(subnet => zone is not null && ZoneOf(subnet) == zone);
        var exits = same.Count > 0 ? same : subnets;
        if (
            exits.Count == 0
            || (same.Count == 0 && (!attachment.SubnetsKnown || subnets.Count < attachment.Subnets.Length))
        )
        {
            Doubt(trace, attachment.Identity, packets.Direction, new AttachmentSubnetsNotKnown());
            return;
        }

        var ways = exits.ConvertAll(subnet =>
        {
            var way = new Trace();
            Leave(way, subnet, to, flow, packets);
            return way;
        });
        trace.Append(ways.Find(way => way.IsClear) ?? ways[0]);
        if (ways.Exists(way => way.IsClear) && !ways.TrueForAll(way => way.IsClear))
        {
            Doubt(trace, attachment.Identity, packets.Direction, new ExitsDiffer());
        }
    }

    private void Leave(Trace trace, Subnet exit, NetworkInterface to, Flow flow, Packets packets)
    {
        if (exit.Identity.Key == to.Subnet)
        {
            return;
        }

        connection.NotModelled(trace, packets.Direction, exit.Identity.Key, exit.RouteTable, exit.NetworkAcl);
        connection.Acls.Leave(trace, exit, flow, packets);
        connection.RouteInside(trace, exit, flow, packets);
    }

    private static void Accepted(Trace trace, TransitGatewayAttachment attachment, Direction direction)
    {
        if (attachment.Accepted != Truth.True)
        {
            Doubt(trace, attachment.Identity, direction, new AttachmentMayWait());
        }
    }

    private static void Stop(
        Trace trace,
        TransitGatewayRouteTable table,
        Direction direction,
        Reason reason,
        AdmissionDetail detail,
        Change change
    ) => trace.Add(new Admitted(table.Identity, direction, Truth.False, reason, detail), change);

    private static void Doubt(Trace trace, Identity at, Direction direction, AdmissionDetail detail) =>
        trace.Add(new Admitted(at, direction, Truth.Unknown, Reason.UnknownResource, detail));

    private List<Subnet> SubnetsOf(TransitGatewayAttachment attachment) =>
        [.. attachment.Subnets.Select(key => topology.Model.Subnets.GetValueOrDefault(key)).OfType<Subnet>()];

    private static string? ZoneOf(Subnet subnet) => subnet.Zone ?? subnet.ZoneId;

    private static string? BlockOf(Vpc vpc, Place place) =>
        vpc.Blocks.FirstOrDefault(block => place.In(block) == Truth.True) is { PrefixLength: > 0 } found
            ? $"{found}"
            : null;
}

/// <summary>A VPC is not attached to the transit gateway that its route leads to, as far as the graph says.</summary>
internal sealed record VpcNotAttached(Identity Vpc) : AdmissionDetail;

/// <summary>Whether an attachment has a subnet in the zone of another subnet is not known.</summary>
internal sealed record AttachmentZoneNotKnown(Identity Subnet) : AdmissionDetail;

/// <summary>An attachment has no subnet in the zone that packets come from.</summary>
internal sealed record NoAttachmentInZone(string Zone) : AdmissionDetail;

/// <summary>The subnets of an attachment are not known.</summary>
internal sealed record AttachmentSubnetsNotKnown : AdmissionDetail;

/// <summary>Not every subnet in which packets may leave a transit gateway lets them pass.</summary>
internal sealed record ExitsDiffer : AdmissionDetail;

/// <summary>An attachment of another account may wait for its acceptance.</summary>
internal sealed record AttachmentMayWait : AdmissionDetail;

/// <summary>Which route table an attachment is associated with is not known.</summary>
internal sealed record AssociationNotKnown : AdmissionDetail;

/// <summary>An attachment is associated with no route table, so that what comes from it is dropped.</summary>
internal sealed record NoAssociation : AdmissionDetail;

/// <summary>The route table of a transit gateway is not in the graph.</summary>
internal sealed record TransitTableNotInGraph(Identity Gateway) : AdmissionDetail;

/// <summary>Which route of a transit gateway packets take is open.</summary>
internal sealed record TransitRouteOpen(string Destination) : AdmissionDetail;

/// <summary>A transit gateway's route table has no route.</summary>
internal sealed record NoTransitRoute(string Destination) : AdmissionDetail;

/// <summary>A transit gateway's route drops packets.</summary>
internal sealed record TransitBlackhole(string Block, string Destination) : AdmissionDetail;

/// <summary>A transit gateway's route leads to the attachment of the VPC that packets are for.</summary>
internal sealed record TransitRouteTaken(string Block, Identity Attachment, Identity Vpc) : AdmissionDetail;

/// <summary>A transit gateway's route leads to another attachment, beyond which packets are not followed.</summary>
/// <param name="Block">The route's destination.</param>
/// <param name="Attachment">The attachment; null when it is not known.</param>
/// <param name="Vpc">The VPC that the packets are for.</param>
internal sealed record TransitLeadsElsewhere(string Block, Identity? Attachment, Identity Vpc) : AdmissionDetail;

/// <summary>An attachment is to have a subnet in a zone.</summary>
internal sealed record AddAttachmentSubnet(Identity Attachment, string Zone)
    : Change(Attachment, Reason.TransitGatewayZone);

/// <summary>An attachment is to be associated with a route table.</summary>
internal sealed record AssociateTransitTable(Identity Attachment)
    : Change(Attachment, Reason.TransitGatewayAssociation);

/// <summary>A transit gateway's route table is to have a route to a VPC.</summary>
internal sealed record AddTransitRoute(Identity Table, Identity Vpc) : Change(Table, Reason.TransitGatewayRoute);

/// <summary>A blackhole is to be removed from a transit gateway's route table.</summary>
internal sealed record RemoveTransitBlackhole(Identity Table, string Block)
    : Change(Table, Reason.TransitGatewayBlackhole);

/// <summary>A route to a transit gateway is to be added.</summary>
/// <param name="Table">The subnet's route table.</param>
/// <param name="Block">The destination; null when it is not known which of the other VPC's blocks.</param>
/// <param name="Gateway">The transit gateway.</param>
internal sealed record AddRouteToTransitGateway(Identity Table, string? Block, Identity Gateway)
    : Change(Table, Reason.NoRouteToDestination);
