using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Model;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>Traces from a network interface to whatever a name or a resource leads to.</summary>
internal sealed class HostPath
{
    private readonly Topology _topology;
    private readonly Resolver _resolver;
    private readonly Connection _connection;
    private readonly PublicPath _public;
    private readonly InboundPath _inbound;
    private readonly LoadBalancerPath _balancers;
    private readonly EndpointPath _endpoints;
    private readonly Ipv6Path _ipv6;

    public HostPath(Topology topology)
    {
        _topology = topology;
        _connection = new(topology);
        _public = new(topology, _connection);
        Power = new(topology);
        _ipv6 = new(topology, _connection);
        _inbound = new(topology, _connection, Power, _ipv6);
        _balancers = new(topology, _connection, Power);
        _endpoints = new(topology, _connection, _balancers);
        _resolver = new(topology, _balancers);
    }

    public Resolver Resolver => _resolver;

    public InboundPath Inbound => _inbound;

    public LoadBalancerPath Balancers => _balancers;

    public PowerCheck Power { get; }

    /// <summary>The interface with a public address; null when none of the graph has it.</summary>
    public NetworkInterface? AtPublic(string address) => _topology.AtPublic(address);

    /// <summary>Traces to a host, from the resolver's answer to the reply; where IPv4 is blocked, over IPv6.</summary>
    public HostTrace To(NetworkInterface from, string host, int port, PortSpan client)
    {
        var resolution = _resolver.Resolve(host, _topology.VpcOf(from));
        var overIpv4 = OverIpv4(from, resolution, port, client);
        if (overIpv4.Trace.Verdict != Verdict.Blocked || HasIpv6Address(host, resolution.Destination) is not { } hasAddress
            || _ipv6.ToInternet(from, host, port, hasAddress) is not { } overIpv6)
        {
            return overIpv4;
        }

        var trace = new Trace();
        trace.Append(resolution.Trace);
        trace.Append(overIpv6);
        trace.Remark($"Over IPv4 it is blocked: {overIpv4.Trace.Cause!.Evidence}");
        return new(trace, resolution.Answer, null);
    }

    // Null for what has none for sure: an IPv4 address, and the services' names that are no dual-stack ones.
    private static bool? HasIpv6Address(string host, Destination? destination) => destination switch
    {
        Destination.Service => AwsServiceNames.IsDualStack(host) ? true : null,
        Destination.Internet when !Graph.Networking.Ipv4Address.TryParse(host, out _) => false,
        _ => null,
    };

    private HostTrace OverIpv4(NetworkInterface from, Resolution resolution, int port, PortSpan client)
    {
        var trace = new Trace();
        trace.Append(resolution.Trace);
        if (resolution.Destination is not { } destination)
        {
            return new(trace, resolution.Answer, null);
        }

        if (resolution.IsCertain)
        {
            return new(trace, resolution.Answer, Follow(trace, from, resolution, destination, port, client));
        }

        var way = new Trace();
        var endpoint = Follow(way, from, resolution, destination, port, client);
        if (resolution.Other is not { } other)
        {
            trace.AppendWay(way, isCertain: false);
            return new(trace, resolution.Answer, endpoint);
        }

        var second = new Trace();
        To(second, from, other, port, client);
        Alternatives.Append(trace, [way, second], "what is not known decides where the name leads.");
        return new(trace, resolution.Answer, endpoint);
    }

    private VpcEndpoint? Follow(
        Trace trace, NetworkInterface from, Resolution resolution, Destination destination, int port, PortSpan client)
    {
        if (resolution.Missed is not [var first, ..])
        {
            return To(trace, from, destination, port, client);
        }

        // The name does not lead to the endpoint that is there. Where the public way works all the same, so be it.
        var attempt = new Trace();
        var used = To(attempt, from, destination, port, client);
        if (attempt.Verdict != Verdict.Blocked)
        {
            trace.Append(attempt);
            return used;
        }

        trace.AppendWithoutChanges(attempt);
        foreach (var missed in resolution.Missed)
        {
            trace.Deny(
                missed.Endpoint.Identity, HopKind.Dns, missed.Evidence, missed.Reason, missed.Component, missed.Change);
        }

        var intended = new Trace();
        _endpoints.To(intended, from, first.Endpoint, first.Endpoint.Interfaces, port, client);
        trace.AppendChanges(intended);
        return first.Endpoint;
    }

