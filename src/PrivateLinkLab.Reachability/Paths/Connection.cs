using PrivateLinkLab.Reachability.Model;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>
/// Traces one TCP connection between two network interfaces, in one VPC or in two that are peered: the request there and
/// the replies back.
/// </summary>
internal sealed class Connection(Topology topology)
{
    private readonly SecurityGroupFilter _groups = new(topology);
    private readonly NetworkAclFilter _acls = new(topology);
    private readonly RouteLookup _routes = new(topology);

    public SecurityGroupFilter Groups => _groups;

    public NetworkAclFilter Acls => _acls;

    public RouteLookup Routes => _routes;

    /// <summary>Traces a connection.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="from">The interface that opens it.</param>
    /// <param name="to">The interface that it is opened to.</param>
    /// <param name="port">The destination's port.</param>
    /// <param name="client">The ports that the source may use.</param>
    /// <param name="options">What is different from a connection between two instances.</param>
    public void Between(
        Trace trace, NetworkInterface from, NetworkInterface to, int port, PortSpan client, ConnectionOptions? options = null)
    {
        options ??= ConnectionOptions.Usual;
        var (source, destination) = (options.SeenAs ?? Place.Of(from), Place.Of(to));
        var (here, there) = (topology.SubnetOf(from), topology.SubnetOf(to));
        var crosses = here.Identity.Key != there.Identity.Key;
        if (options.FiltersAtSource)
        {
            _groups.Egress(trace, from, destination, port);
        }

        if (crosses)
        {
            NotModelled(trace, here.Vpc, here.Identity.Key, here.RouteTable, here.NetworkAcl, from.Identity.Key);
            _acls.Leave(trace, here, destination, PortSpan.One(port), $"the request to {to.Identity.Name}");
            Route(trace, from, to, "the request");
            _acls.Enter(trace, there, source, PortSpan.One(port), $"the request from {from.Identity.Name}");
            NotModelled(trace, there.Vpc, there.Identity.Key, there.RouteTable, there.NetworkAcl, to.Identity.Key);
        }

        if (options.FiltersAtDestination)
        {
            _groups.Ingress(trace, to, source, port);
        }

        if (crosses)
        {
            _acls.Leave(trace, there, source, client, "the reply");
            Route(trace, to, from, "the reply");
            _acls.Enter(trace, here, destination, client, "the reply");
        }

        if (crosses && here.Zone is { } zone && there.Zone is { } other && zone != other && here.Vpc == there.Vpc)
        {
            trace.Remark($"The connection crosses from Availability Zone {zone} to {other}.");
        }
    }

    /// <summary>Notes the resources of unknown types that can decide about what passes some components.</summary>
    public void NotModelled(Trace trace, params ReadOnlySpan<string?> keys)
    {
        if (!topology.HasNotModelled)
        {
            return;
        }

        foreach (var key in keys)
        {
            foreach (var resource in key is null ? [] : topology.NotModelledAt(key))
            {
                if (!resource.Type.StartsWith(Topology.NameServices, StringComparison.Ordinal) && !trace.Has(resource.Identity))
                {
                    trace.Doubt(resource.Identity, HopKind.NotModelled,
                        $"{resource.Identity} of type {resource.Type} refers to {key}; what it does with the traffic "
                            + "is not modelled.",
                        ReasonCode.UnsupportedComponent);
                }
            }
        }
    }

    /// <summary>Notes a block of public access, whose exclusions are not modelled.</summary>
    public void BlockedPublicAccess(Trace trace)
    {
        if (topology.PublicAccessBlocker is { } blocker)
        {
            trace.Doubt(blocker.Identity, HopKind.NotModelled,
                $"{blocker.Identity} can block the Internet gateways of all VPCs of the region; which it does is not "
                    + "modelled.",
                ReasonCode.UnsupportedComponent);
        }
    }

