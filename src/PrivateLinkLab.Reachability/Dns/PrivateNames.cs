using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>
/// The names that endpoints answer to inside a VPC, whose private DNS needs the endpoint's switch and both DNS
/// attributes of the VPC (AWS PrivateLink Guide, "Private DNS").
/// </summary>
internal sealed class PrivateNames(Topology topology)
{
    /// <summary>The endpoint of the VPC itself that a name is about, and why the name does not lead there.</summary>
    public OwnName? Own(string host, Vpc vpc)
    {
        OwnName? best = null;
        OwnName? works = null;
        foreach (var endpoint in topology.EndpointsOf[vpc.Identity.Key])
        {
            var isName = endpoint.PrivateNames.Any(name => ServiceHostName.Matches(host, name));
            var isGuess = !endpoint.PrivateNamesKnown && MayBeOfService(host, endpoint);
            if (!isName && !isGuess && !IsOfService(host, endpoint))
            {
                continue;
            }

            ImmutableArray<MissedEndpoint> missed =
                isName || isGuess ? [.. Missed(host, vpc, endpoint)] : [OtherName(host, endpoint)];
            if (missed.IsEmpty)
            {
                works = works is null
                    ? new(endpoint, []) { IsGuess = isGuess }
                    : works with
                    {
                        Rival = works.Rival ?? endpoint,
                    };
                continue;
            }

            // One that only needs its settings changed is nearer than one of another name.
            best ??= new(endpoint, missed);
        }

        return works ?? best;
    }

    private static MissedEndpoint OtherName(string host, InterfaceEndpoint endpoint) =>
        new(
            endpoint,
            Reason.DnsNameNotOverridden,
            new AnswersToOtherNames(host, endpoint.PrivateNames),
            new UsePrivateName(endpoint.Identity, host, endpoint.PrivateNames)
        );

    private IEnumerable<MissedEndpoint> Missed(string host, Vpc vpc, InterfaceEndpoint endpoint)
    {
        if (
            endpoint.Service is { } key
            && topology.Model.EndpointServices.TryGetValue(key, out var service)
            && service.PrivateNameVerified == Truth.False
        )
        {
            yield return new(
                endpoint,
                Reason.DnsPrivateNameNotVerified,
                new PrivateNameNotVerified(host, service.Identity, vpc.Identity),
                new VerifyDomain(service.Identity, host)
            );
        }

        if (endpoint.IsPrivateDnsInboundOnly)
        {
            yield return new(
                endpoint,
                Reason.DnsPrivateDnsDisabled,
                new PrivateDnsInboundOnly(host, vpc.Identity),
                new AnswerInTheVpc(endpoint.Identity, OwnNameOf(endpoint))
            );
        }
        else if (endpoint.PrivateDns == Truth.False)
        {
            yield return new(
                endpoint,
                Reason.DnsPrivateDnsDisabled,
                new PrivateDnsOff(host, vpc.Identity),
                new EnablePrivateDns(endpoint.Identity, OwnNameOf(endpoint))
            );
        }

        if (vpc.DnsHostnames == Truth.False)
        {
            yield return new(
                endpoint,
                Reason.DnsHostnamesDisabled,
                new HostnamesOff(host, vpc.Identity),
                new EnableDnsHostnames(vpc.Identity)
            );
        }
    }

    /// <summary>The endpoint of a peered VPC that a name is about: peering does not carry the name over.</summary>
    public MissedEndpoint? Elsewhere(string host, Vpc vpc)
    {
        foreach (var peering in topology.PeeringsOf[vpc.Identity.Key])
        {
            foreach (
                var endpoint in peering.OtherSide(vpc.Identity.Key) is { } other ? topology.EndpointsOf[other] : []
            )
            {
                if (endpoint.PrivateNames.Any(name => ServiceHostName.Matches(host, name)))
                {
                    return new(
                        endpoint,
                        Reason.DnsPrivateNameNotPeered,
                        new PrivateNameOfPeer(host, vpc.Identity),
                        new UseEndpointName(vpc.Identity, host, OwnNameOf(endpoint))
                    );
                }
            }
        }

        return null;
    }

