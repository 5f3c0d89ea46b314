using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Selection;

/// <summary>The kinds of places that a connection can begin or end at.</summary>
public enum PlaceKind
{
    /// <summary>Hosts on the internet: those of a block, or all that no rule of the network names.</summary>
    Internet,

    /// <summary>A person's computer whose way begins with a Session Manager session of an instance.</summary>
    Computer,

    /// <summary>An EC2 instance.</summary>
    Instance,

    /// <summary>A network interface of its own.</summary>
    NetworkInterface,

    /// <summary>Any other host that somebody may put into a subnet.</summary>
    Subnet,

    /// <summary>What an AWS service runs in subnets: a function, tasks, a cache, a file system and so on.</summary>
    PlacedService,

    /// <summary>An interface endpoint.</summary>
    Endpoint,

    /// <summary>A load balancer.</summary>
    LoadBalancer,

    /// <summary>A database.</summary>
    Database,

    /// <summary>The API of an EKS cluster.</summary>
    Cluster,

    /// <summary>A queue, bucket, table, secret, parameter or topic, by its service's host name.</summary>
    ServiceResource,
}

/// <summary>Somewhere that a connection begins or ends.</summary>
public sealed record NetworkPlace
{
    /// <summary>What it is.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>What it is called.</summary>
    public required Identity Identity { get; init; }

    /// <summary>
    /// The name that no other place of the network has: the logical name, with the id where several have it.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The resource's type, such as <c>aws:ec2/instance:Instance</c>; empty for what is no resource.</summary>
    public string Type { get; init; } = "";

    /// <summary>The network interfaces; of a place that AWS chooses, one in each subnet that it may be in.</summary>
    public ImmutableArray<NetworkInterface> Interfaces { get; init; } = [];

    /// <summary>The block of public addresses; null for other places, and for the rest of the internet.</summary>
    public CidrBlock? Block { get; init; }

    /// <summary>
    /// A public address that stands for all of the place's; null for what is no part of the internet.
    /// </summary>
    internal string? Representative { get; init; }

    /// <summary>Whether connections begin there.</summary>
    public bool OpensConnections { get; init; }

    /// <summary>Whether connections can end there.</summary>
    public bool TakesConnections { get; init; } = true;

    /// <summary>The port that it is asked on when nobody names one; null when it has none, or several.</summary>
    public int? UsualPort { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
