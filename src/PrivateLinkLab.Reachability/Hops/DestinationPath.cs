using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

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
    public VpcEndpoint? To(Trace trace, NetworkInterface from, Destination destination, Flow flow)
    {
        switch (destination)
        {
            case Destination.Endpoint endpoint:
                endpoints.To(trace, from, endpoint.Value, endpoint.Interfaces, flow);
                return endpoint.Value;
            case Destination.Service service:
                return ToService(trace, from, service, flow);
            case Destination.Internet internet:
                ToInternet(trace, from, internet.Host, flow);
                return null;
            case Destination.Interface item:
                return ToInterface(trace, from, item.Value, flow);
            case Destination.Rds rds:
                databases.To(trace, from, rds.Value, flow);
                return null;
            case Destination.Balancer balancer:
                nodes.To(trace, from, balancer.Value, flow);
                return null;
            case Destination.Exempt exempt:
                _exempt.To(trace, from, exempt);
                return null;
            case Destination.Stranger stranger:
                ToStranger(trace, stranger);
                return null;
            case Destination.Nobody nobody:
                trace.LegacyDoubt(Identity.OutsideGraph(nobody.Text), HopKind.Destination,
                    $"No network interface of the graph has the address {nobody.Text} where {from.Identity.Name} sees "
                        + "it.",
                    ReasonCode.UnknownDestination);
                return null;
            default:
                throw new UnreachableException($"No way is traced to the destination {destination}.");
        }
    }

    /// <summary>Notes that nobody can tell where a name leads, wherever it is asked for.</summary>
    public static void ToStranger(Trace trace, Destination.Stranger stranger) =>
        trace.LegacyDoubt(Identity.OutsideGraph(stranger.Host), HopKind.Destination,
            $"{stranger.Host} is the name of something outside the graph, whose address may be a private one.",
            ReasonCode.UnknownDestination);

    private GatewayEndpoint? ToService(
        Trace trace, NetworkInterface from, Destination.Service service, Flow flow)
    {
        GatewayEndpoint? used = null;
        var at = Identity.OutsideGraph($"{service.Name}.{service.Region}");
        var remedy = MissingService.Remedy(topology, topology.VpcOf(from), service);
        var ways = services.PlacesOf(service).Select(place =>
        {
            var way = new Trace();
            used = toPublic.To(way, from, flow.To(place), remedy) ?? used;
            way.Arrive(at, ArrivalDetail.Silent);
            return way;
        }).ToList();
        trace.Fork(ways, Picker.Of(service.Name));
        if (trace.IsClear)
        {
            trace.LegacyArrive(at, HopKind.Destination,
                $"The {(used is null ? "public endpoint" : "service behind gateway endpoint " + used.Identity.Name)} "
                    + $"of {service.Name} in {service.Region} takes the connection.");
        }

        return used;
    }

    private void ToInternet(Trace trace, NetworkInterface from, string host, Flow flow)
    {
        var isAddress = Graph.Networking.Ipv4Address.TryParse(host, out var address);
        var place = isAddress ? Place.Of(Graph.Networking.Ipv4Block.Of(address)) : Place.Somewhere(null);
        toPublic.To(trace, from, flow.To(place), MissingRoute.Internet);
        if (isAddress && topology.AtPublic(host) is { } item)
        {
            inbound.OverIpv4(trace, item, flow, item.Identity, $"Give {item.Identity} a public address.");
        }
        else
        {
            trace.LegacyArrive(Identity.OutsideGraph(host), HopKind.Destination, $"{host} is on the internet.");
        }
    }

    private InterfaceEndpoint? ToInterface(Trace trace, NetworkInterface from, NetworkInterface to, Flow flow)
    {
        if (to.Owner == InterfaceOwner.Endpoint && topology.Model.InterfaceEndpoints.TryGetValue(to.OwnerKey, out var endpoint))
        {
            endpoints.To(trace, from, endpoint, [to], flow);
            return endpoint;
        }

        if (to.Owner == InterfaceOwner.LoadBalancer && topology.Model.LoadBalancers.TryGetValue(to.OwnerKey, out var balancer))
        {
            nodes.ByNode(trace, from, balancer, to, flow);
            return null;
        }

        if (from.Identity.Key == to.Identity.Key)
        {
            trace.LegacyArrive(to.Identity, HopKind.Destination,
                $"{to.Identity} is the source itself: the connection never leaves it.");
            trace.Return(from.Identity);
            return null;
        }

        connection.Between(trace, from, to, flow);
        power.Runs(trace, to, HopKind.Destination);
        trace.LegacyArrive(to.Identity, HopKind.Destination, $"{to.Identity} has the address {Place.Of(to).Text}.");
        return null;
    }
}
