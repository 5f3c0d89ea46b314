using System.Collections.Immutable;

namespace PrivateLinkLab.Network;

/// <summary>A table, secret, parameter or topic: something of an AWS service that actions are about.</summary>
public sealed record ServiceResource
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The prefix of its service's actions, such as <c>dynamodb</c>.</summary>
    public required string Service { get; init; }

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
