using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>Traces from a network interface to a host by its name: what the name leads to, and the way there.</summary>
internal sealed class ToHost
{
    private readonly Topology _topology;
    private readonly InterfaceEndpointHop _endpoints;
    private readonly OverIpv6 _overIpv6;
    private readonly DnsServersHop _dnsServers;

    public ToHost(Topology topology)
    {
        _topology = topology;
        var connection = new BetweenInterfaces(topology);
        var gateways = new InternetGatewayHop(topology, connection);
        var toPublic = new ToPublicAddress(topology, connection, gateways);
        var services = new ServiceAddresses(topology);
        Power = new(topology);
        _overIpv6 = new(topology, connection);
        FromInternet = new(topology, connection, Power, gateways, _overIpv6);
        var nodes = new BalancerNodeHop(topology, connection, toPublic, FromInternet);
        Applications = new(topology, connection, Power, nodes);
        Balancers = new(topology, connection, Power, nodes, Applications);
        _endpoints = new(topology, connection, new EndpointServiceHop(topology, connection, Balancers));
        Resolver = new(topology, services, Balancers.InDns);
        Databases = new(topology, connection, toPublic, FromInternet);
        Services = new(topology, connection, FromInternet);
        Destinations = new(
            topology,
            connection,
            Power,
            toPublic,
            FromInternet,
            _endpoints,
            Databases,
            Services,
            Balancers,
            Applications,
            new(topology, connection, toPublic),
            services
        );
        _dnsServers = new(topology, Resolver, Destinations);
    }

    public Resolver Resolver { get; }

    public FromInternet FromInternet { get; }

    public NetworkLoadBalancerHop Balancers { get; }

    public ApplicationLoadBalancerHop Applications { get; }

    public DatabaseHop Databases { get; }

    public PlacedServiceHop Services { get; }

    public ToDestination Destinations { get; }

    public HostPower Power { get; }

    /// <summary>The interface with a public address; null when none of the graph has it.</summary>
    public NetworkInterface? AtPublic(string address) => _topology.AtPublic(address);

    /// <summary>Traces to a host, from the resolver's answer to the reply; where IPv4 is blocked, over IPv6.</summary>
    public HostTrace To(NetworkInterface from, string host, Flow flow)
    {
        var found = Find(from, host, flow);
        found.Trace.End();
        return found;
    }

    private HostTrace Find(NetworkInterface from, string host, Flow flow)
    {
        if (!IpAddress.TryParseIpv4(host, out _) && _dnsServers.Stopped(from, host, ClientPorts(flow)) is { } stopped)
        {
            return new(stopped, new(host, [], DnsZone.Private), null);
        }

        var resolution = Resolver.Resolve(host, _topology.VpcOf(from));
        var overIpv4 = OverIpv4(from, resolution, flow);
        if (
            overIpv4.Trace.Verdict != Verdict.Blocked
            || _overIpv6.ToInternet(from, host, flow, HasIpv6Address(host, resolution.Destination)) is not { } overIpv6
        )
        {
            return overIpv4;
        }

        var trace = new Trace();
        trace.Append(resolution.Trace);
        trace.Append(overIpv6);
        trace.Add(new BlockedOverIpv4(overIpv4.Trace.Cause!));
        return new(trace, resolution.Answer, null) { IsIpv6 = true };
    }

    // A protocol without ports asks for names by one that has some.
    private static PortSpan ClientPorts(Flow flow) => flow.Protocol.HasPorts ? flow.SourcePorts : PortSpan.Linux;

    // An IPv4 address has none, and of the services' names only the dual-stack ones have.
    private static Truth HasIpv6Address(string host, Destination? destination) =>
        destination switch
        {
            Destination.Service => TruthLogic.Of(ServiceHostName.IsDualStack(host)),
            Destination.Internet internet => IpAddress.TryParseIpv4(internet.Host, out _) ? Truth.False : Truth.Unknown,
            Destination.Endpoint
            or Destination.Interface
            or Destination.Rds
            or Destination.Placed
            or Destination.Balancer
            or Destination.Application
            or Destination.PublicNode
            or Destination.Kubernetes
            or Destination.Idle
            or Destination.Unplaced
            or Destination.Exempt
            or Destination.OutsideGraph
            or Destination.Mentioned
            or Destination.Several
            or Destination.UnusedAddress
            or null => Truth.False,
            _ => throw new UnreachableException($"Nobody knows the address families of the destination {destination}."),
        };

    private HostTrace OverIpv4(NetworkInterface from, Resolution resolution, Flow flow)
    {
        var trace = new Trace();
        trace.Append(resolution.Trace);
        if (resolution.Destination is not { } destination)
        {
            return new(trace, resolution.Answer, null);
        }

        if (resolution.IsCertain)
        {
            return new(trace, resolution.Answer, Follow(trace, from, resolution, destination, flow));
        }

        var way = new Trace();
        var endpoint = Follow(way, from, resolution, destination, flow);
        if (resolution.Other is not { } other)
        {
            trace.ForkUncertain(way);
            return new(trace, resolution.Answer, endpoint);
        }

        var second = new Trace();
        Destinations.To(second, from, other, flow);
        trace.Fork([way, second], Picker.NotKnown);
        return new(trace, resolution.Answer, endpoint);
    }

    private VpcEndpoint? Follow(
        Trace trace,
        NetworkInterface from,
        Resolution resolution,
        Destination destination,
        Flow flow
    )
    {
        if (resolution.Missed is not [var first, ..])
        {
            return Destinations.To(trace, from, destination, flow);
        }

        // The name does not lead to the endpoint that is there. Where the public way works all the same, so be it.
        var attempt = new Trace();
        var used = Destinations.To(attempt, from, destination, flow);
        if (attempt.Verdict != Verdict.Blocked)
        {
            trace.Append(attempt);
            return used;
        }

        trace.AppendSteps(attempt);
        foreach (var missed in resolution.Missed)
        {
            trace.Stop(missed.Endpoint.Identity, missed.Reason, missed.Detail, missed.Change);
        }

        var intended = new Trace();
        _endpoints.To(intended, from, first.Endpoint, first.Endpoint.Interfaces, flow);
        trace.AppendChanges(intended);
        return first.Endpoint;
    }
}

/// <summary>What is found on the way to a host.</summary>
/// <param name="Trace">The hops, obstacles and changes.</param>
/// <param name="Answer">What the name resolves to; null for an address.</param>
/// <param name="Endpoint">The endpoint that the traffic passes, or will when the changes are made; null for
/// none.</param>
internal sealed record HostTrace(Trace Trace, DnsAnswer? Answer, VpcEndpoint? Endpoint)
{
    /// <summary>Whether the way is one over IPv6.</summary>
    public bool IsIpv6 { get; init; }
}
