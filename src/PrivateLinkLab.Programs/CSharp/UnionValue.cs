using System.Collections.Concurrent;
using System.Reflection;
using Pulumi;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>Looks into a union, whatever its two types are.</summary>
internal static class UnionValue
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Known = new();

    public static bool IsUnion(object value) => PropertyOf(value) is not null;

    /// <summary>What the union holds.</summary>
    public static object? Of(object union) => PropertyOf(union)!.GetValue(union);

    private static PropertyInfo? PropertyOf(object value) =>
        Known.GetOrAdd(value.GetType(), static type =>
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Union<,>)
                ? type.GetProperty(nameof(Union<object, object>.Value))
                : null
        );
}
