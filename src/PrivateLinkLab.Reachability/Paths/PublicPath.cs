using PrivateLinkLab.Reachability.Model;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>
/// Traces connections from an interface to public addresses: by an Internet gateway, a NAT gateway or a gateway endpoint.
/// </summary>
internal sealed class PublicPath(Topology topology, Connection connection)
{
    /// <summary>Traces a connection to a public address.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="from">The interface that opens it.</param>
    /// <param name="to">The address.</param>
    /// <param name="port">Its port.</param>
    /// <param name="client">The ports that the source may use.</param>
    /// <param name="remedy">What to do when no route leads there.</param>
    /// <returns>The gateway endpoint that it passes; null when it passes none.</returns>
    public GatewayEndpoint? To(Trace trace, NetworkInterface from, Place to, int port, PortSpan client, MissingRoute remedy)
    {
        var subnet = topology.SubnetOf(from);
        FilterAtSource(trace, from, to, port, remedy);
        connection.NotModelled(trace, subnet.Vpc, subnet.Identity.Key, subnet.RouteTable, subnet.NetworkAcl, from.Identity.Key);
        var choice = connection.Routes.Choose(subnet, to);
        var missing = choice is { IsKnown: true, Route: null };
        if (!(missing && remedy.NeedsNoCrossing))
        {
            connection.Acls.Leave(trace, subnet, to, PortSpan.One(port), $"the request to {to.Text}");
        }

        var gateway = Route(trace, from, to, port, client, choice, remedy);
        if (!(missing && remedy.NeedsNoCrossing))
        {
            connection.Acls.Enter(trace, subnet, to, client, "the reply");
        }

        return gateway;
    }

    // Where an endpoint inside the VPC is what is missing, the groups are judged by that.
    private void FilterAtSource(Trace trace, NetworkInterface from, Place to, int port, MissingRoute remedy)
    {
        var missing = connection.Routes.Choose(topology.SubnetOf(from), to) is { IsKnown: true, Route: null };
        if (!(missing && remedy.IsInside))
        {
            connection.Groups.Egress(trace, from, to, port);
        }
        else if (!connection.Groups.CouldReachInside(from, topology.VpcOf(from), port))
        {
            var groups = from.SecurityGroups is [var only, ..] ? only : from.Identity.Key;
            var group = topology.Model.SecurityGroups.GetValueOrDefault(groups)?.Identity ?? from.Identity;
            trace.Deny(group, HopKind.SecurityGroup,
                $"No outbound rule of security group {group} admits TCP {port} to anything in VPC {topology.VpcOf(from).Identity}.",
                topology.Model.SecurityGroups.GetValueOrDefault(groups)?.Egress.IsEmpty == true
                    ? ReasonCode.SecurityGroupHasNoRules
                    : ReasonCode.SecurityGroupRulesMismatch,
                $"Add an outbound rule to security group {group} that allows TCP {port} to the endpoint's security group.");
        }
    }

    private GatewayEndpoint? Route(
        Trace trace, NetworkInterface from, Place to, int port, PortSpan client, RouteChoice choice, MissingRoute remedy)
    {
        var subnet = topology.SubnetOf(from);
        if (choice.Table is not { } table || !choice.IsKnown)
        {
            Connection.Unsure(trace, subnet, choice, to, "the request");
            return null;
        }

        var via = subnet.UsesMainRouteTable ? $"Main route table {table.Identity}" : $"Route table {table.Identity}";
        if (choice.Route is not { } route)
        {
            trace.Deny(table.Identity, HopKind.RouteTable,
                $"{via} of subnet {subnet.Identity.Name} has no route to {to.Text}, only {Destinations(table)}.",
                ReasonCode.NoRouteToDestination, remedy.Component ?? table.Identity, remedy.Change(subnet, table));
            return null;
        }

        switch (route.Target)
        {
            case { Kind: RouteTargetKind.InternetGateway }:
                Taken(trace, table, via, route, to);
                InternetGateway(trace, from, route, table);
                return null;
            case { Kind: RouteTargetKind.NatGateway }:
                Taken(trace, table, via, route, to);
                NatGateway(trace, from, to, port, client, route, table);
                return null;
            case { Kind: RouteTargetKind.GatewayEndpoint, Key: { } key } when topology.Model.GatewayEndpoints.TryGetValue(key, out var endpoint):
                Taken(trace, table, via, route, to);
                Endpoint(trace, from, endpoint);
                return endpoint;
            case { Kind: RouteTargetKind.Peering or RouteTargetKind.Local or RouteTargetKind.EgressOnlyGateway }:
                trace.Deny(table.Identity, HopKind.RouteTable,
                    $"{via} sends the request to {to.Text} to {route.Target.Key ?? "the VPC itself"} (route {route.Destination}), which leads to no public address: a peering connection's other side cannot be passed through.",
                    ReasonCode.CannotRoute, remedy.Component ?? table.Identity, remedy.Change(subnet, table));
                return null;
            default:
                trace.Doubt(table.Identity, HopKind.RouteTable,
                    $"{via} sends the request to {to.Text} to {route.Target.Key ?? "a target that is not known yet"} (route {route.Destination}), which is not followed.",
                    route.Target.Kind == RouteTargetKind.NotModelled ? ReasonCode.UnsupportedComponent : ReasonCode.UnknownResource);
                return null;
        }
    }

