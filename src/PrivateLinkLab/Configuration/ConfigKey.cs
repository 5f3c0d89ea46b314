namespace PrivateLinkLab.Configuration;

/// <summary>What a setting's value is.</summary>
public enum ConfigKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A list of texts: a JSON array, or texts separated by commas.</summary>
    List,
}

/// <summary>A setting of the program, as <c>pulumi config set</c>, Pulumi.NAME.yaml and <c>--config</c> take it.</summary>
/// <param name="Name">The key without its namespace, which is privatelinklab.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Default">The value that holds when it is not set, as Pulumi.yaml writes it; empty for none.</param>
/// <param name="Description">What it decides.</param>
public sealed record ConfigKey(string Name, ConfigKind Kind, string Default, string Description)
{
    /// <summary>Whether the value is a secret, to be set with <c>pulumi config set --secret</c>.</summary>
    public bool IsSecret { get; init; }
}
