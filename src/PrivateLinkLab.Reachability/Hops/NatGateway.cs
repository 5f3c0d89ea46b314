using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// A NAT gateway, and what it does with packets that a route leads to it: its own subnet needs the way to the internet,
/// and that subnet's network ACL sees the packets of both sides.
/// </summary>
internal sealed class NatGatewayHop(Topology topology, BetweenInterfaces connection, InternetGatewayHop gateways)
{
    /// <summary>Whether a step is at a NAT gateway.</summary>
    public static bool IsAt(Step step) =>
        step
            is Translated { Detail: NatTranslation }
                or Admitted { Detail: NatGatewayOfAnotherVpc }
                or Routed { Detail: NatGatewayNotInGraph };

    /// <summary>Traces from an interface through the gateway that a route leads to.</summary>
    public void From(Trace trace, NetworkInterface from, Flow flow, Route route, RouteTable table)
    {
        if (
            route.Target.Key is { } regionalKey
            && topology.Model.NatGateways.TryGetValue(regionalKey, out var regional)
            && regional.RegionalIn is { } vpc
        )
        {
            FromRegional(trace, from, regional, vpc, flow);
            return;
        }

        if (
            route.Target.Key is not { } key
            || !topology.Model.NatGateways.TryGetValue(key, out var nat)
            || nat.Subnet is not { } natSubnetKey
        )
        {
            trace.Doubt(table.Identity, Reason.BadStateRoute, new NatGatewayNotInGraph(route));
            return;
        }

        var (subnet, natSubnet) = (topology.SubnetOf(from), topology.Model.Subnets[natSubnetKey]);
        if (natSubnet.Vpc != from.Vpc)
        {
            trace.Stop(
                nat.Identity,
                Reason.NatRequiresSourceInVpc,
                new NatGatewayOfAnotherVpc(),
                new CreateNatGateway(nat.Identity, topology.VpcOf(from).Identity)
            );
            return;
        }

        var crosses = natSubnet.Identity.Key != subnet.Identity.Key;
        if (crosses)
        {
            connection.Acls.Enter(trace, natSubnet, flow, Packets.RequestFrom(from.Identity.Name));
        }

        connection.NotModelled(
            trace,
            Direction.Request,
            nat.Identity.Key,
            natSubnet.Identity.Key,
            natSubnet.RouteTable,
            natSubnet.NetworkAcl
        );
        Translate(trace, nat);
        var translated = flow.From(Place.NotKnown, PortSpan.Any);
        connection.Acls.Leave(trace, natSubnet, translated, Packets.TranslatedRequest);
        Onward(trace, nat, natSubnet, translated);
        connection.Acls.Enter(trace, natSubnet, translated.Reply(), Packets.Reply);
        if (crosses)
        {
            connection.Acls.Leave(trace, natSubnet, flow.Reply(), Packets.Reply);
        }
    }

    // It is in no subnet, so that no network ACL of one sees what it sends, and has a route of its own to the VPC's
    // Internet gateway.
    private void FromRegional(Trace trace, NetworkInterface from, NatGateway nat, string vpc, Flow flow)
    {
        if (vpc != from.Vpc)
        {
            trace.Stop(
                nat.Identity,
                Reason.NatRequiresSourceInVpc,
                new NatGatewayOfAnotherVpc(),
                new CreateNatGateway(nat.Identity, topology.VpcOf(from).Identity)
            );
            return;
        }

        connection.NotModelled(trace, Direction.Request, nat.Identity.Key);
        var subnet = topology.SubnetOf(from);
        if (!nat.Zones.IsEmpty && !nat.Zones.Any(zone => zone == subnet.Zone || zone == subnet.ZoneId))
        {
            trace.Doubt(nat.Identity, Reason.UnknownResource, new NatGatewayNotInZone(subnet.Identity));
        }

        Translate(trace, nat);
        if (nat.IsPublic == Truth.False)
        {
            trace.Stop(
                nat.Identity,
                Reason.PublicAddressForEgress,
                new NatPassesInternetGateway(nat.Identity),
                new MakeNatPublic(nat.Identity)
            );
            return;
        }

        // Its own table has a route to the Internet gateway from the start; the graph may have another.
        if (
            nat.RouteTable is { } key
            && topology.Model.RouteTables.TryGetValue(key, out var table)
            && connection.Routes.Choose(table, topology.VpcOf(from), flow.Destination)
                is not { Route.Target.Kind: RouteTargetKind.InternetGateway }
                    and var choice
        )
        {
            NotToInternet(trace, nat, table, choice, flow);
            return;
        }

        gateways.Into(trace, topology.VpcOf(from));
        connection.PublicAccess.Pass(trace, topology.VpcOf(from), null, PublicTraffic.OutOnly);
    }