    private static void Taken(Trace trace, RouteTable table, string via, Route route, Place to) =>
        trace.Allow(table.Identity, HopKind.RouteTable, $"{via} sends the request to {to.Text} to {route.Target.Key} (route {route.Destination}).");

    private void InternetGateway(Trace trace, NetworkInterface from, Route route, RouteTable table)
    {
        if (!Attached(trace, from.Vpc, route, table))
        {
            return;
        }

        var gateway = topology.Model.InternetGateways[route.Target.Key!].Identity;
        switch (from.HasPublicAddress)
        {
            case true:
                trace.Allow(gateway, HopKind.InternetGateway,
                    $"Internet gateway {gateway} exchanges the private address of {from.Identity.Name} for its public one{(from.PublicAddress is { } address ? $", {address}" : "")}.");
                break;
            case false:
                trace.Deny(gateway, HopKind.InternetGateway,
                    $"Internet gateway {gateway} drops what comes from {from.Identity.Name}: it has no public address.",
                    ReasonCode.PublicAddressForEgress, from.Identity,
                    $"Give {from.Identity} a public or Elastic IP address, or route its subnet through a NAT gateway.");
                break;
            default:
                trace.Doubt(gateway, HopKind.InternetGateway,
                    $"Whether {from.Identity.Name} has a public address is not known.", ReasonCode.PublicAddressForEgress);
                break;
        }
    }

    /// <summary>Whether the route leads to a gateway that the VPC has; else that is noted.</summary>
    private bool Attached(Trace trace, string vpc, Route route, RouteTable table)
    {
        if (route.Target.Key is not { } key || !topology.Model.InternetGateways.TryGetValue(key, out var gateway))
        {
            trace.Doubt(table.Identity, HopKind.RouteTable,
                $"The Internet gateway {route.Target.Key ?? "of route " + route.Destination} is not in the graph: if it was deleted, the route is a blackhole.",
                ReasonCode.BadStateRoute);
            return false;
        }

        connection.NotModelled(trace, key);
        connection.BlockedPublicAccess(trace);
        if (gateway.Vpc == vpc)
        {
            return true;
        }

        trace.Deny(gateway.Identity, HopKind.InternetGateway,
            $"Internet gateway {gateway.Identity} is {(gateway.Vpc is null ? "attached to no VPC" : "attached to another VPC")}.",
            ReasonCode.UnassociatedComponent, $"Attach Internet gateway {gateway.Identity} to VPC {topology.Model.Vpcs[vpc].Identity}.");
        return false;
    }

