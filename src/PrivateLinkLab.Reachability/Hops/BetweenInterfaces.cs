using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// Traces a connection between two network interfaces, in one VPC or in two that are peered or attached to one transit
/// gateway: the request there and the replies back.
/// </summary>
internal sealed class BetweenInterfaces
{
    private readonly Topology _topology;
    private readonly PeeringConnectionHop _peering;
    private readonly TransitGatewayHop _transit;

    public BetweenInterfaces(Topology topology)
    {
        _topology = topology;
        Groups = new(topology);
        Acls = new(topology);
        Routes = new(topology);
        PublicAccess = new(topology.Model);
        Forwarding = new(topology);
        Middleboxes = new(topology);
        Edges = new(topology, this);
        _peering = new(topology);
        _transit = new(topology, this);
    }

    public SecurityGroups Groups { get; }

    public NetworkAcls Acls { get; }

    public Routes Routes { get; }

    public PublicAccess PublicAccess { get; }

    public ForwardingInterfaceHop Forwarding { get; }

    public MiddleboxHop Middleboxes { get; }

    public EdgeRouting Edges { get; }

    /// <summary>Traces a connection.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="from">The interface that opens it.</param>
    /// <param name="to">The interface that it is opened to.</param>
    /// <param name="flow">Protocol and ports of the request.</param>
    /// <param name="seenAs">What the destination sees instead of the source's interface; null for the interface
    /// itself.</param>
    public void Between(Trace trace, NetworkInterface from, NetworkInterface to, Flow flow, Place? seenAs = null)
    {
        var destination = Place.Of(to);
        // The routes of the reply lead to the interface that sent the packets, whatever address they show.
        var sent = flow.Between(Place.Of(from), destination);
        var request = seenAs is null ? sent : sent.Between(seenAs, destination);
        var reply = request.Reply();
        var (here, there) = (_topology.SubnetOf(from), _topology.SubnetOf(to));
        var crosses = here.Identity.Key != there.Identity.Key;
        Groups.Egress(trace, from, request);
        if (crosses)
        {
            NotModelled(
                trace,
                Direction.Request,
                here.Vpc,
                here.Identity.Key,
                here.RouteTable,
                here.NetworkAcl,
                from.Identity.Key
            );
            Acls.Leave(trace, here, request, Packets.RequestTo(to.Identity.Name));
            Route(trace, from, to, sent, Packets.Request);
            Acls.Enter(trace, there, request, Packets.RequestFrom(from.Identity.Name));
            NotModelled(
                trace,
                Direction.Request,
                there.Vpc,
                there.Identity.Key,
                there.RouteTable,
                there.NetworkAcl,
                to.Identity.Key
            );
        }

        Groups.Ingress(trace, to, request);
        if (crosses)
        {
            Acls.Leave(trace, there, reply, Packets.Reply);
            Route(trace, to, from, sent.Reply(), Packets.Reply);
            Acls.Enter(trace, here, reply, Packets.Reply);
        }

        if (crosses && here.Zone is { } zone && there.Zone is { } other && zone != other && here.Vpc == there.Vpc)
        {
            trace.Add(new CrossesZones(zone, other));
        }

        trace.Return(from.Identity);
    }

    /// <summary>Notes the resources of unknown types that can decide about what passes some components.</summary>
    public void NotModelled(Trace trace, Direction direction, params ReadOnlySpan<string?> keys)
    {
        if (!_topology.HasNotModelled)
        {
            return;
        }

        foreach (var key in keys)
        {
            foreach (var resource in key is null ? [] : _topology.NotModelledAt(key))
            {
                if (
                    !resource.Type.StartsWith(Topology.NameServices, StringComparison.Ordinal)
                    && !trace.Has(resource.Identity)
                )
                {
                    trace.Add(
                        new Admitted(
                            resource.Identity,
                            direction,
                            Truth.Unknown,
                            Reason.UnsupportedComponent,
                            new NotModelledOnTheWay(resource.Type, key!)
                        )
                    );
                }
            }
        }
    }