    /// <summary>Traces to a destination.</summary>
    /// <returns>The endpoint that the traffic passes; null when it passes none.</returns>
    public VpcEndpoint? To(Trace trace, NetworkInterface from, Destination destination, int port, PortSpan client)
    {
        switch (destination)
        {
            case Destination.Endpoint endpoint:
                _endpoints.To(trace, from, endpoint.Value, endpoint.Interfaces, port, client);
                return endpoint.Value;
            case Destination.Service service:
                return ToService(trace, from, service, port, client);
            case Destination.Internet internet:
                ToInternet(trace, from, internet.Host, port, client);
                return null;
            case Destination.Interface item:
                return ToInterface(trace, from, item.Value, port, client);
            case Destination.Rds rds:
                ToDatabase(trace, from, rds.Value, port, client);
                return null;
            case Destination.Balancer balancer:
                ToBalancer(trace, from, balancer.Value, port, client);
                return null;
            case Destination.Exempt exempt:
                ToExempt(trace, from, exempt);
                return null;
            case Destination.Stranger stranger:
                trace.Doubt(Identity.OutsideGraph(stranger.Host), HopKind.Destination,
                    $"{stranger.Host} is the name of something outside the graph, whose address may be a private one.",
                    ReasonCode.UnknownDestination);
                return null;
            case Destination.Nobody nobody:
                trace.Doubt(Identity.OutsideGraph(nobody.Text), HopKind.Destination,
                    $"No network interface of the graph has the address {nobody.Text} where {from.Identity.Name} sees "
                        + "it.",
                    ReasonCode.UnknownDestination);
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(destination), destination, "There is no such destination.");
        }
    }

    // Filters have no say, but the service itself may be off.
    private void ToExempt(Trace trace, NetworkInterface from, Destination.Exempt exempt)
    {
        var vpc = _topology.VpcOf(from);
        if (exempt.What == Destination.Exempt.Resolver && vpc.DnsSupport == false)
        {
            trace.Deny(vpc.Identity, HopKind.Destination,
                $"VPC {vpc.Identity} has no resolver at {exempt.Address}: enableDnsSupport is false.",
                ReasonCode.DnsSupportDisabled, $"Set enableDnsSupport of VPC {vpc.Identity} to true.");
        }
        else if (exempt.What == Destination.Exempt.Metadata && from.Owner == InterfaceOwner.Instance
            && _topology.Model.Instances.TryGetValue(from.OwnerKey, out var instance) && instance.MetadataEnabled == false)
        {
            trace.Deny(instance.Identity, HopKind.Destination, $"The metadata service of {instance.Identity} is off.",
                ReasonCode.BadState, $"Set metadataOptions.httpEndpoint of {instance.Identity} to enabled.");
        }
        else
        {
            trace.Allow(Identity.OutsideGraph(exempt.Address), HopKind.Destination,
                $"{exempt.Address} is {exempt.What}: neither security groups nor network ACLs filter it, and no route is "
                    + "needed.");
        }
    }

    private GatewayEndpoint? ToService(
        Trace trace, NetworkInterface from, Destination.Service service, int port, PortSpan client)
    {
        GatewayEndpoint? used = null;
        var remedy = MissingService.Remedy(_topology, _topology.VpcOf(from), service);
        var ways = _resolver.PlacesOf(service).Select(place =>
        {
            var way = new Trace();
            used = _public.To(way, from, place, port, client, remedy) ?? used;
            return way;
        }).ToList();
        Alternatives.Append(trace, ways, $"{service.Name} answers with any of its addresses.");
        if (trace.Verdict == Verdict.Reachable)
        {
            trace.Allow(Identity.OutsideGraph($"{service.Name}.{service.Region}"), HopKind.Destination,
                $"The {(used is null ? "public endpoint" : "service behind gateway endpoint " + used.Identity.Name)} "
                    + $"of {service.Name} in {service.Region} takes the connection.");
        }

        return used;
    }

    private void ToInternet(Trace trace, NetworkInterface from, string host, int port, PortSpan client)
    {
        var isAddress = Graph.Networking.Ipv4Address.TryParse(host, out var address);
        var place = isAddress ? Place.Of(Graph.Networking.Ipv4Block.Of(address)) : Place.Somewhere(null);
        _public.To(trace, from, place, port, client, MissingRoute.Internet);
        if (isAddress && _topology.AtPublic(host) is { } item)
        {
            _inbound.OverIpv4(trace, item, port, item.Identity, $"Give {item.Identity} a public address.");
        }
        else
        {
            trace.Allow(Identity.OutsideGraph(host), HopKind.Destination, $"{host} is on the internet.");
        }
    }

    private InterfaceEndpoint? ToInterface(Trace trace, NetworkInterface from, NetworkInterface to, int port, PortSpan client)
    {
        if (to.Owner == InterfaceOwner.Endpoint && _topology.Model.InterfaceEndpoints.TryGetValue(to.OwnerKey, out var endpoint))
        {
            _endpoints.To(trace, from, endpoint, [to], port, client);
            return endpoint;
        }

        if (to.Owner == InterfaceOwner.LoadBalancer && _topology.Model.LoadBalancers.TryGetValue(to.OwnerKey, out var balancer))
        {
            ByNode(trace, from, balancer, to, port, client);
            return null;
        }

        if (from.Identity.Key == to.Identity.Key)
        {
            trace.Allow(to.Identity, HopKind.Destination,
                $"{to.Identity} is the source itself: the connection never leaves it.");
            return null;
        }

        _connection.Between(trace, from, to, port, client);
        Power.Runs(trace, to, HopKind.Destination);
        trace.Allow(to.Identity, HopKind.Destination, $"{to.Identity} has the address {Place.Of(to).Text}.");
        return null;
    }

    private void ToDatabase(Trace trace, NetworkInterface from, Database database, int port, PortSpan client)
    {
        PowerCheck.Runs(trace, database);
        Port(trace, database, port);
        if (database.Interfaces.IsEmpty)
        {
            trace.Doubt(database.Identity, HopKind.Destination,
                $"The subnets of database {database.Identity} are not known.", ReasonCode.UnknownDestination);
            return;
        }

        if (!_topology.IsPrivateIn(from.Vpc, database))
        {
            _public.To(trace, from, Place.Somewhere(null), port, client, MissingRoute.Internet);
            Enter(trace, database, port);
            return;
        }

        List<Trace> ways = [];
        foreach (var item in database.Interfaces)
        {
            var way = new Trace();
            _connection.Between(way, from, item, port, client);
            way.Allow(database.Identity, HopKind.Destination,
                $"Database {database.Identity} takes the connection in subnet "
                    + $"{_topology.SubnetOf(item).Identity.Name}.");
            ways.Add(way);
        }

        var subnets = string.Join(" and ", database.Interfaces.Select(item => _topology.SubnetOf(item).Identity.Name));
        Alternatives.Append(trace, ways, "RDS picks the subnet.");
        trace.Remark(
            $"RDS may place {database.Identity.Name} in {subnets}; the verdict is for "
                + $"{(ways.Count == 1 ? "that" : "all of them")}.");
    }

    /// <summary>Traces from the internet to a database.</summary>
    public void FromInternet(Trace trace, Database database, int port)
    {
        PowerCheck.Runs(trace, database);
        Port(trace, database, port);
        Enter(trace, database, port);
    }

    private void Enter(Trace trace, Database database, int port)
    {
        List<Trace> ways = [];
        foreach (var item in database.Interfaces)
        {
            var way = new Trace();
            _inbound.To(way, item, port, database.Identity, $"Set publiclyAccessible of database {database.Identity} to true. Better: go through a jump server.");
            ways.Add(way);
        }

        if (ways.Count > 0)
        {
            Alternatives.Append(trace, ways, "RDS picks the subnet.");
        }
    }

    private void ToBalancer(Trace trace, NetworkInterface from, NetworkLoadBalancer balancer, int port, PortSpan client)
    {
        if (balancer.Nodes.IsEmpty)
        {
            trace.Doubt(balancer.Identity, HopKind.LoadBalancer,
                $"The subnets of load balancer {balancer.Identity} are not known.", ReasonCode.UnknownDestination);
            return;
        }

        List<Trace> ways = [];
        foreach (var node in _balancers.InDns(balancer))
        {
            var way = new Trace();
            ByNode(way, from, balancer, node, port, client);
            ways.Add(way);
        }

        Alternatives.Append(trace, ways, "DNS gives the client one of the nodes.");
    }

    private void ByNode(
        Trace trace, NetworkInterface from, NetworkLoadBalancer balancer, NetworkInterface node, int port, PortSpan client)
    {
        var place = Place.Of(from);
        if (balancer.IsInternal == false)
        {
            _public.To(trace, from, Place.Somewhere(null), port, client, MissingRoute.Internet);
            place = Place.Somewhere(null);
            _inbound.To(trace, node, port, balancer.Identity, $"Make load balancer {balancer.Identity} an internet-facing one.");
        }
        else
        {
            _connection.Between(trace, from, node, port, client);
        }

        trace.Allow(balancer.Identity, HopKind.LoadBalancer,
            $"The node of load balancer {balancer.Identity} in subnet {_topology.SubnetOf(node).Identity.Name}, "
                + $"{Place.Of(node).Text}, takes the connection.");
        _balancers.FromNode(trace, balancer, node, place, port);
    }

    private static void Port(Trace trace, Database database, int port)
    {
        if (database.Port is null)
        {
            trace.Doubt(database.Identity, HopKind.Destination,
                $"The port of database {database.Identity} is not known.",
                ReasonCode.TargetPortRestriction);
        }
        else if (database.Port != port)
        {
            trace.Deny(database.Identity, HopKind.Destination,
                $"Database {database.Identity} listens on port {database.Port}, not on {port}.",
                ReasonCode.TargetPortRestriction, $"Connect to port {database.Port} of database {database.Identity}.");
        }
    }
}

/// <summary>What is found on the way to a host.</summary>
/// <param name="Trace">The hops, obstacles and changes.</param>
/// <param name="Answer">What the name resolves to; null for an address.</param>
/// <param name="Endpoint">The endpoint that the traffic passes, or will when the changes are made; null for none.</param>
internal sealed record HostTrace(Trace Trace, DnsAnswer? Answer, VpcEndpoint? Endpoint);
