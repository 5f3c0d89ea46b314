using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// What a NAT gateway does with packets that a route leads to it: its own subnet needs the way to the internet, and that
/// subnet's network ACL sees the packets of both sides.
/// </summary>
internal sealed class NatGatewayPath(Topology topology, Connection connection, InternetGatewayPath gateways)
{
    /// <summary>Traces from an interface through the gateway that a route leads to.</summary>
    public void From(Trace trace, NetworkInterface from, Flow flow, Route route, RouteTable table)
    {
        if (route.Target.Key is not { } key || !topology.Model.NatGateways.TryGetValue(key, out var nat)
            || nat.Subnet is not { } natSubnetKey)
        {
            trace.LegacyDoubt(table.Identity, HopKind.NatGateway,
                $"The NAT gateway {route.Target.Key ?? "of route " + route.Destination} is not in the graph, or its "
                    + "subnet is not known: if it was deleted, the route is a blackhole.",
                ReasonCode.BadStateRoute);
            return;
        }

        var (subnet, natSubnet) = (topology.SubnetOf(from), topology.Model.Subnets[natSubnetKey]);
        if (natSubnet.Vpc != from.Vpc)
        {
            trace.LegacyDeny(nat.Identity, HopKind.NatGateway,
                $"NAT gateway {nat.Identity} is in another VPC and serves only sources of its own.",
                ReasonCode.NatRequiresSourceInVpc, $"Create a NAT gateway in VPC {topology.VpcOf(from).Identity} and route to that.");
            return;
        }

        var crosses = natSubnet.Identity.Key != subnet.Identity.Key;
        if (crosses)
        {
            connection.Acls.Enter(trace, natSubnet, flow, Packets.RequestFrom(from.Identity.Name));
        }

        connection.NotModelled(trace, Direction.Request, nat.Identity.Key, natSubnet.Identity.Key, natSubnet.RouteTable, natSubnet.NetworkAcl);
        Translate(trace, nat);
        var translated = flow.From(Place.NotKnown, PortSpan.Any);
        connection.Acls.Leave(trace, natSubnet, translated, Packets.TranslatedRequest);
        FromNatGateway(trace, nat, natSubnet, translated);
        connection.Acls.Enter(trace, natSubnet, translated.Reply(), Packets.Reply);
        if (crosses)
        {
            connection.Acls.Leave(trace, natSubnet, flow.Reply(), Packets.Reply);
        }
    }

    private static void Translate(Trace trace, NatGateway nat)
    {
        if (nat.IsPublic == true && nat.HasElasticIp == false)
        {
            trace.LegacyDeny(nat.Identity, HopKind.NatGateway, $"Public NAT gateway {nat.Identity} has no Elastic IP.",
                ReasonCode.PublicAddressForEgress, $"Give NAT gateway {nat.Identity} an Elastic IP (allocationId).");
        }
        else if (nat.IsPublic is null || (nat.IsPublic == true && nat.HasElasticIp is null))
        {
            trace.LegacyDoubt(nat.Identity, HopKind.NatGateway,
                $"Whether NAT gateway {nat.Identity} is a public one with an Elastic IP is not known.", ReasonCode.PublicAddressForEgress);
        }
        else
        {
            trace.LegacyAllow(nat.Identity, HopKind.NatGateway,
                $"NAT gateway {nat.Identity} puts its own address in the place of the source's.");
        }
    }

    private void FromNatGateway(Trace trace, NatGateway nat, Subnet natSubnet, Flow flow)
    {
        var to = flow.Destination;
        var choice = connection.Routes.Choose(natSubnet, to);
        if (choice.Table is not { } table || !choice.IsKnown)
        {
            trace.Add(choice.NotSure(natSubnet, flow, Packets.TranslatedRequest));
            return;
        }

        switch (choice.Route)
        {
            case { Target.Kind: RouteTargetKind.InternetGateway } route:
                trace.LegacyAllow(table.Identity, HopKind.RouteTable,
                    $"Route table {table.Identity} of the NAT gateway's subnet {natSubnet.Identity.Name} sends it to "
                        + $"{route.Target.Key} (route {route.Destination}).");
                var isAttached = gateways.Attached(trace, natSubnet.Vpc, route, table);
                if (!topology.Model.InternetGateways.TryGetValue(route.Target.Key ?? "", out var found) || (!isAttached && nat.IsPublic != false))
                {
                    return;
                }

                var gateway = found.Identity;
                if (nat.IsPublic == false)
                {
                    trace.LegacyDeny(gateway, HopKind.InternetGateway,
                        $"Internet gateway {gateway} drops what comes from the private NAT gateway {nat.Identity}.",
                        ReasonCode.PublicAddressForEgress, nat.Identity, $"Make NAT gateway {nat.Identity} a public one with an Elastic IP.");
                }
                else
                {
                    trace.LegacyAllow(gateway, HopKind.InternetGateway,
                        $"Internet gateway {gateway} passes the NAT gateway's public address on.");
                }

                break;
            case { Target.Kind: RouteTargetKind.GatewayEndpoint } route:
                trace.LegacyAllow(table.Identity, HopKind.RouteTable,
                    $"Route table {table.Identity} of the NAT gateway's subnet sends it to the gateway endpoint "
                        + $"{route.Target.Key}.");
                break;
            case { Target.Kind: RouteTargetKind.NotModelled or RouteTargetKind.Unknown or RouteTargetKind.NetworkInterface } route:
                trace.LegacyDoubt(table.Identity, HopKind.RouteTable,
                    $"Route table {table.Identity} sends the translated request to "
                        + $"{route.Target.Key ?? "a target that is not known yet"}, which is not followed.",
                    ReasonCode.UnsupportedComponent);
                break;
            default:
                trace.LegacyDeny(table.Identity, HopKind.RouteTable,
                    $"Route table {table.Identity} of the NAT gateway's subnet {natSubnet.Identity.Name} has no route "
                        + $"to {to.Text} by an Internet gateway.",
                    ReasonCode.NoRouteToDestination,
                    choice.Route is null
                        ? $"Add a route 0.0.0.0/0 to an Internet gateway to route table {table.Identity}, so that subnet "
                            + $"{natSubnet.Identity} is a public one."
                        : $"Put NAT gateway {nat.Identity} into a public subnet, whose route table leads 0.0.0.0/0 to an "
                            + "Internet gateway.");
                break;
        }
    }
}
