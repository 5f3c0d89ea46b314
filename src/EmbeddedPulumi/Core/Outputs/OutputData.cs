using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output resolved to: the value and where it comes from.</summary>
internal sealed class OutputData(ImmutableHashSet<Resource> resources, object? value, bool isKnown, bool isSecret)
{
    public object? Value { get; } = value;

    public bool IsKnown { get; } = isKnown;

    public bool IsSecret { get; } = isSecret;

    public ImmutableHashSet<Resource> Resources { get; } = resources;

    public static OutputData Known(object? value) => new(ResourceSet.Empty, value, isKnown: true, isSecret: false);

    public static OutputData Unknown(ImmutableHashSet<Resource> resources, bool isSecret) =>
        new(resources, value: null, isKnown: false, isSecret);

    /// <summary>The value, or its type's default when there is none.</summary>
    public T As<T>() => Value is null ? default! : (T)Value;

    public OutputData WithSecret(bool isSecret) => new(Resources, Value, IsKnown, isSecret);
}
