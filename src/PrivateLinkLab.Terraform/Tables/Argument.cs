namespace PrivateLinkLab.Terraform.Tables;

/// <summary>An argument, attribute or block of the provider.</summary>
/// <param name="Terraform">The provider's name.</param>
/// <param name="Pulumi">Pulumi's name.</param>
/// <param name="Shape">What it holds.</param>
internal sealed record Argument(string Terraform, string Pulumi, ArgumentShape Shape)
{
    /// <summary>Whether the provider gives it out and does not take it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether a resource without it is not valid.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether Pulumi's package does not have it any more.</summary>
    public bool IsOnlyTerraforms { get; init; }

    /// <summary>Whether there can be one at most.</summary>
    public bool IsOne { get; init; }

    /// <summary>
    /// Whether Pulumi has the block itself where the provider has a list with one at most. Those of a DNS record stay
    /// lists, with a name of their own.
    /// </summary>
    public bool IsFlattened { get; init; }

    /// <summary>
    /// Whether it is an attribute that only looks like a block: there JSON has to name every member, with null for
    /// those that are not set.
    /// </summary>
    public bool NamesEveryMember { get; init; }

    /// <summary>What reads what each object in it has.</summary>
    public Lazy<Block>? Holds { get; init; }

    /// <summary>What each object in it has; null where it holds no objects, or such that are only read.</summary>
    public Block? Block => Holds?.Value;
}
