using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>Traces from a network interface over IPv4 to whatever a name or a resource leads to.</summary>
internal sealed class DestinationPath(
    Topology topology,
    Connection connection,
    PowerCheck power,
    PublicPath toPublic,
    InboundPath inbound,
    EndpointPath endpoints,
    DatabasePath databases,
    LoadBalancerNodePath nodes,
    ServiceAddresses services)
{
    private readonly ExemptPath _exempt = new(topology);

    /// <summary>Traces to a destination.</summary>
    /// <returns>The endpoint that the traffic passes; null when it passes none.</returns>
    public VpcEndpoint? To(Trace trace, NetworkInterface from, Destination destination, int port, PortSpan client)
    {
        switch (destination)
        {
            case Destination.Endpoint endpoint:
                endpoints.To(trace, from, endpoint.Value, endpoint.Interfaces, port, client);
                return endpoint.Value;
            case Destination.Service service:
                return ToService(trace, from, service, port, client);
            case Destination.Internet internet:
                ToInternet(trace, from, internet.Host, port, client);
                return null;
            case Destination.Interface item:
                return ToInterface(trace, from, item.Value, port, client);
            case Destination.Rds rds:
                databases.To(trace, from, rds.Value, port, client);
                return null;
            case Destination.Balancer balancer:
                nodes.To(trace, from, balancer.Value, port, client);
                return null;
            case Destination.Exempt exempt:
                _exempt.To(trace, from, exempt);
                return null;
            case Destination.Stranger stranger:
                ToStranger(trace, stranger);
                return null;
            case Destination.Nobody nobody:
                trace.Doubt(Identity.OutsideGraph(nobody.Text), HopKind.Destination,
                    $"No network interface of the graph has the address {nobody.Text} where {from.Identity.Name} sees "
                        + "it.",
                    ReasonCode.UnknownDestination);
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(destination), destination, "There is no such destination.");
        }
    }

    /// <summary>Notes that nobody can tell where a name leads, wherever it is asked for.</summary>
    public static void ToStranger(Trace trace, Destination.Stranger stranger) =>
        trace.Doubt(Identity.OutsideGraph(stranger.Host), HopKind.Destination,
            $"{stranger.Host} is the name of something outside the graph, whose address may be a private one.",
            ReasonCode.UnknownDestination);

    private GatewayEndpoint? ToService(
        Trace trace, NetworkInterface from, Destination.Service service, int port, PortSpan client)
    {
        GatewayEndpoint? used = null;
        var remedy = MissingService.Remedy(topology, topology.VpcOf(from), service);
        var ways = services.PlacesOf(service).Select(place =>
        {
            var way = new Trace();
            used = toPublic.To(way, from, place, port, client, remedy) ?? used;
            return way;
        }).ToList();
        Alternatives.Append(trace, ways, $"{service.Name} answers with any of its addresses.");
        if (trace.Passing == Verdict.Reachable)
        {
            trace.Arrive(Identity.OutsideGraph($"{service.Name}.{service.Region}"), HopKind.Destination,
                $"The {(used is null ? "public endpoint" : "service behind gateway endpoint " + used.Identity.Name)} "
                    + $"of {service.Name} in {service.Region} takes the connection.");
        }

        return used;
    }

    private void ToInternet(Trace trace, NetworkInterface from, string host, int port, PortSpan client)
    {
        var isAddress = Graph.Networking.Ipv4Address.TryParse(host, out var address);
        var place = isAddress ? Place.Of(Graph.Networking.Ipv4Block.Of(address)) : Place.Somewhere(null);
        toPublic.To(trace, from, place, port, client, MissingRoute.Internet);
        if (isAddress && topology.AtPublic(host) is { } item)
        {
            inbound.OverIpv4(trace, item, port, item.Identity, $"Give {item.Identity} a public address.");
            trace.Arrive();
        }
        else
        {
            trace.Arrive(Identity.OutsideGraph(host), HopKind.Destination, $"{host} is on the internet.");
        }
    }

    private InterfaceEndpoint? ToInterface(Trace trace, NetworkInterface from, NetworkInterface to, int port, PortSpan client)
    {
        if (to.Owner == InterfaceOwner.Endpoint && topology.Model.InterfaceEndpoints.TryGetValue(to.OwnerKey, out var endpoint))
        {
            endpoints.To(trace, from, endpoint, [to], port, client);
            return endpoint;
        }

        if (to.Owner == InterfaceOwner.LoadBalancer && topology.Model.LoadBalancers.TryGetValue(to.OwnerKey, out var balancer))
        {
            nodes.ByNode(trace, from, balancer, to, port, client);
            return null;
        }

        if (from.Identity.Key == to.Identity.Key)
        {
            trace.Arrive(to.Identity, HopKind.Destination,
                $"{to.Identity} is the source itself: the connection never leaves it.");
            return null;
        }

        connection.Between(trace, from, to, port, client);
        power.Runs(trace, to, HopKind.Destination);
        trace.Arrive(to.Identity, HopKind.Destination, $"{to.Identity} has the address {Place.Of(to).Text}.");
        return null;
    }
}
