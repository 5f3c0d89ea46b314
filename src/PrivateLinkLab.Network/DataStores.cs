using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>An RDS database instance. RDS chooses its address in any subnet of its subnet group.</summary>
public sealed record Database
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The host name; null when it is not known.</summary>
    public string? Address { get; init; }

    /// <summary>The identifier; null when it is not known.</summary>
    public string? Identifier { get; init; }

    /// <summary>The port; null when it is not known.</summary>
    public int? Port { get; init; }

    /// <summary>Whether it has a public address as well.</summary>
    public Truth IsPublic { get; init; } = Truth.False;

    /// <summary>An interface in each subnet that RDS may choose.</summary>
    public ImmutableArray<NetworkInterface> Interfaces { get; init; } = [];

    /// <summary>The subnet group; null when it is none of the graph's.</summary>
    public Identity? SubnetGroup { get; init; }

    /// <summary>Whether it runs.</summary>
    public PowerState Power { get; init; } = PowerState.On;
}

/// <summary>An SQS queue.</summary>
public sealed record Queue
{
    /// <summary>What it is called; its key is the URL.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The owner.</summary>
    public Owner Owner { get; init; }

    /// <summary>The ARN; null when it is not known.</summary>
    public string? Arn { get; init; }

    /// <summary>The queue's name; null when it is not known.</summary>
    public string? Name { get; init; }

    /// <summary>The policies: its own and that of a standalone policy resource.</summary>
    public ImmutableArray<PolicyText> Policies { get; init; } = [];

    /// <summary>The key that encrypts it; null for one that asks nothing of callers.</summary>
    public Encryption? Encryption { get; init; }
}

/// <summary>An S3 bucket.</summary>
public sealed record Bucket
{
    /// <summary>What it is called; its key is the bucket's name.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The owner.</summary>
    public Owner Owner { get; init; }

    /// <summary>The ARN; null when it is not known.</summary>
    public string? Arn { get; init; }

    /// <summary>The region; null when it is not known.</summary>
    public string? Region { get; init; }

    /// <summary>The policies: its own and that of a standalone policy resource.</summary>
    public ImmutableArray<PolicyText> Policies { get; init; } = [];

    /// <summary>The key that encrypts it; null for one that asks nothing of callers.</summary>
    public Encryption? Encryption { get; init; }
}
