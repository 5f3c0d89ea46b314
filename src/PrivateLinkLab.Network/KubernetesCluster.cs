using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>
/// An EKS cluster, as whoever asks its API sees it (Amazon EKS User Guide, "Cluster API server endpoint").
/// </summary>
public sealed record KubernetesCluster
{
    /// <summary>What it is called; its key is the name.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The API's host name in lower case; null when it is not known.</summary>
    public string? Host { get; init; }

    /// <summary>Whether the API has private addresses, which its name has in the VPC. The default is false.</summary>
    public Truth IsPrivate { get; init; } = Truth.False;

    /// <summary>Whether the API has public addresses. The default is true.</summary>
    public Truth IsPublic { get; init; } = Truth.True;

    /// <summary>The blocks whose addresses may ask the public API.</summary>
    public ImmutableArray<CidrBlock> PublicBlocks { get; init; } = [CidrBlock.AllIpv4];

    /// <summary>Whether <see cref="PublicBlocks"/> is complete.</summary>
    public bool PublicBlocksKnown { get; init; } = true;

    /// <summary>
    /// The API's network interfaces, one in each subnet that EKS may put one in; empty when none is known.
    /// </summary>
    public ImmutableArray<NetworkInterface> Interfaces { get; init; } = [];

    /// <summary>Whether <see cref="Interfaces"/> is complete.</summary>
    public bool SubnetsKnown { get; init; } = true;

    /// <summary>
    /// The key of the security group that EKS makes for the API and the nodes: its members may speak to each other.
    /// </summary>
    public required string ClusterGroup { get; init; }
}
