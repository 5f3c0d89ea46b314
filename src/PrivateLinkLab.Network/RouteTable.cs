using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;

namespace PrivateLinkLab.Network;

/// <summary>A route table. The local route of each of the VPC's blocks is not listed: every table has it.</summary>
public sealed record RouteTable
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The key of its VPC.</summary>
    public required string Vpc { get; init; }

    /// <summary>The routes, inline and standalone, and those that gateway endpoints add.</summary>
    public ImmutableArray<Route> Routes { get; init; } = [];

    /// <summary>False for a table that the graph refers to but does not have: it may have other routes.</summary>
    public bool RoutesKnown { get; init; } = true;
}

/// <summary>A route.</summary>
public sealed record Route
{
    /// <summary>The resource that adds it: the table itself, a route resource or a gateway endpoint.</summary>
    public required Identity DeclaredBy { get; init; }

    /// <summary>The block it is for; null when it is for another kind of destination or not known.</summary>
    public CidrBlock? Block { get; init; }

    /// <summary>The key of the prefix list it is for; null when it is for another kind of destination.</summary>
    public string? PrefixList { get; init; }

    /// <summary>Whether it is for IPv6 destinations.</summary>
    public bool IsIpv6 { get; init; }

    /// <summary>Whether it came from a gateway by propagation; static routes are preferred to it.</summary>
    public bool Propagated { get; init; }

    /// <summary>Whether AWS has noted that its target is gone: packets that take it are dropped.</summary>
    public bool IsBlackhole { get; init; }

    /// <summary>What it leads to.</summary>
    public required RouteTarget Target { get; init; }

    /// <summary>The destination as sentences have it.</summary>
    public string Destination =>
        Block?.ToString() ?? PrefixList ?? (IsIpv6 ? "an IPv6 destination" : "a destination that is not known yet");
}

/// <summary>What a route leads to.</summary>
/// <param name="Kind">The kind of target.</param>
/// <param name="Key">The target's key; null when it is not known.</param>
public sealed record RouteTarget(RouteTargetKind Kind, string? Key);

/// <summary>The kinds of route targets.</summary>
public enum RouteTargetKind
{
    /// <summary>The VPC itself.</summary>
    Local,

    /// <summary>An Internet gateway.</summary>
    InternetGateway,

    /// <summary>An egress-only Internet gateway, for IPv6.</summary>
    EgressOnlyGateway,

    /// <summary>A NAT gateway.</summary>
    NatGateway,

    /// <summary>A network interface, of an instance that forwards traffic.</summary>
    NetworkInterface,

    /// <summary>A VPC peering connection.</summary>
    Peering,

    /// <summary>A gateway endpoint.</summary>
    GatewayEndpoint,

    /// <summary>
    /// Something that the analysis follows only where the model has what its key names, as with a transit gateway, or
    /// not at all: a VPN gateway, a Gateway Load Balancer endpoint.
    /// </summary>
    NotModelled,

    /// <summary>Not known yet.</summary>
    Unknown,
}
