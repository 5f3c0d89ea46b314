using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>Traces from a network interface to a host by its name: what the name leads to, and the way there.</summary>
internal sealed class HostPath
{
    private readonly Topology _topology;
    private readonly EndpointPath _endpoints;
    private readonly Ipv6Path _ipv6;

    public HostPath(Topology topology)
    {
        _topology = topology;
        var connection = new Connection(topology);
        var toPublic = new PublicPath(topology, connection);
        var services = new ServiceAddresses(topology);
        Power = new(topology);
        _ipv6 = new(topology, connection);
        Inbound = new(topology, connection, Power, _ipv6);
        Balancers = new(topology, connection, Power);
        _endpoints = new(topology, connection, Balancers);
        Resolver = new(topology, Balancers, services);
        Databases = new(topology, connection, toPublic, Inbound);
        Destinations = new(
            topology, connection, Power, toPublic, Inbound, _endpoints, Databases,
            new LoadBalancerNodePath(topology, connection, toPublic, Inbound, Balancers), services);
    }

    public Resolver Resolver { get; }

    public InboundPath Inbound { get; }

    public LoadBalancerPath Balancers { get; }

    public DatabasePath Databases { get; }

    public DestinationPath Destinations { get; }

    public PowerCheck Power { get; }

    /// <summary>The interface with a public address; null when none of the graph has it.</summary>
    public NetworkInterface? AtPublic(string address) => _topology.AtPublic(address);

    /// <summary>Traces to a host, from the resolver's answer to the reply; where IPv4 is blocked, over IPv6.</summary>
    public HostTrace To(NetworkInterface from, string host, int port, PortSpan client)
    {
        var resolution = Resolver.Resolve(host, _topology.VpcOf(from));
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
        return new(trace, resolution.Answer, null) { IsIpv6 = true };
    }

    // Null for what has none for sure: an IPv4 address, and the services' names that are no dual-stack ones.
    private static bool? HasIpv6Address(string host, Destination? destination) => destination switch
    {
        Destination.Service => ServiceHostName.IsDualStack(host) ? true : null,
        Destination.Internet => Graph.Networking.Ipv4Address.TryParse(host, out _) ? null : false,
        null or Destination.Endpoint or Destination.Interface or Destination.Rds or Destination.Balancer or Destination.Exempt
            or Destination.Stranger or Destination.Nobody => null,
        _ => throw new System.Diagnostics.UnreachableException($"There is no destination {destination}."),
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
        Destinations.To(second, from, other, port, client);
        Alternatives.Append(trace, [way, second], "what is not known decides where the name leads.");
        return new(trace, resolution.Answer, endpoint);
    }

    private VpcEndpoint? Follow(
        Trace trace, NetworkInterface from, Resolution resolution, Destination destination, int port, PortSpan client)
    {
        if (resolution.Missed is not [var first, ..])
        {
            return Destinations.To(trace, from, destination, port, client);
        }

        // The name does not lead to the endpoint that is there. Where the public way works all the same, so be it.
        var attempt = new Trace();
        var used = Destinations.To(attempt, from, destination, port, client);
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
}

/// <summary>What is found on the way to a host.</summary>
/// <param name="Trace">The hops, obstacles and changes.</param>
/// <param name="Answer">What the name resolves to; null for an address.</param>
/// <param name="Endpoint">The endpoint that the traffic passes, or will when the changes are made; null for none.</param>
internal sealed record HostTrace(Trace Trace, DnsAnswer? Answer, VpcEndpoint? Endpoint)
{
    /// <summary>Whether the way is one over IPv6.</summary>
    public bool IsIpv6 { get; init; }
}
