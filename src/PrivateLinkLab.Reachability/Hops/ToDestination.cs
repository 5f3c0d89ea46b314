using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>Traces from a network interface over IPv4 to whatever a name or a resource leads to.</summary>
internal sealed class ToDestination(
    Topology topology,
    BetweenInterfaces connection,
    HostPower power,
    ToPublicAddress toPublic,
    FromInternet fromInternet,
    InterfaceEndpointHop endpoints,
    DatabaseHop databases,
    PlacedServiceHop placed,
    NetworkLoadBalancerHop balancers,
    ApplicationLoadBalancerHop applications,
    KubernetesClusterHop clusters,
    ServiceAddresses services
)
{
    private readonly ReservedAddressHop _reserved = new(topology);

    /// <summary>Traces to a destination.</summary>
    /// <returns>The endpoint that the traffic passes; null when it passes none.</returns>
    public VpcEndpoint? To(Trace trace, NetworkInterface from, Destination destination, Flow flow)
    {
        switch (destination)
        {
            case Destination.Endpoint endpoint:
                endpoints.To(trace, from, endpoint.Value, endpoint.Interfaces, flow);
                OtherProtocol.Doubt(trace, endpoint.Value, flow);
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
                OtherProtocol.Doubt(trace, rds.Value.Identity, flow);
                return null;
            case Destination.Placed { Value: var service }:
                placed.To(trace, from, service, flow);
                return null;
            case Destination.Balancer balancer:
                balancers.To(trace, from, balancer.Value, flow);
                return null;
            case Destination.Application application:
                applications.To(trace, from, application.Value, flow);
                return null;
            case Destination.Kubernetes { Value: var cluster }:
                clusters.To(trace, from, cluster, flow);
                return null;
            case Destination.PublicNode node:
                ToNode(trace, from, node.Value, isPublic: true, flow);
                return null;
            case Destination.Exempt exempt:
                _reserved.To(trace, from, exempt);
                return null;
            case Destination.OutsideGraph outside:
                ToOutsideGraph(trace, outside);
                return null;
            case Destination.Idle idle:
                IdleAddressHop.Stop(trace, idle);
                return null;
            case Destination.Unplaced { Value: var instance }:
                Unplaced(trace, instance);
                return null;
            case Destination.Mentioned mentioned:
                ToMentioned(trace, mentioned);
                return null;
            case Destination.Several several:
                List<Trace> ways = [];
                foreach (var each in several.Each)
                {
                    var way = new Trace();
                    To(way, from, each, flow);
                    ways.Add(way);
                }

                trace.Fork(ways, Picker.Client);
                return null;
            case Destination.UnusedAddress unused:
                trace.Doubt(
                    Identity.OutsideGraph(unused.Text),
                    Reason.UnknownDestination,
                    new AddressUnused(from.Identity)
                );
                return null;
            default:
                throw new UnreachableException($"No way is traced to the destination {destination}.");
        }
    }

    /// <summary>Notes that nobody can tell where an instance stands: its subnet is not in the graph.</summary>
    public static void Unplaced(Trace trace, Instance instance) =>
        trace.Doubt(instance.Identity, Reason.UnknownResource, new SubnetNotInGraph(instance.Subnet));

    /// <summary>Notes that a name's destination is not known to any resolver.</summary>
    public static void ToOutsideGraph(Trace trace, Destination.OutsideGraph outside) =>
        trace.Doubt(Identity.OutsideGraph(outside.Host), Reason.UnknownDestination, new NameOutsideGraph());

    /// <summary>
    /// Notes that something of the graph has a name or address, and what takes connections there is not known.
    /// </summary>
    public static void ToMentioned(Trace trace, Destination.Mentioned mentioned) =>
        trace.Doubt(mentioned.By, Reason.UnknownDestination, new MentionNotResolved(mentioned.Host));

    private GatewayEndpoint? ToService(Trace trace, NetworkInterface from, Destination.Service service, Flow flow)
    {
        GatewayEndpoint? used = null;
        var at = Identity.OutsideGraph($"{service.Name}.{service.Region}");
        var remedy = MissingRoute.To(topology, topology.VpcOf(from), service);
        var ways = services
            .PlacesOf(service)
            .Select(place =>
            {
                var way = new Trace();
                used = toPublic.To(way, from, flow.To(place), remedy) ?? used;
                way.Arrive(at, ArrivalDetail.Silent);
                return way;
            })
            .ToList();
        trace.Fork(ways, Picker.Of(service.Name));
        OtherProtocol.Doubt(trace, at, flow);
        if (trace.IsClear)
        {
            trace.Arrive(at, new ServiceTakes(service, used?.Identity));
        }

        return used;
    }

    private void ToInternet(Trace trace, NetworkInterface from, string host, Flow flow)
    {
        var isAddress = IpAddress.TryParseIpv4(host, out var address);
        var place = isAddress ? Place.Of(CidrBlock.Of(address)) : Place.Somewhere(null);
        var way = new Trace();
        toPublic.To(way, from, flow.To(place), MissingRoute.Internet);
        trace.Append(way);
        if (isAddress && topology.AtPublic(host) is { } item)
        {
            fromInternet.OverIpv4(
                trace,
                item,
                flow,
                new GivePublicAddress(item.Identity, RatherSession: false),
                PublicSource.Of(topology, from, way)
            );
        }
        else
        {
            trace.Arrive(Identity.OutsideGraph(host), new ArrivedOnInternet());
        }
    }

    private void ToNode(Trace trace, NetworkInterface from, NetworkInterface node, bool isPublic, Flow flow)
    {
        if (balancers.Find(node.OwnerKey) is { } balancer)
        {
            balancers.ToNode(trace, from, balancer, node, isPublic, flow);
        }
        else if (applications.Find(node.OwnerKey) is { } application)
        {
            applications.ToNode(trace, from, application, node, isPublic, flow);
        }
        else
        {
            throw new UnreachableException($"The load balancer of {node.Identity} is none of the model's.");
        }
    }

    private InterfaceEndpoint? ToInterface(Trace trace, NetworkInterface from, NetworkInterface to, Flow flow)
    {
        if (to.Owner == InterfaceOwner.LoadBalancer)
        {
            ToNode(trace, from, to, isPublic: false, flow);
            return null;
        }

        if (
            to.Owner == InterfaceOwner.Endpoint
            && topology.Model.InterfaceEndpoints.TryGetValue(to.OwnerKey, out var endpoint)
        )
        {
            endpoints.To(trace, from, endpoint, [to], flow);
            OtherProtocol.Doubt(trace, endpoint, flow);
            return endpoint;
        }

        if (
            to.Owner == InterfaceOwner.Service
            && topology.Model.PlacedServices.TryGetValue(to.OwnerKey, out var service)
        )
        {
            placed.To(trace, from, service with { Interfaces = [to], IsPublic = Truth.False }, flow);
            return null;
        }

        if (from.Identity.Key == to.Identity.Key)
        {
            trace.Arrive(to.Identity, new ArrivedAtSource());
            trace.Return(from.Identity);
            return null;
        }

        connection.Between(trace, from, to, flow);
        power.Runs(trace, to, HostRole.Destination);
        trace.Arrive(to.Identity, new ArrivedAtInterface(Place.Of(to)));
        return null;
    }
}