    private static bool IsOfService(string host, InterfaceEndpoint endpoint) =>
        EndpointServiceName.Parse(endpoint.ServiceName) is var (region, name)
        && (
            ServiceHostName.Parse(host) is var (service, serviceRegion)
                ? (region, name) == (serviceRegion, service)
                : ServiceHostName.ServiceOfNameWithoutRegion(host) == name
        );

    // Before AWS has told an endpoint's private names, those of a service that is not known are like the service's.
    private static bool MayBeOfService(string host, InterfaceEndpoint endpoint) =>
        EndpointServiceName.Parse(endpoint.ServiceName) is var (region, name)
        && ServiceHostName.Parse(host) is var (service, serviceRegion)
        && region == serviceRegion
        && (
            name == service
            || (AwsServices.Find(service) is null && name.Split('.', '-').Intersect(service.Split('.', '-')).Any())
        );

    private static string? OwnNameOf(InterfaceEndpoint endpoint) =>
        endpoint.Names.FirstOrDefault(name => name.Zone is null)?.Name;
}

/// <summary>The endpoint that a name is about.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Missed">Why the name does not lead there, one for each setting; empty when it does.</param>
internal sealed record OwnName(InterfaceEndpoint Endpoint, ImmutableArray<MissedEndpoint> Missed)
{
    /// <summary>Whether the endpoint's names are not known, and this one may be one of them.</summary>
    public bool IsGuess { get; init; }

    /// <summary>
    /// Another endpoint of the VPC that claims the name as well, which AWS refuses; null when there is none.
    /// </summary>
    public InterfaceEndpoint? Rival { get; init; }
}

/// <summary>An endpoint for the service answers to other names.</summary>
internal sealed record AnswersToOtherNames(string Host, ImmutableArray<string> Names) : ResolutionDetail;

/// <summary>The private name of an endpoint service is not verified, so that it has no answer.</summary>
internal sealed record PrivateNameNotVerified(string Host, Identity Service, Identity Vpc) : ResolutionDetail;

/// <summary>An endpoint has private DNS off.</summary>
internal sealed record PrivateDnsOff(string Host, Identity Vpc) : ResolutionDetail;

/// <summary>Private DNS of an endpoint is for Resolver's inbound endpoints only.</summary>
internal sealed record PrivateDnsInboundOnly(string Host, Identity Vpc) : ResolutionDetail;

/// <summary>The VPC's enableDnsHostnames, which private DNS needs, is off.</summary>
internal sealed record HostnamesOff(string Host, Identity Vpc) : ResolutionDetail;

/// <summary>A private name is that of an endpoint in a peered VPC, and has its answer there only.</summary>
internal sealed record PrivateNameOfPeer(string Host, Identity Vpc) : ResolutionDetail;

/// <summary>A name that an endpoint answers to is to be used.</summary>
internal sealed record UsePrivateName(Identity Endpoint, string Host, ImmutableArray<string> Names)
    : Change(Endpoint, Reason.DnsNameNotOverridden);

/// <summary>The domain of an endpoint service's private name is to be verified.</summary>
internal sealed record VerifyDomain(Identity Service, string Host) : Change(Service, Reason.DnsPrivateNameNotVerified);

/// <summary>Private DNS of an endpoint is to be turned on.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="OwnName">The name of its own that would do as well; null when it is not known.</param>
internal sealed record EnablePrivateDns(Identity Endpoint, string? OwnName)
    : Change(Endpoint, Reason.DnsPrivateDnsDisabled);

/// <summary>Private DNS of an endpoint is to be for the VPC as well.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="OwnName">The name of its own that would do as well; null when it is not known.</param>
internal sealed record AnswerInTheVpc(Identity Endpoint, string? OwnName)
    : Change(Endpoint, Reason.DnsPrivateDnsDisabled);

/// <summary>enableDnsHostnames of a VPC is to be turned on.</summary>
internal sealed record EnableDnsHostnames(Identity Vpc) : Change(Vpc, Reason.DnsHostnamesDisabled);

/// <summary>An endpoint's own name is to be used, or a zone of the VPC's is to point to it.</summary>
/// <param name="Vpc">The VPC.</param>
/// <param name="Host">The private name.</param>
/// <param name="OwnName">The endpoint's own name; null when it is not known.</param>
internal sealed record UseEndpointName(Identity Vpc, string Host, string? OwnName)
    : Change(Vpc, Reason.DnsPrivateNameNotPeered);
