using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// Traces connections from an interface to public addresses: by an Internet gateway, a NAT gateway or a gateway endpoint.
/// </summary>
internal sealed class PublicPath
{
    private readonly Topology _topology;
    private readonly Connection _connection;
    private readonly InternetGatewayPath _internetGateways;
    private readonly NatGatewayPath _natGateways;

    public PublicPath(Topology topology, Connection connection)
    {
        (_topology, _connection) = (topology, connection);
        _internetGateways = new(topology, connection);
        _natGateways = new(topology, connection, _internetGateways);
    }

    /// <summary>Traces a connection to a public address.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="from">The interface that opens it.</param>
    /// <param name="flow">The request; its destination is the address.</param>
    /// <param name="remedy">What to do when no route leads there.</param>
    /// <returns>The gateway endpoint that it passes; null when it passes none.</returns>
    public GatewayEndpoint? To(Trace trace, NetworkInterface from, Flow flow, MissingRoute remedy)
    {
        var to = flow.Destination;
        var subnet = _topology.SubnetOf(from);
        var choice = _connection.Routes.Choose(subnet, to);
        var missing = choice is { IsKnown: true, Route: null };
        // Where an endpoint inside the VPC is what is missing, the groups are judged by that.
        if (missing && remedy.IsInside)
        {
            _connection.Groups.EgressInside(trace, from, _topology.VpcOf(from), flow);
        }
        else
        {
            _connection.Groups.Egress(trace, from, flow);
        }

        _connection.NotModelled(trace, Direction.Request, subnet.Vpc, subnet.Identity.Key, subnet.RouteTable, subnet.NetworkAcl, from.Identity.Key);
        var crosses = !(missing && remedy.NeedsNoCrossing);
        if (crosses)
        {
            _connection.Acls.Leave(trace, subnet, flow, Packets.RequestToDestination);
        }

        var gateway = Route(trace, from, flow, choice, remedy);
        if (crosses)
        {
            _connection.Acls.Enter(trace, subnet, flow.Reply(), Packets.Reply);
        }

        trace.Return(from.Identity);

        return gateway;
    }

    private GatewayEndpoint? Route(
        Trace trace, NetworkInterface from, Flow flow, RouteChoice choice, MissingRoute remedy)
    {
        var to = flow.Destination;
        var subnet = _topology.SubnetOf(from);
        if (choice.Table is not { } table || !choice.IsKnown)
        {
            trace.Add(choice.NotSure(subnet, flow, Packets.Request));
            return null;
        }

        var via = subnet.UsesMainRouteTable ? $"Main route table {table.Identity}" : $"Route table {table.Identity}";
        if (choice.Route is null && _topology.GatewaysOf[subnet.Vpc].FirstOrDefault(endpoint => !endpoint.RouteTablesKnown
            && to.In(_topology.Model.PrefixLists.GetValueOrDefault(endpoint.PrefixList)) != Truth.False) is { } open)
        {
            trace.LegacyDoubt(open.Identity, HopKind.Endpoint,
                $"Whether gateway endpoint {open.Identity} adds its route to {table.Identity} is not known.", ReasonCode.UnknownResource);
            return null;
        }

        if (choice.Route is not { } route)
        {
            trace.LegacyDeny(table.Identity, HopKind.RouteTable,
                $"{via} of subnet {subnet.Identity.Name} has no route to {to.Text}, only {Destinations(table)}.",
                ReasonCode.NoRouteToDestination, remedy.Component ?? table.Identity, remedy.Change(subnet, table));
            if (remedy.Component is null)
            {
                Onward(trace, from, flow, table);
            }

            return null;
        }

        switch (route.Target)
        {
            case { Kind: RouteTargetKind.InternetGateway }:
                Taken(trace, table, via, route, to);
                _internetGateways.From(trace, from, route, table);
                return null;
            case { Kind: RouteTargetKind.NatGateway }:
                Taken(trace, table, via, route, to);
                _natGateways.From(trace, from, flow, route, table);
                return null;
            case { Kind: RouteTargetKind.GatewayEndpoint, Key: { } key } when _topology.Model.GatewayEndpoints.TryGetValue(key, out var endpoint):
                Taken(trace, table, via, route, to);
                Endpoint(trace, from, endpoint);
                return endpoint;
            case { Kind: RouteTargetKind.Peering or RouteTargetKind.Local or RouteTargetKind.EgressOnlyGateway }:
                trace.LegacyDeny(table.Identity, HopKind.RouteTable,
                    $"{via} sends the request to {to.Text} to {route.Target.Key ?? "the VPC itself"} (route "
                        + $"{route.Destination}), which leads to no public address: a peering connection's other side "
                        + "cannot be passed through.",
                    ReasonCode.CannotRoute,
                    StillHelps(remedy, route) ? remedy.Component! : table.Identity,
                    StillHelps(remedy, route)
                        ? remedy.Change(subnet, table)
                        : $"Lead the route {route.Destination} of route table {table.Identity} to a NAT gateway in a public "
                            + "subnet, or to an Internet gateway if the source has a public address.");
                return null;
            default:
                trace.LegacyDoubt(table.Identity, HopKind.RouteTable,
                    $"{via} sends the request to {to.Text} to {route.Target.Key ?? "a target that is not known yet"} "
                        + $"(route {route.Destination}), which is not followed.",
                    route.Target.Kind == RouteTargetKind.NotModelled ? ReasonCode.UnsupportedComponent : ReasonCode.UnknownResource);
                return null;
        }
    }

