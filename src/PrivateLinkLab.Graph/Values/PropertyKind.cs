namespace PrivateLinkLab.Graph;

/// <summary>What a <see cref="PropertyValue"/> is.</summary>
public enum PropertyKind
{
    /// <summary>JSON's null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A finite double.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>An ordered list of values.</summary>
    List,

    /// <summary>Values by key.</summary>
    Map,

    /// <summary>A secret, with or without its plaintext.</summary>
    Secret,

    /// <summary>A value that is not known before the deployment.</summary>
    Unknown,

    /// <summary>A file or text asset.</summary>
    Asset,

    /// <summary>An archive of assets.</summary>
    Archive,

    /// <summary>A reference to a resource.</summary>
    Reference,
}
