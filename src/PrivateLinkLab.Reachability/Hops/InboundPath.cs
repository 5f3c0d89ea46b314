using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>Traces connections from the internet to an interface.</summary>
internal sealed class InboundPath(Topology topology, Connection connection, PowerCheck power, Ipv6Path ipv6)
{
    private static readonly Place Internet = Place.Somewhere(null);

    /// <summary>Traces a connection to an interface; where IPv4 is blocked, over IPv6.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="to">The interface that it is opened to.</param>
    /// <param name="flow">Protocol and ports of the request.</param>
    /// <param name="publicSetting">What gives the interface a public address, as a sentence.</param>
    /// <param name="owner">The resource whose setting that is.</param>
    public void To(Trace trace, NetworkInterface to, Flow flow, Identity owner, string publicSetting)
    {
        var overIpv4 = new Trace();
        OverIpv4(overIpv4, to, flow, owner, publicSetting);
        if (overIpv4.Verdict != Verdict.Blocked || ipv6.FromInternet(to, flow) is not { } overIpv6)
        {
            trace.Append(overIpv4);
            return;
        }

        power.Runs(overIpv6, to, HopKind.Destination);
        trace.Append(overIpv6);
        trace.Add(new BlockedOverIpv4(overIpv4.Cause!));
    }

    /// <summary>Traces a connection to an interface's public IPv4 address.</summary>
    public void OverIpv4(Trace trace, NetworkInterface to, Flow flow, Identity owner, string publicSetting)
    {
        var subnet = topology.SubnetOf(to);
        var request = flow.From(Internet, PortSpan.Any).To(Place.Of(to));
        Gateway(trace, to, owner, publicSetting);
        connection.BlockedPublicAccess(trace);
        connection.NotModelled(trace, Direction.Request, to.Vpc, subnet.Identity.Key, subnet.RouteTable, subnet.NetworkAcl, to.Identity.Key);
        connection.Acls.Enter(trace, subnet, request, Packets.Request);
        connection.Groups.Ingress(trace, to, request);
        power.Runs(trace, to, HopKind.Destination);
        trace.Arrive(to.Identity, ArrivalDetail.Silent);
        connection.Acls.Leave(trace, subnet, request.Reply(), Packets.Reply);
        Reply(trace, subnet, request.Reply());
        trace.Return(Identity.OutsideGraph("internet"));
    }

    private void Gateway(Trace trace, NetworkInterface to, Identity owner, string publicSetting)
    {
        switch (to.HasPublicAddress)
        {
            case true:
                trace.LegacyAllow(to.Identity, HopKind.Destination,
                    $"{to.Identity.Name} has a public "
                        + $"address{(to.PublicAddress is { } address ? $", {address}" : "")}.");
                break;
            case false:
                trace.LegacyDeny(to.Identity, HopKind.Destination,
                    $"{to.Identity.Name} has no public address, so nothing on the internet can address it.",
                    ReasonCode.PublicAddressForIngress, owner, publicSetting);
                break;
            default:
                trace.LegacyDoubt(to.Identity, HopKind.Destination,
                    $"Whether {to.Identity.Name} has a public address is not known.",
                    ReasonCode.PublicAddressForIngress);
                break;
        }

        var vpc = topology.VpcOf(to);
        if (topology.InternetGatewayOf(to.Vpc) is { } gateway)
        {
            trace.LegacyAllow(gateway.Identity, HopKind.InternetGateway,
                $"Internet gateway {gateway.Identity} is attached to VPC {vpc.Identity}.");
            connection.NotModelled(trace, Direction.Request, gateway.Identity.Key);
        }
        else if (vpc is { InGraph: true, IsDefault: false })
        {
            trace.LegacyDeny(vpc.Identity, HopKind.Vpc, $"VPC {vpc.Identity} has no Internet gateway.",
                ReasonCode.UnassociatedComponent, $"Attach an Internet gateway to VPC {vpc.Identity}.");
        }
        else
        {
            trace.LegacyDoubt(vpc.Identity, HopKind.Vpc,
                $"Whether VPC {vpc.Identity} has an Internet gateway is not known.",
                ReasonCode.UnknownResource);
        }
    }

    private void Reply(Trace trace, Subnet subnet, Flow reply)
    {
        var choice = connection.Routes.Choose(subnet, Internet);
        if (choice.Table is not { } table || !choice.IsKnown)
        {
            trace.Add(choice.NotSure(subnet, reply, Packets.Reply));
        }
        else if (choice.Route is { Target: { Kind: RouteTargetKind.InternetGateway } } route)
        {
            trace.LegacyAllow(table.Identity, HopKind.RouteTable,
                $"Route table {table.Identity} sends the reply to {route.Target.Key} (route {route.Destination}).", Direction.Reply);
        }
        else if (choice.Route is { Target.Kind: RouteTargetKind.NotModelled or RouteTargetKind.Unknown or RouteTargetKind.NetworkInterface })
        {
            trace.LegacyDoubt(table.Identity, HopKind.RouteTable,
                $"Where route table {table.Identity} sends the reply is not followed.",
                ReasonCode.UnsupportedComponent, Direction.Reply);
        }
        else
        {
            trace.LegacyDeny(table.Identity, HopKind.RouteTable,
                $"Route table {table.Identity} of subnet {subnet.Identity.Name} has no route to the internet by an "
                    + "Internet gateway, so the reply gets nowhere.",
                ReasonCode.NoRouteToDestination,
                choice.Route is { } other
                    ? $"Lead the route {other.Destination} of route table {table.Identity} to an Internet gateway."
                    : $"Add a route 0.0.0.0/0 to an Internet gateway to route table {table.Identity}.",
                Direction.Reply);
        }
    }
}
