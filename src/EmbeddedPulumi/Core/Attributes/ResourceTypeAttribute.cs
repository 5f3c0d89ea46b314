namespace Pulumi;

/// <summary>Names the type token of a resource class.</summary>
/// <param name="type">The type token, such as <c>aws:ec2/vpc:Vpc</c>.</param>
/// <param name="version">The version of the package, or <see langword="null"/> for any.</param>
[AttributeUsage(AttributeTargets.Class)]
public class ResourceTypeAttribute(string type, string? version) : Attribute
{
    /// <summary>The type token.</summary>
    public string Type { get; } = type;

    /// <summary>The version of the package, or <see langword="null"/> for any.</summary>
    public string? Version { get; } = version;
}
