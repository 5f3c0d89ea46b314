using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>A VPC. Keys in its properties lead to the records of <see cref="NetworkModel"/>.</summary>
public sealed record Vpc
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>False for a VPC that the graph refers to but does not have: then nothing about it is known.</summary>
    public bool InGraph { get; init; } = true;

    /// <summary>
    /// Whether it is a region's default VPC, which AWS makes with an Internet gateway and a route to it that are no
    /// resources of the graph (Amazon VPC User Guide, "Default VPCs").
    /// </summary>
    public bool IsDefault { get; init; }

    /// <summary>The region; null when it is not known.</summary>
    public string? Region { get; init; }

    /// <summary>The owner's account; null when it is not known.</summary>
    public string? Account { get; init; }

    /// <summary>The IPv4 blocks, the primary one first.</summary>
    public ImmutableArray<CidrBlock> Blocks { get; init; } = [];

    /// <summary>Whether <see cref="Blocks"/> is complete; false when a block is not known yet.</summary>
    public bool BlocksKnown { get; init; } = true;

    /// <summary>The IPv6 blocks.</summary>
    public ImmutableArray<CidrBlock> Ipv6Blocks { get; init; } = [];

    /// <summary>Whether <see cref="Ipv6Blocks"/> is complete; false when a block is not known yet.</summary>
    public bool Ipv6BlocksKnown { get; init; } = true;

    /// <summary>Whether the VPC's resolver answers. AWS's default is true.</summary>
    public Truth DnsSupport { get; init; } = Truth.True;

    /// <summary>Whether the VPC has DNS host names. AWS's default is false.</summary>
    public Truth DnsHostnames { get; init; } = Truth.False;

    /// <summary>Whether the VPC uses Amazon's resolver; false when its DHCP options name other servers.</summary>
    public Truth AmazonDns { get; init; } = Truth.True;

    /// <summary>
    /// The addresses of the DNS servers that its DHCP options name, in dotted form; empty for Amazon's resolver, and
    /// when they are not all known.
    /// </summary>
    public ImmutableArray<string> DnsServers { get; init; } = [];

    /// <summary>The key of the main route table.</summary>
    public required string MainRouteTable { get; init; }

    /// <summary>The key of the default security group.</summary>
    public required string DefaultSecurityGroup { get; init; }

    /// <summary>The key of the default network ACL.</summary>
    public required string DefaultNetworkAcl { get; init; }
}
