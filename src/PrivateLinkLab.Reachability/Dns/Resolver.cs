using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Graph;
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
    private const int MaxAliases = 8;
    private const string CustomersApis = "execute-api";

    private readonly VpcAddresses _addresses = new(topology);
    private readonly GivenNames _givenNames = new(topology);
    private readonly PrivateNames _privateNames = new(topology);
    private readonly OtherResolvers _others = new(topology);
    private readonly HostedNames _hosted = new(topology.Model);

    /// <summary>Resolves a host name, or takes an address as it is.</summary>
    /// <param name="host">The name in lower case, or the address.</param>
    /// <param name="vpc">The VPC whose resolver is asked; null for the internet's.</param>
    public Resolution Resolve(string host, Vpc? vpc)
    {
        if (IpAddress.TryParseIpv4(host, out var address))
        {
            return new(null, _addresses.At(address, vpc), new Trace());
        }

        var trace = new Trace();
        var found = Find(host, vpc, MaxAliases);
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
            _others.Note(trace, host, vpc, _others.HasRules ? ZoneOf(found, host) : null);
        }

        var isCertain = trace.IsClear;
        if (vpc is { DnsSupport: Truth.Unknown })
        {
            trace.Doubt(vpc.Identity, Reason.DnsSupportDisabled, new ResolverNotKnown());
        }

        foreach (var (zone, records) in found.Answers)
        {
            Note(trace, host, vpc, zone, records);
        }

        isCertain &= !found.Answers.Any(answer => answer.Records.Count == 0);
        if (found.Own is { } own)
        {
            return ByPrivateName(trace, host, vpc!, own, (Destination.Endpoint)found.Destination, isCertain);
        }

        var answers = Answers(found.Destination, vpc);
        if (!answers.IsEmpty && found.Answers is not [{ Records.Count: > 0 }, ..])
        {
            trace.Pass(vpc?.Identity ?? Identity.OutsideGraph(host), new PublicAnswer(host, answers));
        }

        var isPrivate = found.Answers is [{ Zone.Vpcs.IsEmpty: false, Records.Count: > 0 }, ..];
        return new(new(host, answers, isPrivate ? DnsZone.Private : DnsZone.Public), found.Destination, trace)
        {
            Missed = found.Missed,
            IsCertain = isCertain,
        };
    }

    // AWS makes a zone of the VPC's for each private name of an endpoint.
    private static string? ZoneOf(Found found, string host) =>
        found.Own is { IsGuess: false } own
            ? own
                .Endpoint.PrivateNames.First(name => ServiceHostName.Matches(host, name))
                .Replace("*.", "", StringComparison.Ordinal)
        : found.Answers is [{ Zone: { Vpcs.IsEmpty: false } zone }, ..] ? zone.Name
        : null;

    private Resolution ByPrivateName(
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
        else if (own.IsGuess || endpoint.PrivateDns == Truth.Unknown || vpc.DnsHostnames == Truth.Unknown)
        {
            trace.Doubt(vpc.Identity, Reason.DnsPrivateDnsDisabled, new PrivateDnsNotKnown(host, endpoint.Identity));
            other = Public(host, vpc);
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

    private static void Note(Trace trace, string host, Vpc? vpc, HostedZone zone, IReadOnlyList<DnsRecord> records)
    {
        if (records.Count == 0)
        {
            trace.Doubt(
                zone.Identity,
                Reason.UnsupportedComponent,
                vpc is null || zone.Vpcs.IsEmpty
                    ? new PublicZoneAnswers(host)
                    : new PrivateZoneAnswers(host, vpc.Identity)
            );
            return;
        }

        trace.Pass(
            records[0].Identity,
            new RecordAnswers(
                host,
                [.. records.SelectMany(record => record.Values)],
                zone.Vpcs.IsEmpty ? null : vpc?.Identity
            )
        );
        // Route 53 Developer Guide, "Creating a private hosted zone": the VPC needs both of its DNS attributes.
        if (!zone.Vpcs.IsEmpty && vpc is { DnsHostnames: not Truth.True })
        {
            trace.Doubt(zone.Identity, Reason.DnsHostnamesDisabled, new PrivateZoneAnswers(host, vpc.Identity));
        }
    }

    private Found Find(string host, Vpc? vpc, int aliases)
    {
        if (vpc is null || _hosted.Private(host, vpc) is not { } answer)
        {
            return WithoutPrivateZones(host, vpc, aliases);
        }

        if (_privateNames.Own(host, vpc) is not { Missed.IsEmpty: true } own)
        {
            return ByRecords(answer, host, vpc, aliases);
        }

        // Of a zone above the one that AWS makes for an endpoint's private name nobody should rely on the records. One
        // of the same name AWS refuses beside it (AWS PrivateLink Guide, "Access an AWS service": conflicting domain),
        // so that either may be what is there.
        if (answer.Zone.Name != host || answer.Records.Count == 0)
        {
            return ByRecords(answer with { Records = [] }, host, vpc, aliases);
        }

        var found = ByRecords(answer, host, vpc, aliases);
        return found with
        {
            Destination = new Destination.Several([
                found.Destination,
                new Destination.Endpoint(own.Endpoint, own.Endpoint.Interfaces),
            ]),
        };
    }

    private Found WithoutPrivateZones(string host, Vpc? vpc, int aliases)
    {
        if (_givenNames.Find(host) is { } given)
        {
            return new(given);
        }

        if ((_addresses.OfPublicName(host, vpc) ?? OfInstance(host, vpc)) is { } instance)
        {
            return new(instance);
        }

        var own = vpc is null ? null : _privateNames.Own(host, vpc);
        if (own is { Missed.IsEmpty: true })
        {
            return new(new Destination.Endpoint(own.Endpoint, own.Endpoint.Interfaces)) { Own = own };
        }

        if (own is null && _hosted.Public(host) is { } answer)
        {
            return ByRecords(answer, host, vpc, aliases);
        }

        if (own is null && _hosted.OfSomeVpc(host) is { } record)
        {
            return new(new Destination.Mentioned(host, record.Identity));
        }

        ImmutableArray<MissedEndpoint> missed = own?.Missed
            ?? (vpc is not null && _privateNames.Elsewhere(host, vpc) is { } elsewhere ? [elsewhere] : []);
        // A private name that misses its endpoint is mentioned as the endpoint's, and has the public answer.
        var destination = Public(host, vpc);
        return missed.IsEmpty || destination is not Destination.Mentioned
            ? new(destination) { Missed = missed }
            : new(new Destination.Internet(host)) { Missed = missed };
    }

    private Destination? OfInstance(string host, Vpc? vpc) => vpc is null ? null : _addresses.OfInstanceName(host, vpc);

    private Found ByRecords(ZoneAnswer answer, string host, Vpc? vpc, int aliases)
    {
        if (answer.Records.Count == 0)
        {
            // What else has the name, if the zone does not.
            var other = answer.Zone.Vpcs.IsEmpty
                ? new Found(new Destination.Mentioned(host, answer.Zone.Identity))
                : WithoutPrivateZones(host, vpc, aliases);
            return other with { Answers = [answer, .. other.Answers] };
        }

        List<Found> found = [];
        foreach (var record in answer.Records)
        {
            if (record.Type == "AAAA" && answer.Records.Any(other => other.Type != "AAAA"))
            {
                continue;
            }

            if (!record.ValuesKnown || record.Values.IsEmpty || record.Type == "AAAA" || aliases == 0)
            {
                found.Add(new(new Destination.Mentioned(host, record.Identity)));
                continue;
            }

            found.AddRange(
                record.Values.Select(value =>
                    IpAddress.TryParseIpv4(value, out var address)
                        ? new(_addresses.At(address, vpc))
                        : Find(WithoutDualStack(value), vpc, aliases - 1)
                )
            );
        }

        return found is [var only]
            ? only with
            {
                Answers = [answer, .. only.Answers],
            }
            : new(new Destination.Several([.. found.Select(one => one.Destination).Distinct()]))
            {
                Answers = [answer, .. found.SelectMany(one => one.Answers)],
            };
    }

    // Aliases to load balancers have dualstack. before the name (Amazon Route 53 Developer Guide, "Values specific for
    // alias records").
    private static string WithoutDualStack(string name)
    {
        var host = name.TrimEnd('.').ToLowerInvariant();
        return host.StartsWith("dualstack.", StringComparison.Ordinal) ? host["dualstack.".Length..] : host;
    }

    private Destination Public(string host, Vpc? vpc)
    {
        if (CustomerHostNames.Contains(host))
        {
            return new Destination.OutsideGraph(host);
        }

        if (ServiceHostName.Parse(host) is not var (service, region))
        {
            return _addresses.OfInternet(host, vpc);
        }

        // Names of the one API that customers make under a service's, and of services that are not known, may be of
        // what the graph has.
        if (
            (service == CustomersApis || AwsServices.Find(service) is null)
            && _addresses.OfInternet(host, vpc) is Destination.Mentioned mentioned
        )
        {
            return mentioned;
        }

        return new Destination.Service(service, region ?? RegionOfBucket(host));
    }

    // Amazon S3 User Guide, "Virtual hosting of general purpose buckets": DNS leads to the bucket's region.
    private string? RegionOfBucket(string host) =>
        host.IndexOf(".s3.", StringComparison.Ordinal) is > 0 and var end
        && topology.Model.Buckets.TryGetValue(host[..end], out var bucket)
            ? bucket.Region
            : null;

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
            Destination.Application { Value: var application } => application.IsInternal == Truth.False
                ? [Addresses.Public]
                : Texts(application.Nodes),
            Destination.Kubernetes { Value: var cluster } => IsPrivate(cluster, vpc)
                ? Texts(cluster.Interfaces)
                : [Addresses.Public],
            Destination.PublicNode node => [node.Value.PublicAddress ?? Addresses.Public],
            Destination.Service service => [.. services.PlacesOf(service).Select(place => place.Text)],
            Destination.Exempt exempt => [exempt.Address],
            Destination.Idle idle => [idle.Address],
            Destination.UnusedAddress unused => [unused.Text],
            Destination.Several several => [.. several.Each.SelectMany(each => Answers(each, vpc)).Distinct()],
            Destination.OutsideGraph or Destination.Mentioned or Destination.Unplaced or null => [],
            Destination.Internet internet =>
            [
                IpAddress.TryParseIpv4(internet.Host, out _) ? internet.Host : Addresses.Public,
            ],
            _ => throw new UnreachableException($"Nobody knows the addresses of the destination {destination}."),
        };

    private static bool IsPrivate(KubernetesCluster cluster, Vpc? vpc) =>
        vpc is null ? cluster.IsPublic == Truth.False : Topology.IsPrivateIn(vpc, cluster) == Truth.True;

    private static ImmutableArray<string> Texts(IEnumerable<NetworkInterface> interfaces) =>
        [.. interfaces.Select(item => Place.Of(item).Text).Distinct()];

    // Own is set when the private name of an endpoint of the VPC leads to the destination.
    private sealed record Found(Destination Destination)
    {
        public OwnName? Own { get; init; }

        public ImmutableArray<MissedEndpoint> Missed { get; init; } = [];

        // The zones that answer, the first one for the name itself.
        public ImmutableArray<ZoneAnswer> Answers { get; init; } = [];
    }
}

/// <summary>A name is in a public hosted zone of the graph, which does not have its record.</summary>
internal sealed record PublicZoneAnswers(string Host) : ResolutionDetail;

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
