using System.Collections.Immutable;

namespace PrivateLinkLab.Amazon.Types;

/// <summary>A type of resource, as Pulumi and Terraform know it. Where a text is wanted, it is the token.</summary>
public sealed class ResourceType
{
    /// <summary>Describes a type.</summary>
    /// <param name="token">Pulumi's token.</param>
    /// <param name="terraform">Terraform's name.</param>
    /// <param name="replacedBy">The inputs that cannot be changed in place, between white space.</param>
    /// <param name="aliases">Other tokens of the same type.</param>
    public ResourceType(string token, string terraform, string replacedBy = "", params string[] aliases)
    {
        Token = token;
        Terraform = terraform;
        ReplacedBy = replacedBy;
        Tokens = [token, .. aliases];
    }

    /// <summary>Pulumi's token, such as aws:ec2/vpc:Vpc.</summary>
    public string Token { get; }

    /// <summary>
    /// The token, and others that resources of the type may have: aws:s3/bucketV2:BucketV2 is a Bucket.
    /// </summary>
    public ImmutableArray<string> Tokens { get; }

    /// <summary>Terraform's name, such as aws_vpc.</summary>
    public string Terraform { get; }

    /// <summary>
    /// The inputs that the provider cannot change in place, so that another value replaces the resource, between white
    /// space: <c>a</c> or, inside it, <c>a.b</c>; <c>a[0]</c> only the first of a list; <c>a?b</c> only while the input
    /// b is true; <c>a!</c> only when it comes or goes.
    /// </summary>
    public string ReplacedBy { get; }

    /// <summary>
    /// Whether resources of the type are only understood where a stack has them: they are neither simulated nor
    /// exported. False when not set.
    /// </summary>
    public bool IsOnlyRead { get; init; }

    /// <summary>
    /// Whether only programs of other people create resources of the type: they are simulated and exported, and the
    /// embedded SDK has no class for them. False when not set.
    /// </summary>
    public bool IsOnlySimulated { get; init; }

    /// <summary>Whether a token is of this type.</summary>
    public bool Is(string token) => Tokens.Contains(token);

    /// <summary>Gives the token.</summary>
    public static implicit operator string(ResourceType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Token;
    }

    /// <summary>Gives the token.</summary>
    public override string ToString() => Token;
}
