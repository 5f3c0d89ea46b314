using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>A Network Load Balancer.</summary>
public sealed record NetworkLoadBalancer
{
    /// <summary>What it is called; its key is the ARN.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The DNS name; null when it is not known.</summary>
    public string? DnsName { get; init; }

    /// <summary>Whether it has private addresses only.</summary>
    public Truth IsInternal { get; init; } = Truth.Unknown;

    /// <summary>Its nodes' network interfaces, one in each subnet.</summary>
    public ImmutableArray<NetworkInterface> Nodes { get; init; } = [];

    /// <summary>Whether <see cref="Nodes"/> is complete.</summary>
    public bool NodesKnown { get; init; } = true;

    /// <summary>Whether a node may send to targets of other zones. The default is false.</summary>
    public Truth CrossZone { get; init; } = Truth.False;

    /// <summary>
    /// Whether its security groups' inbound rules apply to traffic from PrivateLink. The default is true.
    /// </summary>
    public Truth FiltersPrivateLink { get; init; } = Truth.True;

    /// <summary>Its listeners.</summary>
    public ImmutableArray<Listener> Listeners { get; init; } = [];
}

/// <summary>A load balancer's listener.</summary>
/// <param name="Identity">The resource's identity.</param>
/// <param name="Port">The port; null when it is not known.</param>
/// <param name="Protocol">The protocol as AWS writes it, for example <c>TCP</c>; null when it is not known.</param>
/// <param name="TargetGroups">The keys of the target groups that it spreads connections over; empty when it has none or
/// they are not known.</param>
public sealed record Listener(Identity Identity, int? Port, string? Protocol, ImmutableArray<string> TargetGroups)
{
    /// <summary>Whether it takes packets of a transport protocol, given by number.</summary>
    public Truth Takes(int protocol) => BalancedProtocol.Carries(Protocol, protocol);
}

/// <summary>
/// What the protocols of listeners and target groups stand for (Elastic Load Balancing, "Listeners for your Network
/// Load Balancers"): QUIC is UDP, and of those with two names either is taken.
/// </summary>
internal static class BalancedProtocol
{
    public static Truth Carries(string? protocol, int transport) =>
        (protocol?.ToUpperInvariant(), transport) switch
        {
            ("TCP" or "TLS" or "TCP_UDP" or "TCP_QUIC" or "HTTP" or "HTTPS", Transport.Tcp) => Truth.True,
            ("UDP" or "QUIC" or "TCP_UDP" or "TCP_QUIC", Transport.Udp) => Truth.True,
            ("TCP" or "TLS" or "HTTP" or "HTTPS" or "UDP" or "QUIC" or "TCP_UDP" or "TCP_QUIC", _) => Truth.False,
            _ => Truth.Unknown,
        };
}

/// <summary>A target group.</summary>
public sealed record TargetGroup
{
    /// <summary>What it is called; its key is the ARN.</summary>
    public required Identity Identity { get; init; }

    /// <summary>
    /// What its targets are: <c>instance</c>, <c>ip</c>, <c>alb</c> or <c>lambda</c>; null when it is not known.
    /// </summary>
    public string? TargetType { get; init; } = "instance";

    /// <summary>The protocol as AWS writes it; null when it is not known.</summary>
    public string? Protocol { get; init; }

    /// <summary>The port of targets that do not say another; null when it is not known.</summary>
    public int? Port { get; init; }

    /// <summary>Whether targets see the client's address.</summary>
    public Truth PreservesClientAddress { get; init; } = Truth.Unknown;

    /// <summary>
    /// Whether a node may send to targets of other zones; null when the load balancer's setting counts.
    /// </summary>
    public bool? CrossZone { get; init; }

    /// <summary>The port of health checks; null for the port of the traffic.</summary>
    public int? HealthCheckPort { get; init; }

    /// <summary>The targets.</summary>
    public ImmutableArray<Target> Targets { get; init; } = [];

    /// <summary>Whether its targets can take packets of a transport protocol, given by number.</summary>
    public Truth Takes(int protocol) => BalancedProtocol.Carries(Protocol, protocol);
}

/// <summary>A target of a target group.</summary>
/// <param name="Identity">The attachment's identity.</param>
/// <param name="Interface">The key of the network interface that it stands for; null when there is none in the
/// graph.</param>
/// <param name="Id">The target's id or address as written; null when it is not known.</param>
/// <param name="Port">The port; null when it is not known.</param>
public sealed record Target(Identity Identity, string? Interface, string? Id, int? Port)
{
    /// <summary>The function that is invoked; null for a target with a network interface.</summary>
    public Identity? Function { get; init; }
}
