using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>Traces connections from the internet to an interface.</summary>
internal sealed class FromInternet(
    Topology topology,
    BetweenInterfaces connection,
    HostPower power,
    InternetGatewayHop gateways,
    OverIpv6 overIpv6
)
{
    /// <summary>Traces a connection to an interface; where IPv4 is blocked, over IPv6.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="to">The interface that it is opened to.</param>
    /// <param name="flow">Protocol and ports of the request.</param>
    /// <param name="publicSetting">What gives the interface a public address.</param>
    /// <param name="source">Whom the interface sees; null for anybody on the internet.</param>
    public void To(Trace trace, NetworkInterface to, Flow flow, Change publicSetting, Place? source = null)
    {
        var byIpv4 = new Trace();
        OverIpv4(byIpv4, to, flow, publicSetting, source);
        if (byIpv4.Verdict != Verdict.Blocked || overIpv6.FromInternet(to, flow) is not { } byIpv6)
        {
            trace.Append(byIpv4);
            return;
        }

        power.Runs(byIpv6, to, HostRole.Destination);
        trace.Append(byIpv6);
        trace.Add(new BlockedOverIpv4(byIpv4.Cause!));
    }

    /// <summary>Traces a connection to an interface's public IPv4 address.</summary>
    public void OverIpv4(Trace trace, NetworkInterface to, Flow flow, Change publicSetting, Place? source = null)
    {
        var subnet = topology.SubnetOf(to);
        var request = flow.From(source ?? flow.SourceOnInternet, PortSpan.Any).To(Place.Of(to));
        Address(trace, to, publicSetting);
        gateways.Into(trace, topology.VpcOf(to));
        if (topology.InternetGatewayOf(to.Vpc) is { } gateway)
        {
            connection.Edges.Into(trace, gateway, Place.Of(to), Direction.Request);
        }

        connection.PublicAccess.Pass(trace, topology.VpcOf(to), to.Subnet, PublicTraffic.FromInternet);
        connection.NotModelled(
            trace,
            Direction.Request,
            to.Vpc,
            subnet.Identity.Key,
            subnet.RouteTable,
            subnet.NetworkAcl,
            to.Identity.Key
        );
        connection.Acls.Enter(trace, subnet, request, Packets.Request);
        connection.Groups.Ingress(trace, to, request);
        power.Runs(trace, to, HostRole.Destination);
        trace.Arrive(to.Identity, ArrivalDetail.Silent);
        connection.Acls.Leave(trace, subnet, request.Reply(), Packets.Reply);
        Reply(trace, to, subnet, request.Reply());
        trace.Return(Identity.OutsideGraph("internet"));
    }

    private static void Address(Trace trace, NetworkInterface to, Change publicSetting)
    {
        var detail = new AddressedFromInternet(to.PublicAddress);
        switch (to.HasPublicAddress)
        {
            case Truth.True:
                trace.Pass(to.Identity, detail);
                break;
            case Truth.False:
                trace.Stop(to.Identity, Reason.PublicAddressForIngress, detail, publicSetting);
                break;
            case Truth.Unknown:
                trace.Doubt(to.Identity, Reason.PublicAddressForIngress, detail);
                break;
            default:
                throw new UnreachableException($"Nobody knows whether {to.Identity} has a public address.");
        }
    }

    private void Reply(Trace trace, NetworkInterface from, Subnet subnet, Flow reply)
    {
        var choice = connection.Routes.Choose(subnet, reply.Destination);
        if (choice.Ends(trace, subnet, reply, Packets.Reply))
        {
            return;
        }

        var table = choice.Table!.Identity;
        if (
            connection.Forwarding.Drops(trace, choice.Route, null, Direction.Reply)
            || connection.Middleboxes.Takes(trace, choice.Route, table, Direction.Reply)
        )
        {
            return;
        }

        switch (choice.Route)
        {
            case { Target.Kind: RouteTargetKind.InternetGateway } route:
                trace.Pass(table, new ReplyToInternet(route), Direction.Reply);
                gateways.AttachedForReply(trace, from.Vpc, route, choice.Table!);
                break;
            case {
                Target.Kind: RouteTargetKind.NotModelled or RouteTargetKind.Unknown or RouteTargetKind.NetworkInterface
            } route:
                trace.Doubt(table, Reason.UnsupportedComponent, new ReplyNotFollowed(route), Direction.Reply);
                break;
            case {
                Target.Kind: RouteTargetKind.Local
                    or RouteTargetKind.NatGateway
                    or RouteTargetKind.Peering
                    or RouteTargetKind.GatewayEndpoint
                    or RouteTargetKind.EgressOnlyGateway,
            } other:
                trace.Stop(
                    table,
                    Reason.NoRouteToDestination,
                    new NoReplyRoute(subnet.Identity),
                    new LeadRouteToInternetGateway(table, other.Destination),
                    Direction.Reply
                );
                break;
            case null:
                trace.Stop(
                    table,
                    Reason.NoRouteToDestination,
                    new NoReplyRoute(subnet.Identity),
                    new AddRouteToInternetGateway(table),
                    Direction.Reply
                );
                break;
            default:
                throw new UnreachableException($"There is no target of the kind {choice.Route.Target.Kind}.");
        }
    }
}

/// <summary>Whether an interface has a public address, by which the internet can address it.</summary>
/// <param name="Address">The address; null when there is none or it is not known.</param>
internal sealed record AddressedFromInternet(string? Address) : AdmissionDetail;

/// <summary>A route leads replies to the internet.</summary>
internal sealed record ReplyToInternet(Route Route) : RouteDetail, IByRoute;

/// <summary>A route leads replies to a target that is not followed.</summary>
internal sealed record ReplyNotFollowed(Route Route) : RouteDetail, IByRoute;

/// <summary>No route leads replies to the internet by an Internet gateway.</summary>
internal sealed record NoReplyRoute(Identity Subnet) : RouteDetail;

/// <summary>A route that is there is to lead to an Internet gateway, so that replies get out.</summary>
internal sealed record LeadRouteToInternetGateway(Identity Table, string Destination)
    : Change(Table, Reason.NoRouteToDestination);

/// <summary>A default route to an Internet gateway is to be added, so that replies get out.</summary>
internal sealed record AddRouteToInternetGateway(Identity Table) : Change(Table, Reason.NoRouteToDestination);

/// <summary>An interface is to have a public address.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="RatherSession">Whether Session Manager would do better.</param>
internal sealed record GivePublicAddress(Identity Interface, bool RatherSession)
    : Change(Interface, Reason.PublicAddressForIngress);
