using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>An Internet gateway.</summary>
/// <param name="Identity">The resource's identity.</param>
/// <param name="Vpc">The key of the VPC that it is attached to; null when it is not attached.</param>
/// <param name="EgressOnly">Whether it is an egress-only one, which serves IPv6 only.</param>
public sealed record InternetGateway(Identity Identity, string? Vpc, bool EgressOnly)
{
    /// <summary>The key of the route table for what comes in through it; null when it has none.</summary>
    public string? RouteTable { get; init; }
}

/// <summary>A NAT gateway.</summary>
public sealed record NatGateway
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The key of the subnet that it is in; null when it is not known.</summary>
    public string? Subnet { get; init; }

    /// <summary>
    /// The key of its VPC for a regional one, which is in no subnet (Amazon VPC User Guide, "Regional NAT gateways for
    /// automatic multi-AZ expansion"); null for a zonal one.
    /// </summary>
    public string? RegionalIn { get; init; }

    /// <summary>
    /// The key of the route table that AWS makes for a regional one; null for a zonal one or when it is not known.
    /// </summary>
    public string? RouteTable { get; init; }

    /// <summary>
    /// The Availability Zones, by name or id, that a regional one serves by the program's choice; empty when AWS
    /// chooses.
    /// </summary>
    public ImmutableArray<string> Zones { get; init; } = [];

    /// <summary>Whether it is a public one, which needs an Elastic IP. The default is true.</summary>
    public Truth IsPublic { get; init; } = Truth.True;

    /// <summary>Whether it has an Elastic IP.</summary>
    public Truth HasElasticIp { get; init; } = Truth.Unknown;

    /// <summary>Its public address, of several the primary one; null when it has none or it is not known.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Whether it has no other public address than <see cref="PublicAddress"/>.</summary>
    public bool HasOnePublicAddress { get; init; } = true;

    /// <summary>Its address in the subnet: the address itself, or the subnet's block while it is not known.</summary>
    public CidrBlock? Address { get; init; }
}

/// <summary>A VPC peering connection.</summary>
public sealed record Peering
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The key of the VPC that asked for it; null when it is not known.</summary>
    public string? Requester { get; init; }

    /// <summary>The key of the VPC that it was asked of; null when it is not known.</summary>
    public string? Accepter { get; init; }

    /// <summary>Whether it is accepted.</summary>
    public Truth Active { get; init; } = Truth.Unknown;

    /// <summary>Whether the two VPCs are in one region: only then may security groups refer to each other's.</summary>
    public bool SameRegion { get; init; } = true;

    /// <summary>
    /// The keys of those of the two VPCs whose public names resolve to private addresses on the other side
    /// (allowRemoteVpcDnsResolution, off by default).
    /// </summary>
    public ImmutableArray<string> PrivateNamesOf { get; init; } = [];

    /// <summary>The VPC on the other side; null when this VPC is none of the two or the other is not known.</summary>
    public string? OtherSide(string vpc) =>
        vpc == Requester ? Accepter
        : vpc == Accepter ? Requester
        : null;
}
