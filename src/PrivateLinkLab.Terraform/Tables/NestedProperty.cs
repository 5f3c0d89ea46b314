namespace PrivateLinkLab.Terraform.Tables;

/// <summary>What the provider makes of a property that holds objects.</summary>
internal enum NestedShape
{
    /// <summary>A block that may stand once; Pulumi has an object.</summary>
    One,

    /// <summary>An ordered list of blocks; Pulumi has a list of objects.</summary>
    List,

    /// <summary>Blocks without an order; Pulumi has a list of objects.</summary>
    Set,
}

/// <summary>A property that holds objects.</summary>
/// <param name="Pulumi">Pulumi's name, often a plural.</param>
/// <param name="Terraform">The provider's name, a singular.</param>
/// <param name="Shape">How many objects there can be.</param>
internal sealed record NestedProperty(string Pulumi, string Terraform, NestedShape Shape)
{
    /// <summary>
    /// The members of an attribute that only looks like a block: there JSON has to name every member, with null for
    /// those that are not set. Empty for a true block.
    /// </summary>
    public IReadOnlyList<string> AllMembers { get; init; } = [];

    public static NestedProperty One(string name) => new(name, PropertyNames.ToTerraform(name), NestedShape.One);

    public static NestedProperty List(string pulumi, string terraform) => new(pulumi, terraform, NestedShape.List);

    public static NestedProperty Set(string pulumi, string terraform) => new(pulumi, terraform, NestedShape.Set);
}