/// <summary>The subnet of an instance is not in the graph.</summary>
/// <param name="Subnet">The subnet; null when it is not known.</param>
internal sealed record SubnetNotInGraph(string? Subnet) : AdmissionDetail;

/// <summary>No network interface of the graph has an address where the source sees it.</summary>
internal sealed record AddressUnused(Identity From) : AdmissionDetail;

/// <summary>A name is that of something outside the graph, whose address may be a private one.</summary>
internal sealed record NameOutsideGraph : AdmissionDetail;

/// <summary>
/// A name or address is of something that the graph has or mentions, and what takes connections there is not known.
/// </summary>
internal sealed record MentionNotResolved(string Host) : AdmissionDetail;

/// <summary>An AWS service takes the connection.</summary>
/// <param name="Service">The service.</param>
/// <param name="Gateway">The gateway endpoint that leads there; null for its public endpoint.</param>
internal sealed record ServiceTakes(Destination.Service Service, Identity? Gateway) : ArrivalDetail;

/// <summary>The destination is a host on the internet.</summary>
internal sealed record ArrivedOnInternet : ArrivalDetail;

/// <summary>The destination is the source itself.</summary>
internal sealed record ArrivedAtSource : ArrivalDetail;

/// <summary>The destination is a network interface.</summary>
internal sealed record ArrivedAtInterface(Place Place) : ArrivalDetail;
