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
    private readonly Dictionary<string, List<Ipv4Block>> _serviceBlocks = new(StringComparer.Ordinal);

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
            _serviceBlocks.TryAdd(list.Service!, [.. list.Blocks]);
        }
    }

    /// <summary>The public addresses of an AWS service: a place for each block that is known, else one for all.</summary>
    public IReadOnlyList<Place> PlacesOf(string service) => _serviceBlocks.TryGetValue(service, out var blocks)
        ? [.. blocks.Select(block => Place.OfService(service, block))]
        : [Place.Somewhere(service)];

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
        if (vpc is not null && !AsksAmazon(trace, host, vpc))
        {
            return new(new(host, [], DnsZone.Private), Find(host, vpc).Destination, trace);
        }

        var (destination, missed) = Find(host, vpc);
        if (destination is Destination.Endpoint { Value: var found } && !_endpointNames.ContainsKey(host))
        {
            return ByPrivateName(trace, host, vpc!, found, (Destination.Endpoint)destination);
        }

        var answers = Answers(destination, vpc);
        trace.Allow(vpc?.Identity ?? Identity.OutsideGraph(host), HopKind.Dns,
            $"{host} resolves to {string.Join(", ", answers)} by public DNS.");
        return new(new(host, answers, DnsZone.Public), destination, trace) { Missed = missed };
    }

    // Whether the VPC's instances ask Amazon's resolver, which alone knows the names of endpoints.
    private bool AsksAmazon(Trace trace, string host, Vpc vpc)
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

        switch (vpc.DnsSupport)
        {
            case false:
                trace.Deny(vpc.Identity, HopKind.Dns,
                    $"VPC {vpc.Identity} has no resolver: enableDnsSupport is false, so {host} has no answer.",
                    ReasonCode.DnsSupportDisabled, $"Set enableDnsSupport of VPC {vpc.Identity} to true.");
                return false;
            case null:
                trace.Doubt(vpc.Identity, HopKind.Dns,
                    $"Whether VPC {vpc.Identity} has a resolver (enableDnsSupport) is not known.",
                    ReasonCode.DnsSupportDisabled);
                return true;
            default:
                return true;
        }
    }

    private static Resolution ByPrivateName(
        Trace trace, string host, Vpc vpc, InterfaceEndpoint endpoint, Destination.Endpoint destination)
    {
        var answers = Texts(destination.Interfaces);
        if (endpoint.PrivateDns is null || vpc.DnsHostnames is null)
        {
            trace.Doubt(vpc.Identity, HopKind.Dns,
                $"Whether {host} leads to endpoint {endpoint.Identity} in VPC {vpc.Identity} depends on settings that "
                    + "are not known.",
                ReasonCode.DnsPrivateDnsDisabled);
        }
        else
        {
            trace.Allow(vpc.Identity, HopKind.Dns,
                $"{host} resolves to {string.Join(", ", answers)} in VPC {vpc.Identity}: private DNS of endpoint "
                    + $"{endpoint.Identity} answers for the whole VPC.");
        }

        return new(new(host, answers, DnsZone.Private), destination, trace);
    }

    private (Destination? Destination, MissedEndpoint? Missed) Find(string host, Vpc? vpc)
    {
        if (_endpointNames.TryGetValue(host, out var named))
        {
            return (new Destination.Endpoint(named.Endpoint, named.Zone is null
                ? named.Endpoint.Interfaces
                : [.. named.Endpoint.Interfaces.Where(item => _topology.SubnetOf(item).Zone == named.Zone)]), null);
        }

        if (_databases.TryGetValue(host, out var database))
        {
            return (new Destination.Rds(database), null);
        }

        if (_loadBalancers.TryGetValue(host, out var balancer))
        {
            return (new Destination.Balancer(balancer), null);
        }

        if (vpc is not null && InstanceName(host) is { } address)
        {
            return (OfAddress(address, vpc), null);
        }

        var own = vpc is null ? null : _privateNames.Own(host, vpc);
        if (own is { Missed: null })
        {
            return (new Destination.Endpoint(own.Endpoint, own.Endpoint.Interfaces), null);
        }

        Destination fallback = AwsServiceNames.Of(host) is var (service, region)
            ? new Destination.Service(service, region)
            : new Destination.Internet(host);
        return (fallback, own?.Missed ?? (vpc is null ? null : _privateNames.Elsewhere(host, vpc)));
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
        "169.254.169.254" => "the instance metadata service",
        "169.254.169.253" => "Amazon's resolver",
        "169.254.169.123" => "the Amazon Time Sync Service",
        "169.254.170.2" => "the metadata service of Amazon ECS",
        "169.254.169.250" or "169.254.169.251" => "the Windows licence server",
        _ => vpc is { Blocks: [var primary, ..] } && address == primary.Network + 2 ? "Amazon's resolver" : null,
    };

    private ImmutableArray<string> Answers(Destination? destination, Vpc? vpc) => destination switch
    {
        Destination.Endpoint endpoint => Texts(endpoint.Interfaces),
        Destination.Interface item => Texts([item.Value]),
        // Inside the VPC a public database's name has the private address as well.
        Destination.Rds { Value: var database } =>
            database.IsPublic == true && (vpc is null || !database.Interfaces.Any(item => item.Vpc == vpc.Identity.Key))
                ? [Addresses.Public]
                : Texts(database.Interfaces),
        Destination.Balancer { Value: var balancer } =>
            balancer.IsInternal == false ? [Addresses.Public] : Texts(_balancers.InDns(balancer)),
        Destination.Service { Name: var service } => [.. PlacesOf(service).Select(place => place.Text)],
        Destination.Exempt exempt => [exempt.Address],
        Destination.Nobody nobody => [nobody.Text],
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
}
