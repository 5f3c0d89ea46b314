using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// Traces connections from an interface to public addresses: by an Internet gateway, a NAT gateway or a gateway
/// endpoint.
/// </summary>
internal sealed class ToPublicAddress
{
    private readonly Topology _topology;
    private readonly BetweenInterfaces _connection;
    private readonly InternetGatewayHop _internetGateways;
    private readonly NatGatewayHop _natGateways;
    private readonly GatewayEndpointHop _gatewayEndpoints;

    public ToPublicAddress(Topology topology, BetweenInterfaces connection, InternetGatewayHop internetGateways)
    {
        (_topology, _connection, _internetGateways) = (topology, connection, internetGateways);
        _natGateways = new(topology, connection, internetGateways);
        _gatewayEndpoints = new(topology, connection);
    }

    /// <summary>Traces a connection to a public address.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="from">The interface that opens it.</param>
    /// <param name="flow">The request; its destination is the address.</param>
    /// <param name="remedy">What to do when no route leads there.</param>
    /// <returns>The gateway endpoint that it passes; null when it passes none.</returns>
    public GatewayEndpoint? To(Trace trace, NetworkInterface from, Flow flow, MissingRoute remedy)
    {
        var subnet = _topology.SubnetOf(from);
        var choice = _connection.Routes.Choose(subnet, flow.Destination);
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

        _connection.NotModelled(
            trace,
            Direction.Request,
            subnet.Vpc,
            subnet.Identity.Key,
            subnet.RouteTable,
            subnet.NetworkAcl,
            from.Identity.Key
        );
        // An endpoint may stand in the source's own subnet.
        var crosses = !(missing && remedy.IsInside);
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
        Trace trace,
        NetworkInterface from,
        Flow flow,
        RouteChoice choice,
        MissingRoute remedy
    )
    {
        var to = flow.Destination;
        var subnet = _topology.SubnetOf(from);
        if (choice.Ends(trace, subnet, flow, Packets.Request))
        {
            return null;
        }

        var table = choice.Table!;
        var use = TableUse.Of(subnet, table);
        if (choice.Route is not { } route)
        {
            NoRoute(trace, from, flow, use, table, remedy);
            return null;
        }

        if (_connection.Middleboxes.Takes(trace, route, table.Identity, Direction.Request))
        {
            return null;
        }

        var taken = new RouteTaken(use, route, Packets.Request, flow);
        switch (route.Target)
        {
            case { Kind: RouteTargetKind.InternetGateway }:
                trace.Pass(table.Identity, taken);
                _internetGateways.From(trace, from, route, table);
                return null;
            case { Kind: RouteTargetKind.NatGateway }:
                trace.Pass(table.Identity, taken);
                _natGateways.From(trace, from, flow, route, table);
                return null;
            case { Kind: RouteTargetKind.GatewayEndpoint, Key: { } key }
                when _topology.Model.GatewayEndpoints.TryGetValue(key, out var endpoint):
                trace.Pass(table.Identity, taken);
                _gatewayEndpoints.From(trace, from, endpoint);
                return endpoint;
            case { Kind: RouteTargetKind.Peering or RouteTargetKind.Local or RouteTargetKind.EgressOnlyGateway }:
                trace.Stop(
                    table.Identity,
                    Reason.CannotRoute,
                    new RouteToNoPublicAddress(use, route, to),
                    StillHelps(remedy, route)
                        ? remedy.Change(subnet, table, Reason.CannotRoute)
                        : new LeadRouteOut(table.Identity, route.Destination)
                );
                return null;
            case { Kind: RouteTargetKind.NotModelled }:
                NotFollowed(Reason.UnsupportedComponent);
                return null;
            case { Kind: RouteTargetKind.NetworkInterface }
                when _connection.Forwarding.From(trace, from, flow, route, _connection):
                return null;
            case {
                Kind: RouteTargetKind.GatewayEndpoint or RouteTargetKind.NetworkInterface or RouteTargetKind.Unknown
            }:
                NotFollowed(Reason.UnknownResource);
                return null;
            default:
                throw new UnreachableException($"There is no target of the kind {route.Target.Kind}.");
        }

        void NotFollowed(Reason reason) =>
            trace.Doubt(
                table.Identity,
                reason,
                new RouteNotFollowed(use, route, Packets.Request, flow, IsInsteadOfLocal: false)
            );
    }

