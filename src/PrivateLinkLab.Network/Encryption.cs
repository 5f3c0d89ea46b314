using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>
/// The KMS key that encrypts what a resource keeps, where it matters who the caller is. A service's own keys ask
/// nothing of the caller.
/// </summary>
/// <param name="Named">The key as the resource names it: an id, an ARN or an alias; null when that is not
/// known.</param>
/// <param name="Key">The key of <see cref="NetworkModel.Keys"/>; null when the graph does not have it.</param>
public sealed record Encryption(string? Named, string? Key)
{
    /// <summary>
    /// Whether it is an AWS managed key, such as <c>aws/sqs</c>, which lets in every caller of its account that the
    /// service lets in, and nobody else (AWS KMS developer guide, "AWS KMS keys").
    /// </summary>
    public bool IsAwsManaged { get; init; }

    /// <summary>The AWS managed key of a service.</summary>
    /// <param name="service">The service, as the alias has it, such as <c>sqs</c>.</param>
    public static Encryption AwsManaged(string service) => new($"aws/{service}", null) { IsAwsManaged = true };
}

/// <summary>A KMS key of a customer.</summary>
public sealed record EncryptionKey
{
    /// <summary>What it is called; its key is the key's id.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The owner.</summary>
    public Owner Owner { get; init; }

    /// <summary>The ARN; null when it is not known.</summary>
    public string? Arn { get; init; }

    /// <summary>Whether it may be used; a disabled key encrypts and decrypts nothing.</summary>
    public Truth Enabled { get; init; } = Truth.True;

    /// <summary>The key policy; empty for the default one, which lets the account's identity policies decide.</summary>
    public ImmutableArray<PolicyText> Policies { get; init; } = [];

    /// <summary>
    /// The ARNs of the principals that grants in the graph let use the key; null for a principal that is not known.
    /// </summary>
    public ImmutableArray<string?> Grantees { get; init; } = [];
}
