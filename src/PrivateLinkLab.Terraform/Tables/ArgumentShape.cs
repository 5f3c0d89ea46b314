namespace PrivateLinkLab.Terraform.Tables;

/// <summary>What the provider takes or gives under a name.</summary>
internal enum ArgumentShape
{
    /// <summary>A text, a number or a boolean.</summary>
    Value,

    /// <summary>Values under keys of the user's.</summary>
    Map,

    /// <summary>An ordered list.</summary>
    List,

    /// <summary>Elements without an order.</summary>
    Set,

    /// <summary>A block that stands alone, and not in a list.</summary>
    Single,
}
