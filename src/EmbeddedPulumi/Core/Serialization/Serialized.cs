namespace Pulumi;

/// <summary>A value as it travels: null, a boolean, a double, a string, a resource, an immutable array or an immutable
/// dictionary of such values; with whether all of it is known and any of it a secret. A class, because methods that are
/// generic over a struct are compiled anew in every process.</summary>
internal sealed record Serialized(object? Value, bool IsKnown = true, bool IsSecret = false)
{
    public static Serialized Null { get; } = new((object?)null);

    public static Serialized Unknown { get; } = new(null, IsKnown: false);

    /// <summary>Whether objects leave the field out. A secret stays, whatever it hides.</summary>
    public bool IsNull => Value is null && IsKnown && !IsSecret;
}
