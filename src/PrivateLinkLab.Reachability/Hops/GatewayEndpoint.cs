using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>A gateway endpoint, and what it does with packets that a route leads to it.</summary>
internal sealed class GatewayEndpointHop(Topology topology, BetweenInterfaces connection)
{
    /// <summary>What the endpoint does with packets of an interface.</summary>
    public void From(Trace trace, NetworkInterface from, GatewayEndpoint endpoint)
    {
        connection.NotModelled(trace, Direction.Request, endpoint.Identity.Key);
        if (endpoint.State is { } state and not "available")
        {
            trace.Stop(
                endpoint.Identity,
                Reason.BadState,
                new GatewayEndpointNotAvailable(state),
                new CreateGatewayEndpointAnew(endpoint.Identity)
            );
        }
        else if (endpoint.Vpc == from.Vpc)
        {
            trace.Pass(endpoint.Identity, new GatewayEndpointCarries(endpoint.ServiceName));
        }
        else
        {
            trace.Stop(
                endpoint.Identity,
                Reason.GatewayEndpointSourceRestriction,
                new GatewayEndpointOfAnotherVpc(topology.Model.Vpcs[endpoint.Vpc].Identity),
                new CreateGatewayEndpointIn(endpoint.Identity, topology.VpcOf(from).Identity)
            );
        }
    }

    /// <summary>
    /// The endpoint of a VPC that may add its route for a place to some table; null when there is none.
    /// </summary>
    public GatewayEndpoint? MayRoute(string vpc, Place to) =>
        topology
            .GatewaysOf[vpc]
            .FirstOrDefault(endpoint =>
                !endpoint.RouteTablesKnown
                && to.In(topology.Model.PrefixLists.GetValueOrDefault(endpoint.PrefixList)) != Graph.Truth.False
            );
}

/// <summary>A gateway endpoint is in a state in which it carries nothing.</summary>
internal sealed record GatewayEndpointNotAvailable(string State) : AdmissionDetail;

/// <summary>A gateway endpoint carries packets to its service.</summary>
internal sealed record GatewayEndpointCarries(string? ServiceName) : AdmissionDetail;

/// <summary>A gateway endpoint is in another VPC than the packets, and serves that one only.</summary>
internal sealed record GatewayEndpointOfAnotherVpc(Identity Vpc) : AdmissionDetail;

/// <summary>Whether a gateway endpoint adds its route to a table is not known.</summary>
internal sealed record GatewayEndpointMayRoute(Identity Table) : AdmissionDetail;

/// <summary>A gateway endpoint that is deleted or failed is to be created anew.</summary>
internal sealed record CreateGatewayEndpointAnew(Identity Endpoint) : Change(Endpoint, Reason.BadState);

/// <summary>A VPC is to have a gateway endpoint of its own, like that of another VPC.</summary>
internal sealed record CreateGatewayEndpointIn(Identity Endpoint, Identity Vpc)
    : Change(Endpoint, Reason.GatewayEndpointSourceRestriction);
