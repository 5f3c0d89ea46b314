using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>A policy document and the resource that has it.</summary>
/// <param name="DeclaredBy">The resource that has it.</param>
/// <param name="Json">The document; null when it is not known.</param>
public sealed record PolicyText(Identity DeclaredBy, string? Json)
{
    /// <summary>
    /// The names of the resources whose values, not known yet, the document is made of; empty when the graph does not
    /// tell, or the document is known.
    /// </summary>
    public ImmutableArray<string> MadeFrom { get; init; } = [];
}

/// <summary>An IAM role.</summary>
public sealed record Role
{
    /// <summary>What it is called; its key is the role's name.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The owner.</summary>
    public Owner Owner { get; init; }

    /// <summary>The ARN; null when it is not known.</summary>
    public string? Arn { get; init; }

    /// <summary>The tags, which conditions see as <c>aws:PrincipalTag</c>; null when they are not known.</summary>
    public ImmutableDictionary<string, string>? Tags { get; init; }

    /// <summary>The policies that the graph has: inline ones, and managed ones that are attached.</summary>
    public ImmutableArray<PolicyText> Policies { get; init; } = [];

    /// <summary>The ARNs of attached managed policies that the graph does not have, as AWS's own.</summary>
    public ImmutableArray<string> ManagedPolicyArns { get; init; } = [];

    /// <summary>The permissions boundary; null when there is none, or the graph does not have it.</summary>
    public PolicyText? Boundary { get; init; }

    /// <summary>
    /// The ARN of a permissions boundary that the graph does not have, as AWS's own; null when there is none.
    /// </summary>
    public string? BoundaryArn { get; init; }

    /// <summary>The trust policy; null when there is none.</summary>
    public PolicyText? Trust { get; init; }

    /// <summary>Whether every attachment is known.</summary>
    public bool PoliciesKnown { get; init; } = true;
}

/// <summary>An instance profile.</summary>
/// <param name="Identity">What it is called; its key is the profile's name.</param>
/// <param name="Role">The key of its role; null when it has none or it is not known.</param>
/// <param name="HasRole">Whether it has a role.</param>
public sealed record InstanceProfile(Identity Identity, string? Role, Truth HasRole);
