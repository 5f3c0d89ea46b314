using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>
/// What a NAT gateway does with packets that a route leads to it: its own subnet needs the way to the internet, and that
/// subnet's network ACL sees the packets of both sides.
/// </summary>
internal sealed class NatGatewayPath(Topology topology, Connection connection, InternetGatewayPath gateways)
{
    /// <summary>Traces from an interface through the gateway that a route leads to.</summary>
    public void From(
        Trace trace, NetworkInterface from, Place to, int port, PortSpan client, Route route, RouteTable table)
    {
        if (route.Target.Key is not { } key || !topology.Model.NatGateways.TryGetValue(key, out var nat)
            || nat.Subnet is not { } natSubnetKey)
        {
            trace.Doubt(table.Identity, HopKind.NatGateway,
                $"The NAT gateway {route.Target.Key ?? "of route " + route.Destination} is not in the graph, or its "
                    + "subnet is not known: if it was deleted, the route is a blackhole.",
                ReasonCode.BadStateRoute);
            return;
        }

        var (subnet, natSubnet) = (topology.SubnetOf(from), topology.Model.Subnets[natSubnetKey]);
        if (natSubnet.Vpc != from.Vpc)
        {
            trace.Deny(nat.Identity, HopKind.NatGateway,
                $"NAT gateway {nat.Identity} is in another VPC and serves only sources of its own.",
                ReasonCode.NatRequiresSourceInVpc, $"Create a NAT gateway in VPC {topology.VpcOf(from).Identity} and route to that.");
            return;
        }

        var crosses = natSubnet.Identity.Key != subnet.Identity.Key;
        var source = Place.Of(from);
        if (crosses)
        {
            connection.Acls.Enter(trace, natSubnet, source, PortSpan.One(port), $"the request from {from.Identity.Name}");
        }

        connection.NotModelled(trace, nat.Identity.Key, natSubnet.Identity.Key, natSubnet.RouteTable, natSubnet.NetworkAcl);
        Translate(trace, nat);
        connection.Acls.Leave(trace, natSubnet, to, PortSpan.One(port), "the translated request");
        FromNatGateway(trace, nat, natSubnet, to);
        connection.Acls.Enter(trace, natSubnet, to, PortSpan.Any, "the reply");
        if (crosses)
        {
            connection.Acls.Leave(trace, natSubnet, source, client, "the reply");
        }
    }

    private static void Translate(Trace trace, NatGateway nat)
    {
        if (nat.IsPublic == true && nat.HasElasticIp == false)
        {
            trace.Deny(nat.Identity, HopKind.NatGateway, $"Public NAT gateway {nat.Identity} has no Elastic IP.",
                ReasonCode.PublicAddressForEgress, $"Give NAT gateway {nat.Identity} an Elastic IP (allocationId).");
        }
        else if (nat.IsPublic is null || (nat.IsPublic == true && nat.HasElasticIp is null))
        {
            trace.Doubt(nat.Identity, HopKind.NatGateway,
                $"Whether NAT gateway {nat.Identity} is a public one with an Elastic IP is not known.", ReasonCode.PublicAddressForEgress);
        }
        else
        {
            trace.Allow(nat.Identity, HopKind.NatGateway,
                $"NAT gateway {nat.Identity} puts its own address in the place of the source's.");
        }
    }

    private void FromNatGateway(Trace trace, NatGateway nat, Subnet natSubnet, Place to)
    {
        var choice = connection.Routes.Choose(natSubnet, to);
        if (choice.Table is not { } table || !choice.IsKnown)
        {
            Connection.Unsure(trace, natSubnet, choice, to, "the translated request");
            return;
        }

        switch (choice.Route)
        {
            case { Target.Kind: RouteTargetKind.InternetGateway } route:
                trace.Allow(table.Identity, HopKind.RouteTable,
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
                    trace.Deny(gateway, HopKind.InternetGateway,
                        $"Internet gateway {gateway} drops what comes from the private NAT gateway {nat.Identity}.",
                        ReasonCode.PublicAddressForEgress, nat.Identity, $"Make NAT gateway {nat.Identity} a public one with an Elastic IP.");
                }
                else
                {
                    trace.Allow(gateway, HopKind.InternetGateway,
                        $"Internet gateway {gateway} passes the NAT gateway's public address on.");
                }

                break;
            case { Target.Kind: RouteTargetKind.GatewayEndpoint } route:
                trace.Allow(table.Identity, HopKind.RouteTable,
                    $"Route table {table.Identity} of the NAT gateway's subnet sends it to the gateway endpoint "
                        + $"{route.Target.Key}.");
                break;
            case { Target.Kind: RouteTargetKind.NotModelled or RouteTargetKind.Unknown or RouteTargetKind.NetworkInterface } route:
                trace.Doubt(table.Identity, HopKind.RouteTable,
                    $"Route table {table.Identity} sends the translated request to "
                        + $"{route.Target.Key ?? "a target that is not known yet"}, which is not followed.",
                    ReasonCode.UnsupportedComponent);
                break;
            default:
                trace.Deny(table.Identity, HopKind.RouteTable,
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
