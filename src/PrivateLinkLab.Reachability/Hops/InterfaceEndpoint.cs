using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// An interface endpoint: its state, its network interfaces, and the service that its connections are for (AWS
/// PrivateLink Guide, "Access AWS services").
/// </summary>
internal sealed class InterfaceEndpointHop(Topology topology, BetweenInterfaces connection, EndpointServiceHop services)
{
    private const int Https = 443;

    /// <summary>Traces a connection by any of some interfaces, of which DNS or the client picks one.</summary>
    public void To(
        Trace trace,
        NetworkInterface from,
        InterfaceEndpoint endpoint,
        IReadOnlyList<NetworkInterface> interfaces,
        Flow flow
    )
    {
        State(trace, endpoint);
        services.Admit(trace, endpoint);
        Port(trace, endpoint, flow.Port);
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
        trace.Pass(
            endpoint.Identity,
            new EndpointTakes(topology.SubnetOf(item).Identity, Place.Of(item), endpoint.ServiceName)
        );
        if (endpoint.Service is { } key && topology.Model.EndpointServices.TryGetValue(key, out var service))
        {
            services.To(trace, from, endpoint, item, service, flow);
        }
        else if (endpoint.IsAwsService)
        {
            trace.Arrive(endpoint.Identity, ArrivalDetail.Silent);
        }
        else
        {
            trace.Doubt(endpoint.Identity, Reason.UnknownResource, new ServiceNotInGraph(endpoint.ServiceName));
        }

        return trace;
    }

    private static void State(Trace trace, InterfaceEndpoint endpoint)
    {
        var at = endpoint.Identity;
        switch (endpoint.State)
        {
            case "available":
                break;
            case null:
                trace.Doubt(at, Reason.BadState, new EndpointStateNotKnown(endpoint.ServiceName));
                break;
            case "pendingAcceptance":
                trace.Stop(at, Reason.PrivateLinkPendingAcceptance, new EndpointPending(), new AcceptEndpoint(at));
                break;
            case "rejected":
                trace.Stop(at, Reason.PrivateLinkRejected, new EndpointRejected(), new LetOwnerAcceptEndpoint(at));
                break;
            case var state:
                trace.Stop(at, Reason.BadState, new EndpointNotAvailable(state), new MakeEndpointAvailable(at));
                break;
        }
    }

    private static void Port(Trace trace, InterfaceEndpoint endpoint, int port)
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
            trace.Doubt(endpoint.Identity, Reason.PrivateLinkPort, new ServicePortNotKnown(name, port));
            return;
        }

        trace.Stop(
            endpoint.Identity,
            Reason.PrivateLinkPort,
            new OtherServicePort(name, port),
            new ConnectToServicePort(endpoint.Identity, name, service.Ports[^1])
        );
    }

    private static void NoInterface(Trace trace, InterfaceEndpoint endpoint)
    {
        if (endpoint.InterfacesKnown)
        {
            trace.Stop(
                endpoint.Identity,
                Reason.PrivateLinkNoSubnet,
                new EndpointWithoutInterface(),
                new GiveEndpointSubnets(endpoint.Identity)
            );
        }
        else
        {
            trace.Doubt(endpoint.Identity, Reason.UnknownResource, new EndpointSubnetsNotKnown());
        }
    }
}

/// <summary>A network interface of an endpoint takes a connection.</summary>
/// <param name="Subnet">Where the interface stands.</param>
/// <param name="Place">Its address.</param>
/// <param name="ServiceName">The service that the endpoint is for; null when that is not known.</param>
internal sealed record EndpointTakes(Identity Subnet, Place Place, string? ServiceName) : AdmissionDetail;

/// <summary>The service of an endpoint is none of AWS's and not in the graph.</summary>
internal sealed record ServiceNotInGraph(string? ServiceName) : AdmissionDetail;

/// <summary>The state of an endpoint is not known.</summary>
internal sealed record EndpointStateNotKnown(string? ServiceName) : AdmissionDetail;

/// <summary>The owner of the endpoint service has not accepted an endpoint.</summary>
internal sealed record EndpointPending : AdmissionDetail;

/// <summary>The owner of the endpoint service has rejected an endpoint.</summary>
internal sealed record EndpointRejected : AdmissionDetail;

/// <summary>An endpoint is in a state in which it carries nothing.</summary>
internal sealed record EndpointNotAvailable(string State) : AdmissionDetail;

/// <summary>Whether a service is served on a port is not known.</summary>
internal sealed record ServicePortNotKnown(string Service, int Port) : AdmissionDetail;

/// <summary>A service is not served on a port.</summary>
internal sealed record OtherServicePort(string Service, int Port) : AdmissionDetail;

/// <summary>An endpoint has no network interface.</summary>
internal sealed record EndpointWithoutInterface : AdmissionDetail;

/// <summary>The subnets of an endpoint are not known.</summary>
internal sealed record EndpointSubnetsNotKnown : AdmissionDetail;

/// <summary>A connection of an endpoint that waits is to be accepted.</summary>
internal sealed record AcceptEndpoint(Identity Endpoint) : Change(Endpoint, Reason.PrivateLinkPendingAcceptance);

/// <summary>The owner is to accept a connection that was rejected.</summary>
internal sealed record LetOwnerAcceptEndpoint(Identity Endpoint) : Change(Endpoint, Reason.PrivateLinkRejected);

/// <summary>An endpoint is to get into the state in which it carries traffic.</summary>
internal sealed record MakeEndpointAvailable(Identity Endpoint) : Change(Endpoint, Reason.BadState);

/// <summary>Whoever connects is to use a port that the service is served on.</summary>
internal sealed record ConnectToServicePort(Identity Endpoint, string Service, int Port)
    : Change(Endpoint, Reason.PrivateLinkPort);

/// <summary>An endpoint is to have subnets.</summary>
internal sealed record GiveEndpointSubnets(Identity Endpoint) : Change(Endpoint, Reason.PrivateLinkNoSubnet);

/// <summary>Whoever connects from the internet is to do so from inside an endpoint's VPC.</summary>
/// <param name="Endpoint">The endpoint, or one of its network interfaces.</param>
/// <param name="IsInterface">Whether it is a network interface.</param>
internal sealed record ConnectInsideVpc(Identity Endpoint, bool IsInterface)
    : Change(Endpoint, Reason.PublicAddressForIngress);

/// <summary>An endpoint takes connections inside its VPC only.</summary>
internal sealed record EndpointIsPrivate : AdmissionDetail;

/// <summary>An endpoint never opens a connection.</summary>
/// <param name="Host">The host that it should have connected to; null for a resource.</param>
internal sealed record EndpointOpensNothing(string? Host) : AdmissionDetail;

/// <summary>The other side is to open the connection.</summary>
internal sealed record TurnConnectionAround(Identity Endpoint) : Change(Endpoint, Reason.PrivateLinkOneWay);