    private static void NotToInternet(Trace trace, NatGateway nat, RouteTable table, RouteChoice choice, Flow flow)
    {
        if (choice is { IsKnown: true, Route: null })
        {
            trace.Stop(
                table.Identity,
                Reason.NoRouteToDestination,
                new NoRegionalNatRoute(nat.Identity, flow.Destination),
                new LeadRegionalNatToInternet(table.Identity, nat.Identity)
            );
        }
        else
        {
            trace.Doubt(table.Identity, Reason.UnsupportedComponent, new RegionalNatRouteNotFollowed(nat.Identity));
        }
    }

    private static void Translate(Trace trace, NatGateway nat)
    {
        // A private one needs no public address; whether its packets get on is for the next gateway to say.
        var passes = nat.IsPublic.Not().Or(nat.HasElasticIp.And(nat.IsPublic));
        var step = new Translated(
            nat.Identity,
            Direction.Request,
            passes,
            passes == Truth.True ? null : Reason.PublicAddressForEgress,
            new NatTranslation()
        );
        if (passes == Truth.False)
        {
            trace.Add(step, new GiveNatElasticIp(nat.Identity));
        }
        else
        {
            trace.Add(step);
        }
    }

    private void Onward(Trace trace, NatGateway nat, Subnet natSubnet, Flow flow)
    {
        var choice = connection.Routes.Choose(natSubnet, flow.Destination);
        if (choice.Ends(trace, natSubnet, flow, Packets.TranslatedRequest))
        {
            return;
        }

        var table = choice.Table!;
        if (
            connection.Forwarding.Drops(trace, choice.Route, null, Direction.Request)
            || connection.Middleboxes.Takes(trace, choice.Route, table.Identity, Direction.Request)
        )
        {
            return;
        }

        switch (choice.Route)
        {
            case { Target.Kind: RouteTargetKind.InternetGateway } route:
                trace.Pass(table.Identity, new NatRouteToInternetGateway(natSubnet.Identity, route));
                ByInternetGateway(trace, nat, natSubnet, route, table);
                break;
            case { Target.Kind: RouteTargetKind.GatewayEndpoint } route:
                trace.Pass(table.Identity, new NatRouteToGatewayEndpoint(route));
                break;
            case {
                Target.Kind: RouteTargetKind.NotModelled or RouteTargetKind.Unknown or RouteTargetKind.NetworkInterface
            } route:
                trace.Doubt(table.Identity, Reason.UnsupportedComponent, new NatRouteNotFollowed(route));
                break;
            case {
                Target.Kind: RouteTargetKind.Local
                    or RouteTargetKind.NatGateway
                    or RouteTargetKind.Peering
                    or RouteTargetKind.EgressOnlyGateway
            }:
                trace.Stop(
                    table.Identity,
                    Reason.NoRouteToDestination,
                    new NoNatRoute(natSubnet.Identity, flow.Destination),
                    new MoveNatToPublicSubnet(table.Identity, nat.Identity)
                );
                break;
            case null:
                trace.Stop(
                    table.Identity,
                    Reason.NoRouteToDestination,
                    new NoNatRoute(natSubnet.Identity, flow.Destination),
                    new MakeNatSubnetPublic(table.Identity, natSubnet.Identity)
                );
                break;
            default:
                throw new UnreachableException($"There is no target of the kind {choice.Route.Target.Kind}.");
        }
    }