    private void NoRoute(
        Trace trace,
        NetworkInterface from,
        Flow flow,
        TableUse use,
        RouteTable table,
        MissingRoute remedy
    )
    {
        var subnet = _topology.SubnetOf(from);
        if (_gatewayEndpoints.MayRoute(subnet.Vpc, flow.Destination) is { } open)
        {
            trace.Doubt(open.Identity, Reason.UnknownResource, new GatewayEndpointMayRoute(table.Identity));
            return;
        }

        trace.Stop(
            table.Identity,
            Reason.NoRouteToDestination,
            new NoRouteOut(
                use,
                subnet.Identity,
                flow.Destination,
                _topology.Model.Vpcs[table.Vpc].Blocks,
                [.. table.Routes.Select(other => other.Destination)]
            ),
            remedy.Change(subnet, table, Reason.NoRouteToDestination)
        );
        if (remedy.IsRoute)
        {
            Onward(trace, from, flow, table);
        }
    }

    // What else the way out needs that the missing route would lead to: that of a public address, else of a NAT
    // gateway.
    private void Onward(Trace trace, NetworkInterface from, Flow flow, RouteTable table)
    {
        var onward = new Trace();
        if (from.HasPublicAddress == Truth.True)
        {
            if (
                _topology.InternetGatewayOf(from.Vpc) is null
                && _topology.Model.InternetGateways.Values.FirstOrDefault(gateway =>
                    gateway is { EgressOnly: false, Vpc: null }
                )
                    is { } loose
            )
            {
                _internetGateways.From(onward, from, To(RouteTargetKind.InternetGateway, loose.Identity), table);
            }
        }
        else
        {
            // Of several the one that needs least is meant.
            onward = _topology
                .Model.NatGateways.Values.Where(nat =>
                    nat.Subnet is { } key && _topology.Model.Subnets[key].Vpc == from.Vpc
                )
                .Select(nat =>
                {
                    var way = new Trace();
                    _natGateways.From(way, from, flow, To(RouteTargetKind.NatGateway, nat.Identity), table);
                    return way;
                })
                .MinBy(way => way.Changes.Count)
                ?? onward;
        }

        trace.AppendChanges(onward);
    }

    private static Route To(RouteTargetKind kind, Identity target) =>
        new() { DeclaredBy = target, Target = new(kind, target.Key) };

    // An endpoint inside the VPC needs no route, and a gateway endpoint's is more specific than a default route only.
    private static bool StillHelps(MissingRoute remedy, Route route) =>
        !remedy.IsRoute && (remedy.IsInside || route.Block is { IsEverything: true });
}

/// <summary>No route leads out to a public address.</summary>
/// <param name="Table">The route table.</param>
/// <param name="Subnet">The subnet that uses it.</param>
/// <param name="To">The address.</param>
/// <param name="Local">The blocks of its local routes.</param>
/// <param name="Routes">The destinations of its other routes.</param>
internal sealed record NoRouteOut(
    TableUse Table,
    Identity Subnet,
    Place To,
    ImmutableArray<CidrBlock> Local,
    ImmutableArray<string> Routes
) : RouteDetail;

/// <summary>A route for a public address leads to what has none behind it.</summary>
internal sealed record RouteToNoPublicAddress(TableUse Table, Route Route, Place To) : RouteDetail, IByRoute;

/// <summary>A route that is there is to lead out to the internet.</summary>
internal sealed record LeadRouteOut(Identity Table, string Destination) : Change(Table, Reason.CannotRoute);
