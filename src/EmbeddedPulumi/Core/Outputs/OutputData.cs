using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output resolved to, without its static type.</summary>
internal interface IOutputData
{
    object? UntypedValue { get; }

    bool IsKnown { get; }

    bool IsSecret { get; }

    ImmutableHashSet<Resource> Resources { get; }
}

/// <summary>What an output resolved to: the value and where it comes from.</summary>
internal sealed class OutputData<T>(ImmutableHashSet<Resource> resources, T value, bool isKnown, bool isSecret)
    : IOutputData
{
    public T Value { get; } = value;

    public object? UntypedValue => Value;

    public bool IsKnown { get; } = isKnown;

    public bool IsSecret { get; } = isSecret;

    public ImmutableHashSet<Resource> Resources { get; } = resources;

    public static OutputData<T> Known(T value) => new(ResourceSet.Empty, value, isKnown: true, isSecret: false);

    public OutputData<T> WithSecret(bool isSecret) => new(Resources, Value, IsKnown, isSecret);
}
