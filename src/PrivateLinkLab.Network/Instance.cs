using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>An EC2 instance.</summary>
public sealed record Instance
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>
    /// The keys of its network interfaces, the primary one first; empty when its subnet is not known.
    /// </summary>
    public ImmutableArray<string> Interfaces { get; init; } = [];

    /// <summary>The key of its subnet, which the graph may not have; null when it is not known.</summary>
    public string? Subnet { get; init; }

    /// <summary>The ARN; null when it is not known.</summary>
    public string? Arn { get; init; }

    /// <summary>The name of its instance profile; null when it has none or it is not known.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether it has an instance profile.</summary>
    public Truth HasProfile { get; init; } = Truth.Unknown;

    /// <summary>Whether the metadata service is on.</summary>
    public Truth MetadataEnabled { get; init; } = Truth.True;

    /// <summary>Whether the metadata service requires session tokens (IMDSv2).</summary>
    public Truth MetadataTokensRequired { get; init; } = Truth.Unknown;

    /// <summary>The user data's text; null when there is none or it is not known.</summary>
    public string? UserData { get; init; }

    /// <summary>Whether it runs Windows, whose clients use other ephemeral ports.</summary>
    public bool IsWindows { get; init; }

    /// <summary>Whether it runs.</summary>
    public PowerState Power { get; init; } = PowerState.On;
}
