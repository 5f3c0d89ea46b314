using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Graph.Networking;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>
/// Resolves names as the resolver of a VPC does, or as the internet does (Amazon VPC User Guide, "DNS attributes for your
/// VPC"; AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint").
/// </summary>
/// <param name="topology">The network.</param>
/// <param name="services">The public addresses of AWS services.</param>
/// <param name="nodesInDns">The nodes of a load balancer whose addresses its name resolves to.</param>
internal sealed class Resolver(
    Topology topology, ServiceAddresses services, Func<NetworkLoadBalancer, IReadOnlyList<NetworkInterface>> nodesInDns)
{
    private readonly VpcAddresses _addresses = new(topology);
    private readonly GivenNames _givenNames = new(topology);
    private readonly PrivateNames _privateNames = new(topology);
    private readonly OtherResolvers _others = new(topology);

    /// <summary>Resolves a host name, or takes an address as it is.</summary>
    /// <param name="host">The name in lower case, or the address.</param>
    /// <param name="vpc">The VPC whose resolver is asked; null for the internet's.</param>
    public Resolution Resolve(string host, Vpc? vpc)
    {
        if (Ipv4Address.TryParse(host, out var address))
        {
            return new(null, _addresses.At(address, vpc), new Trace());
        }

        var trace = new Trace();
        var found = Find(host, vpc);
        if (vpc is { DnsSupport: false, AmazonDns: true })
        {
            trace.LegacyDeny(vpc.Identity, HopKind.Dns,
                $"VPC {vpc.Identity} has no resolver: enableDnsSupport is false, so {host} has no answer.",
                ReasonCode.DnsSupportDisabled, $"Set enableDnsSupport of VPC {vpc.Identity} to true.");
            return new(new(host, [], DnsZone.Private), found.Destination, trace) { Missed = found.Missed };
        }

        if (vpc is not null)
        {
            _others.Note(trace, host, vpc);
        }

        var isCertain = trace.IsClear;
        if (vpc is { DnsSupport: null })
        {
            trace.LegacyDoubt(vpc.Identity, HopKind.Dns,
                $"Whether VPC {vpc.Identity} has a resolver (enableDnsSupport) is not known.", ReasonCode.DnsSupportDisabled);
        }

        if (found.Own is { } own)
        {
            return ByPrivateName(trace, host, vpc!, own, (Destination.Endpoint)found.Destination, isCertain);
        }

        var answers = Answers(found.Destination, vpc);
        if (!answers.IsEmpty)
        {
            trace.LegacyAllow(vpc?.Identity ?? Identity.OutsideGraph(host), HopKind.Dns,
                $"{host} resolves to {string.Join(", ", answers)} by public DNS.");
        }

        return new(new(host, answers, DnsZone.Public), found.Destination, trace) { Missed = found.Missed, IsCertain = isCertain };
    }

    private static Resolution ByPrivateName(
        Trace trace, string host, Vpc vpc, OwnName own, Destination.Endpoint destination, bool isCertain)
    {
        var endpoint = own.Endpoint;
        var answers = Texts(destination.Interfaces);
        Destination? other = null;
        if (own.Rival is { } rival)
        {
            other = new Destination.Endpoint(rival, rival.Interfaces);
            trace.LegacyDoubt(rival.Identity, HopKind.Dns,
                $"Endpoints {endpoint.Identity} and {rival.Identity} both have private DNS on for {host} in VPC "
                    + $"{vpc.Identity}; AWS refuses the second one, and which that is depends on the order.",
                ReasonCode.DnsPrivateDnsConflict);
        }
        else if (endpoint.PrivateDns is null || vpc.DnsHostnames is null)
        {
            trace.LegacyDoubt(vpc.Identity, HopKind.Dns,
                $"Whether {host} leads to endpoint {endpoint.Identity} in VPC {vpc.Identity} depends on settings that "
                    + "are not known.",
                ReasonCode.DnsPrivateDnsDisabled);
            other = Public(host);
        }
        else
        {
            trace.LegacyAllow(vpc.Identity, HopKind.Dns,
                $"{host} resolves to {string.Join(", ", answers)} in VPC {vpc.Identity}: private DNS of endpoint "
                    + $"{endpoint.Identity} answers for the whole VPC.");
        }

        return new(new(host, answers, DnsZone.Private), destination, trace) { IsCertain = isCertain && other is null, Other = other };
    }

    private Found Find(string host, Vpc? vpc)
    {
        if (_givenNames.Find(host) is { } given)
        {
            return new(given);
        }

        if (vpc is not null && _addresses.OfInstanceName(host, vpc) is { } instance)
        {
            return new(instance);
        }

        var own = vpc is null ? null : _privateNames.Own(host, vpc);
        if (own is { Missed.IsEmpty: true })
        {
            return new(new Destination.Endpoint(own.Endpoint, own.Endpoint.Interfaces)) { Own = own };
        }

        return new(Public(host)) { Missed = own?.Missed ?? (vpc is not null && _privateNames.Elsewhere(host, vpc) is { } elsewhere ? [elsewhere] : []) };
    }

    private static Destination Public(string host) =>
        ServiceHostName.IsOfCustomer(host) ? new Destination.Stranger(host)
        : ServiceHostName.Parse(host) is var (service, region) ? new Destination.Service(service, region)
        : new Destination.Internet(host);

    private ImmutableArray<string> Answers(Destination? destination, Vpc? vpc) => destination switch
    {
        Destination.Endpoint endpoint => Texts(endpoint.Interfaces),
        Destination.Interface item => Texts([item.Value]),
        Destination.Rds { Value: var database } =>
            (vpc is null ? database.IsPublic == true : !topology.IsPrivateIn(vpc.Identity.Key, database))
                ? [Addresses.Public]
                : Texts(database.Interfaces),
        Destination.Balancer { Value: var balancer } =>
            balancer.IsInternal == false ? [Addresses.Public] : Texts(nodesInDns(balancer)),
        Destination.Service service => [.. services.PlacesOf(service).Select(place => place.Text)],
        Destination.Exempt exempt => [exempt.Address],
        Destination.Nobody nobody => [nobody.Text],
        Destination.Stranger or null => [],
        Destination.Internet => [Addresses.Public],
        _ => throw new UnreachableException($"Nobody knows the addresses of the destination {destination}."),
    };

    private static ImmutableArray<string> Texts(IEnumerable<NetworkInterface> interfaces) =>
        [.. interfaces.Select(item => Place.Of(item).Text).Distinct()];

    // Own is set when the private name of an endpoint of the VPC leads to the destination.
    private sealed record Found(Destination Destination)
    {
        public OwnName? Own { get; init; }

        public ImmutableArray<MissedEndpoint> Missed { get; init; } = [];
    }
}