    // The gateway's own subnet needs the way to the internet, and its network ACL sees the packets of both sides.
    private void NatGateway(
        Trace trace, NetworkInterface from, Place to, int port, PortSpan client, Route route, RouteTable table)
    {
        if (route.Target.Key is not { } key || !topology.Model.NatGateways.TryGetValue(key, out var nat)
            || nat.Subnet is not { } natSubnetKey)
        {
            trace.Doubt(table.Identity, HopKind.NatGateway,
                $"The NAT gateway {route.Target.Key ?? "of route " + route.Destination} is not in the graph, or its subnet is not known: if it was deleted, the route is a blackhole.",
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
            trace.Allow(nat.Identity, HopKind.NatGateway, $"NAT gateway {nat.Identity} puts its own address in the place of the source's.");
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
                    $"Route table {table.Identity} of the NAT gateway's subnet {natSubnet.Identity.Name} sends it to {route.Target.Key} (route {route.Destination}).");
                if (!Attached(trace, natSubnet.Vpc, route, table))
                {
                    return;
                }

                var gateway = topology.Model.InternetGateways[route.Target.Key!].Identity;
                if (nat.IsPublic == false)
                {
                    trace.Deny(gateway, HopKind.InternetGateway,
                        $"Internet gateway {gateway} drops what comes from the private NAT gateway {nat.Identity}.",
                        ReasonCode.PublicAddressForEgress, nat.Identity, $"Make NAT gateway {nat.Identity} a public one with an Elastic IP.");
                }
                else
                {
                    trace.Allow(gateway, HopKind.InternetGateway, $"Internet gateway {gateway} passes the NAT gateway's public address on.");
                }

                break;
            case { Target.Kind: RouteTargetKind.GatewayEndpoint } route:
                trace.Allow(table.Identity, HopKind.RouteTable,
                    $"Route table {table.Identity} of the NAT gateway's subnet sends it to the gateway endpoint {route.Target.Key}.");
                break;
            case { Target.Kind: RouteTargetKind.NotModelled or RouteTargetKind.Unknown or RouteTargetKind.NetworkInterface } route:
                trace.Doubt(table.Identity, HopKind.RouteTable,
                    $"Route table {table.Identity} sends the translated request to {route.Target.Key ?? "a target that is not known yet"}, which is not followed.",
                    ReasonCode.UnsupportedComponent);
                break;
            default:
                trace.Deny(table.Identity, HopKind.RouteTable,
                    $"Route table {table.Identity} of the NAT gateway's subnet {natSubnet.Identity.Name} has no route to {to.Text} by an Internet gateway.",
                    ReasonCode.NoRouteToDestination,
                    $"Add a route 0.0.0.0/0 to an Internet gateway to route table {table.Identity}, so that subnet {natSubnet.Identity} is a public one.");
                break;
        }
    }

    private void Endpoint(Trace trace, NetworkInterface from, GatewayEndpoint endpoint)
    {
        connection.NotModelled(trace, endpoint.Identity.Key);
        if (endpoint.Vpc == from.Vpc)
        {
            trace.Allow(endpoint.Identity, HopKind.Endpoint,
                $"Gateway endpoint {endpoint.Identity} carries it to {endpoint.ServiceName}; the address stays a public one, the way does not.");
        }
        else
        {
            trace.Deny(endpoint.Identity, HopKind.Endpoint,
                $"Gateway endpoint {endpoint.Identity} serves VPC {topology.Model.Vpcs[endpoint.Vpc].Identity} only.",
                ReasonCode.GatewayEndpointSourceRestriction, $"Create a gateway endpoint in VPC {topology.VpcOf(from).Identity}.");
        }
    }

    private string Destinations(RouteTable table)
    {
        var blocks = topology.Model.Vpcs[table.Vpc].Blocks;
        string[] all = [.. blocks.Select(block => $"{block} (local)"), .. table.Routes.Select(route => route.Destination)];
        return all.Length == 0 ? "none that is known" : string.Join(", ", all);
    }
}

/// <summary>What would lead to a public address that no route leads to.</summary>
/// <param name="Component">The resource to change; null for the route table.</param>
/// <param name="IsInside">Whether it is something inside the VPC, by whose address the filters would judge.</param>
/// <param name="Change">The change as a sentence, for a subnet and its route table.</param>
internal sealed record MissingRoute(Identity? Component, bool IsInside, Func<Subnet, RouteTable, string> Change)
{
    /// <summary>The usual way out: a NAT gateway.</summary>
    public static MissingRoute Internet { get; } = new(null, false, (subnet, table) =>
        $"Add a route 0.0.0.0/0 to route table {table.Identity} of subnet {subnet.Identity.Name}: to a NAT gateway in a public subnet, or to an Internet gateway if the source has a public address.");

    /// <summary>Whether the traffic could stay inside the source's subnet.</summary>
    public bool NeedsNoCrossing => IsInside;
}
