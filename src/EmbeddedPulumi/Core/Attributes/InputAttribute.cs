namespace Pulumi;

/// <summary>Marks a property or field of an arguments class as an input of the resource or function.</summary>
/// <param name="name">The name on the wire, in camelCase.</param>
/// <param name="required">Whether registering without a value fails.</param>
/// <param name="json">Whether the value travels as a JSON string, as the arguments of providers do.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute(string name, bool required = false, bool json = false) : Attribute
{
    internal string Name { get; } = name;

    internal bool IsRequired { get; } = required;

    internal bool Json { get; } = json;
}
