using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>
/// The names that endpoints answer to inside a VPC, whose private DNS needs the endpoint's switch and both DNS attributes of
/// the VPC (AWS PrivateLink Guide, "Private DNS").
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
            var isService = isName || IsOfService(host, endpoint);
            if (!isService)
            {
                continue;
            }

            ImmutableArray<MissedEndpoint> missed = isName ? [.. Missed(host, vpc, endpoint)] : [OtherName(host, endpoint)];
            if (missed.IsEmpty)
            {
                works = works is null ? new(endpoint, []) : works with { Rival = works.Rival ?? endpoint };
                continue;
            }

            // One that only needs its settings changed is nearer than one of another name.
            best ??= new(endpoint, missed);
        }

        return works ?? best;
    }

    private static MissedEndpoint OtherName(string host, InterfaceEndpoint endpoint)
    {
        var names = string.Join(" or ", endpoint.PrivateNames);
        return new(endpoint, ReasonCode.DnsNameNotOverridden, endpoint.Identity,
            $"Endpoint {endpoint.Identity} answers to {names}, not to {host}.",
            $"Use the name {(endpoint.PrivateNames.IsEmpty ? "of endpoint " + endpoint.Identity : names)} instead of {host}.");
    }

    private IEnumerable<MissedEndpoint> Missed(string host, Vpc vpc, InterfaceEndpoint endpoint)
    {
        if (endpoint.Service is { } key && topology.Model.EndpointServices.TryGetValue(key, out var service) && service.PrivateNameVerified == false)
        {
            yield return new(endpoint, ReasonCode.DnsPrivateNameNotVerified, service.Identity,
                $"The private DNS name {host} of endpoint service {service.Identity} is not verified, so it has no "
                    + $"answer in VPC {vpc.Identity}.",
                $"Verify the domain of {host}: add the TXT record that endpoint service {service.Identity} shows and "
                    + "start the verification.");
        }

        if (endpoint.PrivateDns == false)
        {
            yield return new(endpoint, ReasonCode.DnsPrivateDnsDisabled, endpoint.Identity,
                $"Endpoint {endpoint.Identity} has private DNS off, so {host} keeps its public answer in VPC "
                    + $"{vpc.Identity}.",
                $"Set privateDnsEnabled of endpoint {endpoint.Identity} to true{Hint(endpoint)}.");
        }

        if (vpc.DnsHostnames == false)
        {
            yield return new(endpoint, ReasonCode.DnsHostnamesDisabled, vpc.Identity,
                $"Private DNS of endpoint {endpoint.Identity} needs enableDnsHostnames of VPC {vpc.Identity}, which is "
                    + $"false, so {host} keeps its public answer.",
                $"Set enableDnsHostnames of VPC {vpc.Identity} to true; private DNS needs it beside enableDnsSupport.");
        }
    }

    /// <summary>The endpoint of a peered VPC that a name is about: peering does not carry the name over.</summary>
    public MissedEndpoint? Elsewhere(string host, Vpc vpc)
    {
        foreach (var peering in topology.PeeringsOf[vpc.Identity.Key])
        {
            foreach (var endpoint in peering.OtherSide(vpc.Identity.Key) is { } other ? topology.EndpointsOf[other] : [])
            {
                if (endpoint.PrivateNames.Any(name => ServiceHostName.Matches(host, name)))
                {
                    var names = endpoint.Names.FirstOrDefault(name => name.Zone is null)?.Name ?? "its own name";
                    return new(endpoint, ReasonCode.DnsPrivateNameNotPeered, vpc.Identity,
                        $"{host} leads to endpoint {endpoint.Identity} only inside its own VPC; peering does not carry "
                            + $"the private name over to VPC {vpc.Identity}.",
                        $"Use the endpoint's name {names}, or give VPC {vpc.Identity} a private hosted zone for {host} "
                            + "that points to it.");
                }
            }
        }

        return null;
    }

    private static bool IsOfService(string host, InterfaceEndpoint endpoint) =>
        EndpointServiceName.Parse(endpoint.ServiceName) is var (region, name)
        && ServiceHostName.Parse(host) is var (service, serviceRegion)
        && (region, name) == (serviceRegion, service);

    private static string Hint(InterfaceEndpoint endpoint) =>
        endpoint.Names.FirstOrDefault(name => name.Zone is null) is { } name ? $", or use its own name {name.Name}" : "";
}

/// <summary>The endpoint that a name is about.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Missed">Why the name does not lead there, one for each setting; empty when it does.</param>
internal sealed record OwnName(InterfaceEndpoint Endpoint, ImmutableArray<MissedEndpoint> Missed)
{
    /// <summary>Another endpoint of the VPC that claims the name as well, which AWS refuses; null when there is none.</summary>
    public InterfaceEndpoint? Rival { get; init; }
}
