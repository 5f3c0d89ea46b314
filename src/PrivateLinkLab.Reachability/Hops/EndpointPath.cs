using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// Traces connections to an interface endpoint's network interfaces, and through PrivateLink to the service behind it (AWS
/// PrivateLink Guide, "Access AWS services" and "Share your services").
/// </summary>
internal sealed class EndpointPath(Topology topology, Connection connection, LoadBalancerPath balancers)
{
    private const int Https = 443;

    private readonly ServiceAdmission _admission = new(topology);
    private readonly ServiceZones _zones = new(topology);

    /// <summary>Traces a connection by any of some interfaces, of which DNS or the client picks one.</summary>
    public void To(
        Trace trace,
        NetworkInterface from,
        InterfaceEndpoint endpoint,
        IReadOnlyList<NetworkInterface> interfaces,
        Flow flow)
    {
        _admission.Decide(trace, endpoint);
        AwsPort(trace, endpoint, flow.Port);
        connection.NotModelled(trace, Direction.Request, endpoint.Identity.Key);
        if (interfaces.Count == 0)
        {
            connection.Groups.EgressInside(trace, from, topology.Model.Vpcs[endpoint.Vpc], flow);
            NoInterface(trace, endpoint);
            return;
        }

        List<Trace> ways = [.. interfaces.Select(item => By(from, endpoint, item, flow))];
        trace.Fork(ways, Picker.Client);
    }

    private Trace By(NetworkInterface from, InterfaceEndpoint endpoint, NetworkInterface item, Flow flow)
    {
        var trace = new Trace();
        connection.Between(trace, from, item, flow);
        var taken = $"The network interface of endpoint {endpoint.Identity} in subnet {topology.SubnetOf(item).Identity.Name}, "
            + $"{Place.Of(item).Text}, takes the connection to {endpoint.ServiceName ?? "its service"}.";
        if (endpoint.Service is { } key && topology.Model.EndpointServices.TryGetValue(key, out var service))
        {
            trace.LegacyAllow(endpoint.Identity, HopKind.Endpoint, taken);
            ToService(trace, from, endpoint, item, service, flow);
            return trace;
        }

        trace.LegacyArrive(endpoint.Identity, HopKind.Endpoint, taken);
        if (!endpoint.IsAwsService)
        {
            trace.LegacyDoubt(endpoint.Identity, HopKind.EndpointService,
                $"The service {endpoint.ServiceName ?? "of endpoint " + endpoint.Identity.Name} is not in the graph, "
                    + "so what is behind it is not known.",
                ReasonCode.UnknownResource);
        }

        return trace;
    }

    private void ToService(
        Trace trace, NetworkInterface from, InterfaceEndpoint endpoint, NetworkInterface item, EndpointService service, Flow flow)
    {
        trace.LegacyAllow(service.Identity, HopKind.EndpointService,
            $"Endpoint service {service.Identity} leads to {service.LoadBalancers.Length} load balancer(s); no address "
                + "is routed from one VPC to the other.");
        connection.NotModelled(trace, Direction.Request, service.Identity.Key);
        var pairs = service.LoadBalancers
            .Select(key => topology.Model.LoadBalancers.GetValueOrDefault(key)).OfType<NetworkLoadBalancer>()
            .SelectMany(balancer => balancer.Nodes.Select(node => new ServiceNode(balancer, node))).ToList();
        if (pairs.Count == 0)
        {
            trace.LegacyDoubt(service.Identity, HopKind.EndpointService,
                $"The load balancers of endpoint service {service.Identity} are not in the graph.", ReasonCode.UnknownResource);
            return;
        }

        var inZone = _zones.Reached(trace, endpoint, item, service, pairs);
        List<Trace> ways = [.. inZone.Select(place => ByNode(from, place.Balancer, place.Node, flow))];
        trace.Fork(ways, Picker.PrivateLink);
    }

    // The load balancer's groups see the client's own private address, and only if they are asked to.
    private Trace ByNode(NetworkInterface from, NetworkLoadBalancer balancer, NetworkInterface node, Flow flow)
    {
        var trace = new Trace();
        if (balancer.FiltersPrivateLink == true)
        {
            connection.Groups.Ingress(trace, node, flow.Between(Place.Of(from.Address), Place.Of(node)));
        }
        else if (balancer.FiltersPrivateLink is null && !node.SecurityGroups.IsEmpty)
        {
            trace.LegacyDoubt(balancer.Identity, HopKind.LoadBalancer,
                $"Whether the security groups of load balancer {balancer.Identity} filter PrivateLink traffic is not "
                    + "known.", ReasonCode.UnknownResource);
        }

        balancers.FromNode(trace, balancer, node, null, flow);
        return trace;
    }

    private static void AwsPort(Trace trace, InterfaceEndpoint endpoint, int port)
    {
        if (EndpointServiceName.Parse(endpoint.ServiceName) is not { Service: var name })
        {
            return;
        }

        var service = AwsServices.Find(name);
        if (service?.Ports.Contains(port) ?? port == Https)
        {
            return;
        }

        if (service is not { KnowsAllPorts: true })
        {
            trace.LegacyDoubt(endpoint.Identity, HopKind.Endpoint,
                $"Whether {name} is served on port {port} is not known.",
                ReasonCode.PrivateLinkPort);
            return;
        }

        trace.LegacyDeny(endpoint.Identity, HopKind.Endpoint,
            $"{name} is not served on port {port}.",
            ReasonCode.PrivateLinkPort,
            $"Connect to {name} on port {service.Ports[^1]}.");
    }

    private static void NoInterface(Trace trace, InterfaceEndpoint endpoint)
    {
        if (endpoint.InterfacesKnown)
        {
            trace.LegacyDeny(endpoint.Identity, HopKind.Endpoint,
                $"Endpoint {endpoint.Identity} has no network interface in any subnet.",
                ReasonCode.PrivateLinkNoSubnet, $"Give endpoint {endpoint.Identity} one subnet in each Availability Zone (subnetIds).");
        }
        else
        {
            trace.LegacyDoubt(endpoint.Identity, HopKind.Endpoint,
                $"The subnets of endpoint {endpoint.Identity} are not known.",
                ReasonCode.UnknownResource);
        }
    }
}
