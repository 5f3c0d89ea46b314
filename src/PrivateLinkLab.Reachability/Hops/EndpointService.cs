using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// An endpoint service: who may connect, and which load balancer's nodes PrivateLink leads to (AWS
/// PrivateLink Guide, "Share your services" and "Configure an endpoint service").
/// </summary>
internal sealed class EndpointServiceHop(
    Topology topology,
    BetweenInterfaces connection,
    NetworkLoadBalancerHop balancers
)
{
    private readonly ServiceZones _zones = new(topology);

    /// <summary>Whether the owner of the service lets an endpoint connect to it.</summary>
    public void Admit(Trace trace, InterfaceEndpoint endpoint)
    {
        // The owner's own account may connect without being listed: the AWS provider's acceptance tests do so.
        if (
            endpoint.Service is { } key
            && topology.Model.EndpointServices.TryGetValue(key, out var service)
            && endpoint.Owner.IsSameAs(service.Owner) != true
        )
        {
            Principal(trace, endpoint, service);
        }
    }

    /// <summary>Traces from a network interface of an endpoint through PrivateLink.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="from">The client.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="item">The endpoint's network interface that the client has reached.</param>
    /// <param name="service">The service.</param>
    /// <param name="flow">The client's packets.</param>
    public void To(
        Trace trace,
        NetworkInterface from,
        InterfaceEndpoint endpoint,
        NetworkInterface item,
        EndpointService service,
        Flow flow
    )
    {
        trace.Pass(service.Identity, new ServiceLeadsToBalancers(service.LoadBalancers.Length));
        connection.NotModelled(trace, Direction.Request, service.Identity.Key);
        var pairs = service
            .LoadBalancers.Select(key => topology.Model.LoadBalancers.GetValueOrDefault(key))
            .OfType<NetworkLoadBalancer>()
            .SelectMany(balancer => balancer.Nodes.Select(node => new ServiceNode(balancer, node)))
            .ToList();
        if (pairs.Count == 0)
        {
            trace.Doubt(service.Identity, Reason.UnknownResource, new ServiceBalancersNotInGraph());
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
        if (balancer.FiltersPrivateLink == Truth.True)
        {
            connection.Groups.Ingress(trace, node, flow.Between(Place.Of(from.Address), Place.Of(node)));
        }
        else if (balancer.FiltersPrivateLink == Truth.Unknown && !node.SecurityGroups.IsEmpty)
        {
            trace.Doubt(balancer.Identity, Reason.UnknownResource, new FiltersOfPrivateLinkNotKnown());
        }

        balancers.FromNode(trace, balancer, node, null, flow);
        return trace;
    }

    private static void Principal(Trace trace, InterfaceEndpoint endpoint, EndpointService service)
    {
        var at = service.Identity;
        if (service.AllowedPrincipals.Contains("*"))
        {
            trace.Pass(at, new ServiceAdmitsEverybody());
        }
        else if (endpoint.Owner.Account is not { } account || service.Owner.Account is null)
        {
            trace.Doubt(at, Reason.UnknownResource, new ServiceAccountsNotKnown(endpoint.Identity));
        }
        else if (service.AllowedPrincipals.Any(principal => IsOf(principal, account, ":root")))
        {
            trace.Pass(at, new ServiceAdmitsAccount(account));
        }
        else if (endpoint.IsConnected)
        {
            // Permissions decide who may make an endpoint; taking one away leaves accepted connections as they are.
            trace.Pass(at, new ServiceConnectionStays(endpoint.Identity, account));
        }
        else if (service.AllowedPrincipals.FirstOrDefault(principal => IsOf(principal, account)) is { } somebody)
        {
            trace.Doubt(
                at,
                Reason.PrivateLinkPrincipalNotAllowed,
                new ServiceAdmitsSomebody(somebody, endpoint.Identity)
            );
        }
        else if (!service.AllowedPrincipalsKnown)
        {
            trace.Doubt(at, Reason.PrivateLinkPrincipalNotAllowed, new ServicePrincipalsNotKnown());
        }
        else
        {
            trace.Stop(
                at,
                Reason.PrivateLinkPrincipalNotAllowed,
                new ServiceRefusesAccount(account, endpoint.Identity),
                new AllowServicePrincipal(at, account)
            );
        }
    }

    private static bool IsOf(string principal, string account, string end = "") =>
        principal.Contains($"::{account}:", StringComparison.Ordinal)
        && principal.EndsWith(end, StringComparison.Ordinal);
}

/// <summary>An endpoint service leads to load balancers.</summary>
internal sealed record ServiceLeadsToBalancers(int Count) : AdmissionDetail;

/// <summary>The load balancers of an endpoint service are not in the graph.</summary>
internal sealed record ServiceBalancersNotInGraph : AdmissionDetail;

/// <summary>
/// Whether the security groups of a load balancer filter what comes through PrivateLink is not known.
/// </summary>
internal sealed record FiltersOfPrivateLinkNotKnown : AdmissionDetail;

/// <summary>An endpoint service admits every account.</summary>
internal sealed record ServiceAdmitsEverybody : AdmissionDetail;

/// <summary>An endpoint service admits the endpoint's account.</summary>
internal sealed record ServiceAdmitsAccount(string Account) : AdmissionDetail;

/// <summary>An endpoint service admits a principal of the endpoint's account.</summary>
internal sealed record ServiceAdmitsSomebody(string Principal, Identity Endpoint) : AdmissionDetail;

/// <summary>An endpoint is connected already, whatever its account may do now.</summary>
internal sealed record ServiceConnectionStays(Identity Endpoint, string Account) : AdmissionDetail;

/// <summary>The accounts of an endpoint service and an endpoint are not known.</summary>
internal sealed record ServiceAccountsNotKnown(Identity Endpoint) : AdmissionDetail;

/// <summary>It is not known which principals an endpoint service admits.</summary>
internal sealed record ServicePrincipalsNotKnown : AdmissionDetail;

/// <summary>An endpoint service does not admit the endpoint's account.</summary>
internal sealed record ServiceRefusesAccount(string Account, Identity Endpoint) : AdmissionDetail;

/// <summary>An account is to be among those that an endpoint service admits.</summary>
internal sealed record AllowServicePrincipal(Identity Service, string Account)
    : Change(Service, Reason.PrivateLinkPrincipalNotAllowed);

/// <summary>Whether an endpoint service is in the Availability Zone of an endpoint's network interface.</summary>
internal sealed record ServiceZone(ZoneName Here, ImmutableArray<ZoneName> Service) : AdmissionDetail;

/// <summary>An endpoint and its service are to have an Availability Zone in common.</summary>
internal sealed record ShareServiceZone(Identity Endpoint, ZoneName Here)
    : Change(Endpoint, Reason.PrivateLinkNoCommonZone);

/// <summary>What an Availability Zone is called.</summary>
/// <param name="Name">Its name in the account; null when it is not known.</param>
/// <param name="Id">Its id, which is the same in every account; null when it is not known.</param>
internal readonly record struct ZoneName(string? Name, string? Id);
