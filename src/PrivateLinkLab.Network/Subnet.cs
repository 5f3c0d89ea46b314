using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>A subnet.</summary>
public sealed record Subnet
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The key of its VPC.</summary>
    public required string Vpc { get; init; }

    /// <summary>Its IPv4 block; null when there is none or it is not known.</summary>
    public CidrBlock? Block { get; init; }

    /// <summary>The Availability Zone's name, which differs between accounts; null when it is not known.</summary>
    public string? Zone { get; init; }

    /// <summary>The Availability Zone's id, which is the same in all accounts; null when it is not known.</summary>
    public string? ZoneId { get; init; }

    /// <summary>
    /// The key of its route table: the associated one, else the VPC's main one; null when it is not known.
    /// </summary>
    public string? RouteTable { get; init; }

    /// <summary>Whether the subnet has no association and so uses the VPC's main route table.</summary>
    public bool UsesMainRouteTable { get; init; }

    /// <summary>
    /// The key of its network ACL: the associated one, else the VPC's default one; null when it is not known.
    /// </summary>
    public string? NetworkAcl { get; init; }

    /// <summary>Whether instances get a public address at launch unless they say otherwise.</summary>
    public Truth MapsPublicAddress { get; init; } = Truth.False;

    /// <summary>Whether it has an IPv6 block.</summary>
    public Truth HasIpv6 { get; init; } = Truth.False;

    /// <summary>Whether interfaces get an IPv6 address at creation unless they say otherwise.</summary>
    public Truth AssignsIpv6Address { get; init; } = Truth.False;
}