    // What else the way out needs that the missing route would lead to: that of a public address, else of a NAT gateway.
    private void Onward(Trace trace, NetworkInterface from, Flow flow, RouteTable table)
    {
        var onward = new Trace();
        if (from.HasPublicAddress == true)
        {
            if (_topology.InternetGatewayOf(from.Vpc) is null
                && _topology.Model.InternetGateways.Values.FirstOrDefault(gateway => gateway is { EgressOnly: false, Vpc: null }) is { } loose)
            {
                _internetGateways.From(onward, from, To(RouteTargetKind.InternetGateway, loose.Identity), table);
            }
        }
        else
        {
            // Of several the one that needs least is meant.
            onward = _topology.Model.NatGateways.Values
                .Where(nat => nat.Subnet is { } key && _topology.Model.Subnets[key].Vpc == from.Vpc)
                .Select(nat =>
                {
                    var way = new Trace();
                    _natGateways.From(way, from, flow, To(RouteTargetKind.NatGateway, nat.Identity), table);
                    return way;
                })
                .MinBy(way => way.Changes.Count) ?? onward;
        }

        trace.AppendChanges(onward);
    }

    private static Route To(RouteTargetKind kind, Identity target) => new() { DeclaredBy = target, Target = new(kind, target.Key) };

    // An endpoint inside the VPC needs no route, and a gateway endpoint's is more specific than a default route only.
    private static bool StillHelps(MissingRoute remedy, Route route) =>
        remedy.Component is not null && (remedy.IsInside || route.Block is { Prefix: 0 });

    private static void Taken(Trace trace, RouteTable table, string via, Route route, Place to) =>
        trace.LegacyAllow(table.Identity, HopKind.RouteTable,
            $"{via} sends the request to {to.Text} to {route.Target.Key} (route {route.Destination}).");

    private void Endpoint(Trace trace, NetworkInterface from, GatewayEndpoint endpoint)
    {
        _connection.NotModelled(trace, Direction.Request, endpoint.Identity.Key);
        if (endpoint.State is not (null or "available"))
        {
            trace.LegacyDeny(endpoint.Identity, HopKind.Endpoint,
                $"Gateway endpoint {endpoint.Identity} is {endpoint.State}; only an available one carries traffic.",
                ReasonCode.BadState, $"Create gateway endpoint {endpoint.Identity} anew.");
        }
        else if (endpoint.Vpc == from.Vpc)
        {
            trace.LegacyAllow(endpoint.Identity, HopKind.Endpoint,
                $"Gateway endpoint {endpoint.Identity} carries it to {endpoint.ServiceName}; the address stays a "
                    + "public one, the way does not.");
        }
        else
        {
            trace.LegacyDeny(endpoint.Identity, HopKind.Endpoint,
                $"Gateway endpoint {endpoint.Identity} serves VPC {_topology.Model.Vpcs[endpoint.Vpc].Identity} only.",
                ReasonCode.GatewayEndpointSourceRestriction, $"Create a gateway endpoint in VPC {_topology.VpcOf(from).Identity}.");
        }
    }

    private string Destinations(RouteTable table)
    {
        var blocks = _topology.Model.Vpcs[table.Vpc].Blocks;
        string[] all = [.. blocks.Select(block => $"{block} (local)"), .. table.Routes.Select(route => route.Destination)];
        return all.Length == 0 ? "none that is known" : string.Join(", ", all);
    }
}