    // Both in one VPC take its local route, unless a more specific one leads away; else a peering connection must join them.
    private void Route(Trace trace, NetworkInterface from, NetworkInterface to, string what)
    {
        var subnet = topology.SubnetOf(from);
        var destination = Place.Of(to);
        var choice = _routes.Choose(subnet, destination);
        if (choice.Table is not { } table || !choice.IsKnown)
        {
            Unsure(trace, subnet, choice, destination, what);
            return;
        }

        var via = subnet.UsesMainRouteTable ? $"Main route table {table.Identity}" : $"Route table {table.Identity}";
        if (from.Vpc == to.Vpc)
        {
            RouteInside(trace, table, choice, via, destination, what);
            return;
        }

        switch (choice.Route)
        {
            case { Target: { Kind: RouteTargetKind.Peering, Key: { } key } } route:
                Peering(trace, table, route, key, from, to, via, what);
                break;
            case { Target.Kind: RouteTargetKind.NetworkInterface or RouteTargetKind.NotModelled or RouteTargetKind.Unknown } route:
                trace.Doubt(table.Identity, HopKind.RouteTable,
                    $"{via} sends {what} to {destination.Text} to "
                        + $"{route.Target.Key ?? "a target that is not known yet"} (route {route.Destination}), which "
                        + "is not followed.",
                    ReasonCode.UnsupportedComponent);
                break;
            case { Target.Kind: RouteTargetKind.Local } when topology.PeeringBetween(from.Vpc, to.Vpc) is not null:
                trace.Deny(table.Identity, HopKind.RouteTable,
                    $"{via} keeps {what} to {destination.Text} in VPC {topology.VpcOf(from).Identity}: the two VPCs "
                        + "overlap, so the local route wins.",
                    ReasonCode.CannotRoute, topology.VpcOf(to).Identity,
                    $"Give VPC {topology.VpcOf(to).Identity} a block that does not overlap VPC "
                        + $"{topology.VpcOf(from).Identity}, or reach it through an endpoint service.");
                break;
            default:
                NoPeeringRoute(trace, table, from, to, via, what, choice.Route);
                break;
        }
    }

    private static void RouteInside(
        Trace trace, RouteTable table, RouteChoice choice, string via, Place destination, string what)
    {
        if (choice.IsLocal)
        {
            trace.Allow(table.Identity, HopKind.RouteTable,
                $"{via} sends {what} to {destination.Text} by the local route {choice.Route!.Destination}.");
        }
        else if (choice.Route is { Target.Kind: RouteTargetKind.NetworkInterface or RouteTargetKind.NotModelled or RouteTargetKind.Unknown } route)
        {
            trace.Doubt(table.Identity, HopKind.RouteTable,
                $"{via} sends {what} to {destination.Text} to {route.Target.Key ?? "a target that is not known yet"} "
                    + $"(route {route.Destination}) instead of the local route; what that does is not modelled.",
                ReasonCode.UnsupportedComponent);
        }
        else
        {
            trace.Deny(table.Identity, HopKind.RouteTable,
                choice.Route is { } other
                    ? $"{via} sends {what} to {destination.Text} to {other.Target.Key} (route {other.Destination}), "
                        + "not to the VPC."
                    : $"{via} has no route to {destination.Text}, which is outside the VPC's blocks.",
                choice.Route is null ? ReasonCode.NoRouteToDestination : ReasonCode.MoreSpecificRoute,
                $"Remove the route to {choice.Route?.Destination ?? destination.Text} from route table "
                    + $"{table.Identity}, so that the local route counts.");
        }
    }

    private void Peering(
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

    private void NoPeeringRoute(
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

    /// <summary>Notes that the route is not known.</summary>
    public static void Unsure(Trace trace, Subnet subnet, RouteChoice choice, Place destination, string what)
    {
        var table = choice.Table?.Identity ?? (subnet.RouteTable is { } key ? Identity.OutsideGraph(key) : subnet.Identity);
        trace.Doubt(table, HopKind.RouteTable,
            choice.Table is { RoutesKnown: true }
                ? $"Which route of {table} {what} to {destination.Text} takes is open: routes that overlap lead to "
                    + "different targets, or a destination is not known."
                : $"The route table of subnet {subnet.Identity} is not known.",
            ReasonCode.UnknownResource);
    }
}

/// <summary>What is different from a connection between two instances.</summary>
internal sealed record ConnectionOptions
{
    public static ConnectionOptions Usual { get; } = new();

    /// <summary>Whom the destination sees instead of the source's interface; null for the interface itself.</summary>
    public Place? SeenAs { get; init; }

    /// <summary>Whether the source's security groups have a say.</summary>
    public bool FiltersAtSource { get; init; } = true;

    /// <summary>Whether the destination's security groups have a say.</summary>
    public bool FiltersAtDestination { get; init; } = true;
}
