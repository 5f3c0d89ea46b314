using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Networking;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>
/// Resolves names as the resolver of a VPC does, or as the internet does (Amazon VPC User Guide, "DNS attributes for
/// your VPC"; AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint").
/// </summary>
/// <param name="topology">The network.</param>
/// <param name="services">The public addresses of AWS services.</param>
/// <param name="nodesInDns">The nodes of a load balancer whose addresses its name resolves to.</param>
internal sealed class Resolver(
    Topology topology,
    ServiceAddresses services,
    Func<NetworkLoadBalancer, IReadOnlyList<NetworkInterface>> nodesInDns
)
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
        if (vpc is { DnsSupport: Truth.False, AmazonDns: Truth.True })
        {
            trace.Stop(
                vpc.Identity,
                Reason.DnsSupportDisabled,
                new NoResolver(host),
                new EnableDnsSupport(vpc.Identity)
            );
            return new(new(host, [], DnsZone.Private), found.Destination, trace) { Missed = found.Missed };
        }

        if (vpc is not null)
        {
            _others.Note(trace, host, vpc);
        }

        var isCertain = trace.IsClear;
        if (vpc is { DnsSupport: Truth.Unknown })
        {
            trace.Doubt(vpc.Identity, Reason.DnsSupportDisabled, new ResolverNotKnown());
        }

        if (found.Own is { } own)
        {
            return ByPrivateName(trace, host, vpc!, own, (Destination.Endpoint)found.Destination, isCertain);
        }

        var answers = Answers(found.Destination, vpc);
        if (!answers.IsEmpty)
        {
            trace.Pass(vpc?.Identity ?? Identity.OutsideGraph(host), new PublicAnswer(host, answers));
        }

        return new(new(host, answers, DnsZone.Public), found.Destination, trace)
        {
            Missed = found.Missed,
            IsCertain = isCertain,
        };
    }

    private static Resolution ByPrivateName(
        Trace trace,
        string host,
        Vpc vpc,
        OwnName own,
        Destination.Endpoint destination,
        bool isCertain
    )
    {
        var endpoint = own.Endpoint;
        var answers = Texts(destination.Interfaces);
        Destination? other = null;
        if (own.Rival is { } rival)
        {
            other = new Destination.Endpoint(rival, rival.Interfaces);
            trace.Doubt(
                rival.Identity,
                Reason.DnsPrivateDnsConflict,
                new PrivateDnsConflict(host, endpoint.Identity, vpc.Identity)
            );
        }
        else if (endpoint.PrivateDns == Truth.Unknown || vpc.DnsHostnames == Truth.Unknown)
        {
            trace.Doubt(vpc.Identity, Reason.DnsPrivateDnsDisabled, new PrivateDnsNotKnown(host, endpoint.Identity));
            other = Public(host);
        }
        else
        {
            trace.Pass(vpc.Identity, new PrivateAnswer(host, answers, endpoint.Identity));
        }

        return new(new(host, answers, DnsZone.Private), destination, trace)
        {
            IsCertain = isCertain && other is null,
            Other = other,
        };
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

        return new(Public(host))
        {
            Missed = own?.Missed
                ?? (vpc is not null && _privateNames.Elsewhere(host, vpc) is { } elsewhere ? [elsewhere] : []),
        };
    }

    private static Destination Public(string host) =>
        ServiceHostName.IsOfCustomer(host) ? new Destination.Stranger(host)
        : ServiceHostName.Parse(host) is var (service, region) ? new Destination.Service(service, region)
        : new Destination.Internet(host);

    private ImmutableArray<string> Answers(Destination? destination, Vpc? vpc) =>
        destination switch
        {
            Destination.Endpoint endpoint => Texts(endpoint.Interfaces),
            Destination.Interface item => Texts([item.Value]),
            Destination.Rds { Value: var database } => (
                vpc is null ? database.IsPublic == Truth.True : !topology.IsPrivateIn(vpc.Identity.Key, database)
            )
                ? [Addresses.Public]
                : Texts(database.Interfaces),
            Destination.Placed { Value: var placed } => Texts(placed.Interfaces),
            Destination.Balancer { Value: var balancer } => balancer.IsInternal == Truth.False
                ? [Addresses.Public]
                : Texts(nodesInDns(balancer)),
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

/// <summary>A VPC has no resolver, so that a name has no answer.</summary>
internal sealed record NoResolver(string Host) : ResolutionDetail;

/// <summary>Whether a VPC has a resolver is not known.</summary>
internal sealed record ResolverNotKnown : ResolutionDetail;

/// <summary>Public DNS answers.</summary>
internal sealed record PublicAnswer(string Host, ImmutableArray<string> Addresses) : ResolutionDetail;

/// <summary>Private DNS of an endpoint answers.</summary>
internal sealed record PrivateAnswer(string Host, ImmutableArray<string> Addresses, Identity Endpoint)
    : ResolutionDetail;

/// <summary>Whether private DNS of an endpoint answers is not known.</summary>
internal sealed record PrivateDnsNotKnown(string Host, Identity Endpoint) : ResolutionDetail;

/// <summary>Two endpoints of a VPC have private DNS on for one name; the step is the second one's.</summary>
internal sealed record PrivateDnsConflict(string Host, Identity Endpoint, Identity Vpc) : ResolutionDetail;

/// <summary>enableDnsSupport of a VPC is to be turned on.</summary>
internal sealed record EnableDnsSupport(Identity Vpc) : Change(Vpc, Reason.DnsSupportDisabled);
