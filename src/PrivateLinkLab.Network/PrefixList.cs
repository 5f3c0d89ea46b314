using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;

namespace PrivateLinkLab.Network;

/// <summary>A prefix list.</summary>
public sealed record PrefixList
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>
    /// The AWS service whose addresses it has, for example <c>s3</c>; null for a customer's own list.
    /// </summary>
    public string? Service { get; init; }

    /// <summary>
    /// The region whose addresses they are; null for a customer's own list and where it is not known.
    /// </summary>
    public string? Region { get; init; }

    /// <summary>The IPv4 blocks.</summary>
    public ImmutableArray<CidrBlock> Blocks { get; init; } = [];

    /// <summary>Whether <see cref="Blocks"/> is complete.</summary>
    public bool BlocksKnown { get; init; } = true;
}
