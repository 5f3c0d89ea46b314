using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>How a type with <see cref="EnumTypeAttribute"/> or <see cref="OutputTypeAttribute"/> is
/// serialized.</summary>
internal sealed class AttributedType
{
    private static readonly ConcurrentDictionary<Type, AttributedType?> s_byType = new();

    private readonly MethodInfo? _toPrimitive;

    private AttributedType(MethodInfo toPrimitive) => _toPrimitive = toPrimitive;

    private AttributedType(ImmutableArray<(string Name, FieldInfo Field)> fields) => Fields = fields;

    /// <summary>The readonly fields of an output type by wire name.</summary>
    public ImmutableArray<(string Name, FieldInfo Field)> Fields { get; } = [];

    public bool IsObject => _toPrimitive is null;

    public static AttributedType? Of(Type type) => s_byType.GetOrAdd(type, Find);

    /// <summary>The string or number of an enum; <see langword="null"/> for an output type.</summary>
    public object? ToPrimitive(object value) => _toPrimitive?.Invoke(null, [value]);

    private static AttributedType? Find(Type type)
    {
        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)))
        {
            var conversion = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
            if (conversion?.ReturnType != typeof(string) && conversion?.ReturnType != typeof(double))
            {
                throw new InvalidOperationException(
                    $"Expected {type.FullName} to have an explicit conversion operator to String or Double."
                );
            }

            return new(conversion);
        }

        if (!type.IsDefined(typeof(OutputTypeAttribute)))
        {
            return null;
        }

        const BindingFlags any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        return new([.. type.GetFields(any).Where(field => field.IsInitOnly).Select(field => (WireName(field), field))]);
    }

    private static string WireName(FieldInfo field) => char.ToLowerInvariant(field.Name[0]) + field.Name[1..];
}