    private void ByInternetGateway(Trace trace, NatGateway nat, Subnet natSubnet, Route route, RouteTable table)
    {
        var isAttached = gateways.Attached(
            trace,
            natSubnet.Vpc,
            natSubnet.Identity.Key,
            PublicTraffic.OutOnly,
            route,
            table
        );
        if (
            !topology.Model.InternetGateways.TryGetValue(route.Target.Key ?? "", out var found)
            || (!isAttached && nat.IsPublic != Truth.False)
        )
        {
            return;
        }

        if (nat.IsPublic == Truth.False)
        {
            trace.Stop(
                found.Identity,
                Reason.PublicAddressForEgress,
                new NatPassesInternetGateway(nat.Identity),
                new MakeNatPublic(nat.Identity)
            );
        }
        else
        {
            trace.Pass(found.Identity, new NatPassesInternetGateway(nat.Identity));
            connection.Edges.Into(trace, found, Place.Of(nat.Address), Direction.Reply);
        }
    }
}

/// <summary>
/// A NAT gateway puts its own address in the place of the source's, when it has the one that it needs.
/// </summary>
internal sealed record NatTranslation : TranslationDetail;

/// <summary>A route leads to a NAT gateway that is not in the graph, or whose subnet is not known.</summary>
internal sealed record NatGatewayNotInGraph(Route Route) : RouteDetail, IByRoute;

/// <summary>A NAT gateway is in another VPC than the source.</summary>
internal sealed record NatGatewayOfAnotherVpc : AdmissionDetail;

/// <summary>Whether a regional NAT gateway serves the zone of a subnet is not known.</summary>
internal sealed record NatGatewayNotInZone(Identity Subnet) : AdmissionDetail;

/// <summary>A route leads what a NAT gateway sends to an Internet gateway.</summary>
internal sealed record NatRouteToInternetGateway(Identity Subnet, Route Route) : RouteDetail, IByRoute;

/// <summary>A route leads what a NAT gateway sends to a gateway endpoint.</summary>
internal sealed record NatRouteToGatewayEndpoint(Route Route) : RouteDetail, IByRoute;

/// <summary>A route leads what a NAT gateway sends to a target that is not followed.</summary>
internal sealed record NatRouteNotFollowed(Route Route) : RouteDetail, IByRoute;

/// <summary>No route leads what a NAT gateway sends to an Internet gateway.</summary>
internal sealed record NoNatRoute(Identity Subnet, Place To) : RouteDetail;

/// <summary>The table of a regional NAT gateway has no route for what it sends.</summary>
internal sealed record NoRegionalNatRoute(Identity Nat, Place To) : RouteDetail;

/// <summary>The table of a regional NAT gateway leads what it sends to something that is not followed.</summary>
internal sealed record RegionalNatRouteNotFollowed(Identity Nat) : RouteDetail;

/// <summary>The table of a regional NAT gateway is to lead to the Internet gateway.</summary>
internal sealed record LeadRegionalNatToInternet(Identity Table, Identity Nat)
    : Change(Table, Reason.NoRouteToDestination);

/// <summary>
/// An Internet gateway passes what a NAT gateway with a public address sends, and drops what comes from a private one.
/// </summary>
internal sealed record NatPassesInternetGateway(Identity Nat) : AdmissionDetail;

/// <summary>A NAT gateway is to be made in the source's VPC.</summary>
internal sealed record CreateNatGateway(Identity Nat, Identity Vpc) : Change(Nat, Reason.NatRequiresSourceInVpc);

/// <summary>A public NAT gateway is to have an Elastic IP.</summary>
internal sealed record GiveNatElasticIp(Identity Nat) : Change(Nat, Reason.PublicAddressForEgress);

/// <summary>A private NAT gateway is to be a public one.</summary>
internal sealed record MakeNatPublic(Identity Nat) : Change(Nat, Reason.PublicAddressForEgress);

/// <summary>A NAT gateway's subnet is to have a default route to an Internet gateway.</summary>
internal sealed record MakeNatSubnetPublic(Identity Table, Identity Subnet)
    : Change(Table, Reason.NoRouteToDestination);

/// <summary>A NAT gateway is to stand in a public subnet: its own has a default route to something else.</summary>
internal sealed record MoveNatToPublicSubnet(Identity Table, Identity Nat) : Change(Table, Reason.NoRouteToDestination);