    // Both in one VPC take its local route, unless a more specific one leads away; else a peering connection must join
    // them.
    private void Route(Trace trace, NetworkInterface from, NetworkInterface to, Flow flow, Packets packets)
    {
        var subnet = _topology.SubnetOf(from);
        var choice = Routes.Choose(subnet, flow.Destination);
        if (choice.Ends(trace, subnet, flow, packets))
        {
            return;
        }

        var use = TableUse.Of(subnet, choice.Table!);
        if (
            Forwarding.Drops(trace, choice.Route, to, packets.Direction)
            || Middleboxes.Takes(trace, choice.Route, use.Table, packets.Direction)
        )
        {
            return;
        }

        if (from.Vpc == to.Vpc)
        {
            RouteInside(trace, choice.Route, use, flow, packets);
            return;
        }

        switch (choice.Route)
        {
            case { Target: { Kind: RouteTargetKind.Peering, Key: { } key } } route:
                _peering.Follow(trace, route, key, _topology.VpcOf(from), _topology.VpcOf(to), use, flow, packets);
                break;
            case { Target: { Kind: RouteTargetKind.NotModelled, Key: { } key } } route
                when _topology.Model.TransitGateways.TryGetValue(key, out var gateway):
                _transit.Follow(trace, route, gateway, from, to, use, flow, packets);
                break;
            case {
                Target.Kind: RouteTargetKind.NetworkInterface or RouteTargetKind.NotModelled or RouteTargetKind.Unknown
            } route:
                NotFollowed(trace, route, use, flow, packets, isInsteadOfLocal: false);
                break;
            case { Target.Kind: RouteTargetKind.Local }
                when _topology.PeeringBetween(from.Vpc, to.Vpc) is not null
                    || _topology.TransitBetween(from.Vpc, to.Vpc) is not null:
                PeeringConnectionHop.Overlap(trace, _topology.VpcOf(from), _topology.VpcOf(to), use, flow, packets);
                break;
            case null:
            case {
                Target.Kind: RouteTargetKind.Local
                    or RouteTargetKind.Peering
                    or RouteTargetKind.InternetGateway
                    or RouteTargetKind.NatGateway
                    or RouteTargetKind.GatewayEndpoint
                    or RouteTargetKind.EgressOnlyGateway,
            }:
                _peering.NoRoute(trace, _topology.VpcOf(from), _topology.VpcOf(to), choice.Route, use, flow, packets);
                break;
            default:
                throw new UnreachableException($"There is no target of the kind {choice.Route.Target.Kind}.");
        }
    }

    /// <summary>Notes whether packets that are to stay in a subnet's VPC do.</summary>
    public void RouteInside(Trace trace, Subnet subnet, Flow flow, Packets packets)
    {
        var choice = Routes.Choose(subnet, flow.Destination);
        if (choice.Table is not { } table || !choice.IsKnown)
        {
            trace.Add(choice.NotSure(subnet, flow, packets));
        }
        else if (!Middleboxes.Takes(trace, choice.Route, table.Identity, packets.Direction))
        {
            RouteInside(trace, choice.Route, TableUse.Of(subnet, table), flow, packets);
        }
    }

    private static void RouteInside(Trace trace, Route? chosen, TableUse use, Flow flow, Packets packets)
    {
        switch (chosen)
        {
            case { Target.Kind: RouteTargetKind.Local } local:
                trace.Add(
                    new Routed(
                        use.Table,
                        packets.Direction,
                        Truth.True,
                        null,
                        new LocalRoute(use, local, packets, flow)
                    )
                );
                break;
            case {
                Target.Kind: RouteTargetKind.NetworkInterface or RouteTargetKind.NotModelled or RouteTargetKind.Unknown
            } route:
                NotFollowed(trace, route, use, flow, packets, isInsteadOfLocal: true);
                break;
            case { } other:
                trace.Add(
                    new Routed(
                        use.Table,
                        packets.Direction,
                        Truth.False,
                        Reason.MoreSpecificRoute,
                        new RouteLeavesVpc(use, other, packets, flow)
                    ),
                    new RemoveRoute(use.Table, Reason.MoreSpecificRoute, other.Destination)
                );
                break;
            case null:
                trace.Add(
                    new Routed(
                        use.Table,
                        packets.Direction,
                        Truth.False,
                        Reason.NoRouteToDestination,
                        new NoLocalRoute(use, flow)
                    ),
                    new RemoveRoute(use.Table, Reason.NoRouteToDestination, flow.Destination.Text)
                );
                break;
        }
    }

    private static void NotFollowed(
        Trace trace,
        Route route,
        TableUse use,
        Flow flow,
        Packets packets,
        bool isInsteadOfLocal
    ) =>
        trace.Add(
            new Routed(
                use.Table,
                packets.Direction,
                Truth.Unknown,
                Reason.UnsupportedComponent,
                new RouteNotFollowed(use, route, packets, flow, isInsteadOfLocal)
            )
        );
}

/// <summary>A resource of a type that is not modelled may decide about what passes a component.</summary>
/// <param name="Type">The resource's type.</param>
/// <param name="Key">The component that it refers to.</param>
internal sealed record NotModelledOnTheWay(string Type, string Key) : AdmissionDetail;
