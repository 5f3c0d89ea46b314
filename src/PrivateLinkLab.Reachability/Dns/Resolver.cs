using System.Collections.Immutable;
using PrivateLinkLab.Graph.Networking;
using PrivateLinkLab.Reachability.Model;
using PrivateLinkLab.Reachability.Paths;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>
/// Resolves names as the resolver of a VPC does, or as the internet does (Amazon VPC User Guide, "DNS attributes for your
/// VPC"; AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint").
/// </summary>
internal sealed class Resolver
{
    private readonly Topology _topology;
    private readonly LoadBalancerPath _balancers;
    private readonly PrivateNames _privateNames;
    private readonly Dictionary<string, (InterfaceEndpoint Endpoint, string? Zone)> _endpointNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Database> _databases = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NetworkLoadBalancer> _loadBalancers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Service, string? Region), List<Ipv4Block>> _serviceBlocks = [];

    public Resolver(Topology topology, LoadBalancerPath balancers)
    {
        (_topology, _balancers, _privateNames) = (topology, balancers, new(topology));
        foreach (var endpoint in topology.Model.InterfaceEndpoints.Values)
        {
            foreach (var (name, zone) in endpoint.Names)
            {
                _endpointNames.TryAdd(name, (endpoint, zone));
            }
        }

        foreach (var database in topology.Model.Databases.Values.Where(database => database.Address is not null))
        {
            _databases.TryAdd(database.Address!, database);
        }

        foreach (var balancer in topology.Model.LoadBalancers.Values.Where(balancer => balancer.DnsName is not null))
        {
            _loadBalancers.TryAdd(balancer.DnsName!, balancer);
        }

        foreach (var list in topology.Model.PrefixLists.Values.Where(list => list is { Service: not null, Blocks.IsEmpty: false }))
        {
            _serviceBlocks.TryAdd((list.Service!, list.Region), [.. list.Blocks]);
        }
    }

    /// <summary>The public addresses of an AWS service: a place for each block that is known, else one for all.</summary>
    public IReadOnlyList<Place> PlacesOf(Destination.Service service) =>
        _serviceBlocks.TryGetValue((service.Name, service.KnownRegion), out var blocks)
            ? [.. blocks.Select(block => Place.OfService(service.Name, service.KnownRegion, block))]
            : [Place.Somewhere(service.Name, service.KnownRegion)];

    /// <summary>Resolves a host name, or takes an address as it is.</summary>
    /// <param name="host">The name in lower case, or the address.</param>
    /// <param name="vpc">The VPC whose resolver is asked; null for the internet's.</param>
    public Resolution Resolve(string host, Vpc? vpc)
    {
        if (Ipv4Address.TryParse(host, out var address))
        {
            return new(null, OfAddress(address, vpc), new Trace());
        }

        var trace = new Trace();
        var found = Find(host, vpc);
        if (vpc is { DnsSupport: false, AmazonDns: true })
        {
            trace.Deny(vpc.Identity, HopKind.Dns,
                $"VPC {vpc.Identity} has no resolver: enableDnsSupport is false, so {host} has no answer.",
                ReasonCode.DnsSupportDisabled, $"Set enableDnsSupport of VPC {vpc.Identity} to true.");
            return new(new(host, [], DnsZone.Private), found.Destination, trace) { Missed = found.Missed };
        }

        if (vpc is not null)
        {
            OtherAnswers(trace, host, vpc);
        }

        var isCertain = trace.Verdict == Verdict.Reachable;
        if (vpc is { DnsSupport: null })
        {
            trace.Doubt(vpc.Identity, HopKind.Dns,
                $"Whether VPC {vpc.Identity} has a resolver (enableDnsSupport) is not known.", ReasonCode.DnsSupportDisabled);
        }

        if (found.Own is { } own)
        {
            return ByPrivateName(trace, host, vpc!, own, (Destination.Endpoint)found.Destination, isCertain);
        }

        var answers = Answers(found.Destination, vpc);
        if (!answers.IsEmpty)
        {
            trace.Allow(vpc?.Identity ?? Identity.OutsideGraph(host), HopKind.Dns,
                $"{host} resolves to {string.Join(", ", answers)} by public DNS.");
        }

        return new(new(host, answers, DnsZone.Public), found.Destination, trace) { Missed = found.Missed, IsCertain = isCertain };
    }

    // Who may answer the VPC's instances otherwise than Amazon's resolver does by what is modelled.
    private void OtherAnswers(Trace trace, string host, Vpc vpc)
    {
        foreach (var zone in _topology.Model.PrivateZones)
        {
            if (zone.Vpcs.Contains(vpc.Identity.Key)
                && (zone.Name is null || host == zone.Name || host.EndsWith($".{zone.Name}", StringComparison.Ordinal)))
            {
                trace.Doubt(zone.Identity, HopKind.Dns,
                    $"The private hosted zone {zone.Identity} answers for {host} in VPC {vpc.Identity}; its records "
                        + "are not analysed.",
                    ReasonCode.UnsupportedComponent);
            }
        }

        foreach (var resource in _topology.NotModelledAt(vpc.Identity.Key)
            .Where(resource => resource.Type.StartsWith(Topology.NameServices, StringComparison.Ordinal)))
        {
            trace.Doubt(resource.Identity, HopKind.NotModelled,
                $"{resource.Identity} of type {resource.Type} refers to VPC {vpc.Identity}; what it does to names is "
                    + "not modelled.",
                ReasonCode.UnsupportedComponent);
        }

        if (vpc.AmazonDns != true)
        {
            trace.Doubt(vpc.Identity, HopKind.Dns,
                vpc.AmazonDns == false
                    ? $"The DHCP options of VPC {vpc.Identity} name other DNS servers than Amazon's, and what those "
                        + "answer is not known."
                    : $"Which DNS servers VPC {vpc.Identity} uses is not known.",
                ReasonCode.UnsupportedComponent);
        }
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
            trace.Doubt(rival.Identity, HopKind.Dns,
                $"Endpoints {endpoint.Identity} and {rival.Identity} both have private DNS on for {host} in VPC "
                    + $"{vpc.Identity}; AWS refuses the second one, and which that is depends on the order.",
                ReasonCode.DnsPrivateDnsConflict);
        }
        else if (endpoint.PrivateDns is null || vpc.DnsHostnames is null)
        {
            trace.Doubt(vpc.Identity, HopKind.Dns,
                $"Whether {host} leads to endpoint {endpoint.Identity} in VPC {vpc.Identity} depends on settings that "
                    + "are not known.",
                ReasonCode.DnsPrivateDnsDisabled);
            other = Public(host);
        }
        else
        {
            trace.Allow(vpc.Identity, HopKind.Dns,
                $"{host} resolves to {string.Join(", ", answers)} in VPC {vpc.Identity}: private DNS of endpoint "
                    + $"{endpoint.Identity} answers for the whole VPC.");
        }

        return new(new(host, answers, DnsZone.Private), destination, trace) { IsCertain = isCertain && other is null, Other = other };
    }

    private Found Find(string host, Vpc? vpc)
    {
        if (ByEndpointName(host) is { } named)
        {
            return new(new Destination.Endpoint(named.Endpoint, named.Zone is null
                ? named.Endpoint.Interfaces
                : [.. named.Endpoint.Interfaces.Where(item => _topology.SubnetOf(item).Zone == named.Zone)]));
        }

        if (_databases.TryGetValue(host, out var database))
        {
            return new(new Destination.Rds(database));
        }

        if (_loadBalancers.TryGetValue(host, out var balancer))
        {
            return new(new Destination.Balancer(balancer));
        }

        if (NodeOfZone(host) is { } node)
        {
            return new(new Destination.Interface(node));
        }

        if (vpc is not null && InstanceName(host) is { } address)
        {
            return new(OfAddress(address, vpc));
        }

        var own = vpc is null ? null : _privateNames.Own(host, vpc);
        if (own is { Missed.IsEmpty: true })
        {
            return new(new Destination.Endpoint(own.Endpoint, own.Endpoint.Interfaces)) { Own = own };
        }

        return new(Public(host)) { Missed = own?.Missed ?? (vpc is not null && _privateNames.Elsewhere(host, vpc) is { } elsewhere ? [elsewhere] : []) };
    }

    private static Destination Public(string host) =>
        AwsServiceNames.IsOfCustomer(host) ? new Destination.Stranger(host)
        : AwsServiceNames.Of(host) is var (service, region) ? new Destination.Service(service, region)
        : new Destination.Internet(host);

    // The names of S3's endpoints are wildcards: bucket.vpce-... and more are below them.
    private (InterfaceEndpoint Endpoint, string? Zone)? ByEndpointName(string host)
    {
        if (_endpointNames.TryGetValue(host, out var named))
        {
            return named;
        }

        for (var dot = host.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = host.IndexOf('.', dot + 1))
        {
            if (_endpointNames.TryGetValue($"*{host.AsSpan(dot)}", out named))
            {
                return named;
            }
        }

        return null;
    }

    // us-east-1a.NAME is the node of a Network Load Balancer in that zone.
    private NetworkInterface? NodeOfZone(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && _loadBalancers.TryGetValue(host[(dot + 1)..], out var balancer)
            ? balancer.Nodes.FirstOrDefault(node => _topology.SubnetOf(node).Zone == host[..dot])
            : null;
    }

    private Destination OfAddress(uint address, Vpc? vpc)
    {
        var text = Ipv4Address.Text(address);
        if (Exempt(address, vpc) is { } what)
        {
            return new Destination.Exempt(text, what);
        }

        if (vpc is not null && _topology.At(vpc.Identity.Key, address) is { } item)
        {
            return new Destination.Interface(item);
        }

        if (!Place.IsPrivate(Ipv4Block.Of(address)))
        {
            return new Destination.Internet(text);
        }

        // Only a VPC's own blocks are looked up there: the same address in two VPCs means two different hosts.
        if (vpc is not null && !vpc.Blocks.Any(block => block.Contains(address)))
        {
            foreach (var peering in _topology.PeeringsOf[vpc.Identity.Key])
            {
                if (peering.OtherSide(vpc.Identity.Key) is { } other && _topology.At(other, address) is { } there)
                {
                    return new Destination.Interface(there);
                }
            }
        }

        return new Destination.Nobody(text);
    }

    // Amazon VPC User Guide, "Security groups" and "Network ACLs": neither filters these.
    private static string? Exempt(uint address, Vpc? vpc) => Ipv4Address.Text(address) switch
    {
        "169.254.169.254" => Destination.Exempt.Metadata,
        "169.254.169.253" => Destination.Exempt.Resolver,
        "169.254.169.123" => "the Amazon Time Sync Service",
        "169.254.170.2" => "the metadata service of Amazon ECS",
        "169.254.169.250" or "169.254.169.251" => "the Windows licence server",
        _ => vpc is { Blocks: [var primary, ..] } && address == primary.Network + 2 ? Destination.Exempt.Resolver : null,
    };

    private ImmutableArray<string> Answers(Destination? destination, Vpc? vpc) => destination switch
    {
        Destination.Endpoint endpoint => Texts(endpoint.Interfaces),
        Destination.Interface item => Texts([item.Value]),
        Destination.Rds { Value: var database } =>
            (vpc is null ? database.IsPublic == true : !_topology.IsPrivateIn(vpc.Identity.Key, database))
                ? [Addresses.Public]
                : Texts(database.Interfaces),
        Destination.Balancer { Value: var balancer } =>
            balancer.IsInternal == false ? [Addresses.Public] : Texts(_balancers.InDns(balancer)),
        Destination.Service service => [.. PlacesOf(service).Select(place => place.Text)],
        Destination.Exempt exempt => [exempt.Address],
        Destination.Nobody nobody => [nobody.Text],
        Destination.Stranger => [],
        _ => [Addresses.Public],
    };

    private static ImmutableArray<string> Texts(IEnumerable<NetworkInterface> interfaces) =>
        [.. interfaces.Select(item => Place.Of(item).Text).Distinct()];

    // ip-10-0-1-37.ec2.internal, as EC2 names its instances.
    private static uint? InstanceName(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 3 && host.StartsWith("ip-", StringComparison.Ordinal)
            && (host.EndsWith(".ec2.internal", StringComparison.Ordinal) || host.EndsWith(".compute.internal", StringComparison.Ordinal))
            && Ipv4Address.TryParse(host[3..dot].Replace('-', '.'), out var address)
                ? address
                : null;
    }

    // Own is set when the private name of an endpoint of the VPC leads to the destination.
    private sealed record Found(Destination Destination)
    {
        public OwnName? Own { get; init; }

        public ImmutableArray<MissedEndpoint> Missed { get; init; } = [];
    }
}
