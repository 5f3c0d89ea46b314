using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>A transit gateway, which joins the VPCs that are attached to it.</summary>
public sealed record TransitGateway
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>
    /// Whether public names of one attached VPC resolve to private addresses in another (dnsSupport, on by default).
    /// </summary>
    public Truth DnsSupport { get; init; } = Truth.True;

    /// <summary>
    /// Whether security groups may refer to groups of other attached VPCs (securityGroupReferencingSupport, off by
    /// default).
    /// </summary>
    public Truth ReferencesGroups { get; init; } = Truth.False;
}

/// <summary>The attachment of a VPC to a transit gateway.</summary>
public sealed record TransitGatewayAttachment
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The key of the transit gateway.</summary>
    public required string Gateway { get; init; }

    /// <summary>The key of the VPC.</summary>
    public required string Vpc { get; init; }

    /// <summary>The keys of the subnets with an interface of the transit gateway, at most one in each zone.</summary>
    public ImmutableArray<string> Subnets { get; init; } = [];

    /// <summary>Whether <see cref="Subnets"/> is complete.</summary>
    public bool SubnetsKnown { get; init; } = true;

    /// <summary>
    /// The key of the transit gateway's route table for what comes from the VPC; null when none is associated or it is
    /// not known.
    /// </summary>
    public string? RouteTable { get; init; }

    /// <summary>Whether it is known which route table is associated.</summary>
    public bool RouteTableKnown { get; init; } = true;

    /// <summary>Whether the transit gateway's owner has accepted it.</summary>
    public Truth Accepted { get; init; } = Truth.True;

    /// <summary>Whether the VPC takes part in the transit gateway's <see cref="TransitGateway.DnsSupport"/>.</summary>
    public Truth DnsSupport { get; init; } = Truth.True;

    /// <summary>
    /// Whether the VPC takes part in the transit gateway's <see cref="TransitGateway.ReferencesGroups"/>.
    /// </summary>
    public Truth ReferencesGroups { get; init; } = Truth.True;
}

/// <summary>A route table of a transit gateway.</summary>
public sealed record TransitGatewayRouteTable
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The routes, static and propagated.</summary>
    public ImmutableArray<TransitGatewayRoute> Routes { get; init; } = [];

    /// <summary>Whether <see cref="Routes"/> is complete: what VPNs propagate is not in the graph.</summary>
    public bool RoutesKnown { get; init; } = true;
}

/// <summary>A route of a transit gateway.</summary>
/// <param name="DeclaredBy">The resource that adds it: a route, or the attachment that propagates it.</param>
/// <param name="Block">The destination; null when it is not known.</param>
/// <param name="Attachment">The key of the attachment that it leads to; null for a blackhole, and when it is not
/// known.</param>
/// <param name="IsBlackhole">Whether what it is for is dropped.</param>
/// <param name="Propagated">Whether it is propagated; static routes are preferred to it.</param>
public sealed record TransitGatewayRoute(
    Identity DeclaredBy,
    CidrBlock? Block,
    string? Attachment,
    bool IsBlackhole,
    bool Propagated
);
