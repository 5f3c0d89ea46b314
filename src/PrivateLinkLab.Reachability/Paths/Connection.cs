using PrivateLinkLab.Network;
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
    private readonly PeeringPath _peering = new(topology);

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
                _peering.Follow(trace, table, route, key, from, to, via, what);
                break;
            case { Target.Kind: RouteTargetKind.NetworkInterface or RouteTargetKind.NotModelled or RouteTargetKind.Unknown } route:
                trace.Doubt(table.Identity, HopKind.RouteTable,
                    $"{via} sends {what} to {destination.Text} to "
                        + $"{route.Target.Key ?? "a target that is not known yet"} (route {route.Destination}), which "
                        + "is not followed.",
                    ReasonCode.UnsupportedComponent);
                break;
            case { Target.Kind: RouteTargetKind.Local } when topology.PeeringBetween(from.Vpc, to.Vpc) is not null:
                _peering.Overlap(trace, table, from, to, via, what);
                break;
            default:
                _peering.NoRoute(trace, table, from, to, via, what, choice.Route);
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
