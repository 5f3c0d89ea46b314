using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>
/// What an AWS service runs in subnets of a VPC, with network interfaces whose addresses the service draws: a function,
/// tasks, a cache, a file system and so on. It may stand in any of its subnets.
/// </summary>
public sealed record PlacedService
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>What it is.</summary>
    public required PlacedServiceKind Kind { get; init; }

    /// <summary>Its host names, in lower case.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The ports that it listens on; empty when none is known or the programs in it decide.</summary>
    public ImmutableArray<int> Ports { get; init; } = [];

    /// <summary>An interface in each subnet that it may stand in; empty when no subnet is known.</summary>
    public ImmutableArray<NetworkInterface> Interfaces { get; init; } = [];

    /// <summary>Whether <see cref="Interfaces"/> is complete.</summary>
    public bool SubnetsKnown { get; init; } = true;

    /// <summary>Whether it runs in a network of AWS's own and not in a VPC of the customer's.</summary>
    public bool IsOutsideVpcs { get; init; }

    /// <summary>Whether it has public addresses as well, which its names then have outside the VPC.</summary>
    public Truth IsPublic { get; init; } = Truth.False;

    /// <summary>
    /// The key of the role whose credentials the programs in it have; null when there is none or it is not known.
    /// </summary>
    public string? Role { get; init; }

    /// <summary>Whether the programs in it have a role.</summary>
    public Truth HasRole { get; init; } = Truth.Unknown;

    /// <summary>
    /// Whether the metadata service is on from which its programs get credentials; true where they need none.
    /// </summary>
    public Truth MetadataEnabled { get; init; } = Truth.True;

    /// <summary>Whether programs of the user's run in it, which open connections of their own.</summary>
    public bool OpensConnections => Kind is PlacedServiceKind.Function || HasAnyPort;

    /// <summary>Whether the programs in it decide which ports it listens on.</summary>
    public bool HasAnyPort =>
        Kind
            is PlacedServiceKind.ContainerService
                or PlacedServiceKind.NodeGroup
                or PlacedServiceKind.FargatePods
                or PlacedServiceKind.ScalingGroup;
}

/// <summary>The kinds of <see cref="PlacedService"/>.</summary>
public enum PlacedServiceKind
{
    /// <summary>A Lambda function.</summary>
    Function,

    /// <summary>An ECS service whose tasks have network interfaces of their own.</summary>
    ContainerService,

    /// <summary>A node group of an EKS cluster.</summary>
    NodeGroup,

    /// <summary>The pods that a Fargate profile of an EKS cluster runs.</summary>
    FargatePods,

    /// <summary>An Auto Scaling group.</summary>
    ScalingGroup,

    /// <summary>A cluster of databases: Aurora, DocumentDB, Neptune, or an instance of one.</summary>
    DatabaseCluster,

    /// <summary>An RDS proxy.</summary>
    DatabaseProxy,

    /// <summary>A cache of ElastiCache or MemoryDB.</summary>
    Cache,

    /// <summary>An OpenSearch domain.</summary>
    SearchDomain,

    /// <summary>An EFS file system, or one of its mount targets.</summary>
    FileSystem,

    /// <summary>An MSK cluster.</summary>
    KafkaCluster,

    /// <summary>A Redshift cluster.</summary>
    Warehouse,

    /// <summary>A broker of Amazon MQ.</summary>
    MessageBroker,
}
