namespace Pulumi;

/// <summary>Marks a property of a resource that its registration fills, or that a component or stack exports.</summary>
/// <param name="name">The name on the wire; the property's own name when <see langword="null"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string? name = null) : Attribute
{
    /// <summary>The name on the wire, or <see langword="null"/> when it is the property's own.</summary>
    public string? Name { get; } = name;
}
