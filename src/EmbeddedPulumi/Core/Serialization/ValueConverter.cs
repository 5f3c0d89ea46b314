using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi;

/// <summary>Converts a serialized value to the type that a property or result has. What does not fit becomes the type's
/// default, as in the official SDK, which warns the engine of it.</summary>
internal abstract class ValueConverter
{
    private static readonly Type[] s_plain = [typeof(object), typeof(string), typeof(bool), typeof(double)];

    private static readonly ConcurrentDictionary<Type, ValueConverter> s_byType = new();

    /// <summary>Finds the converter for a type, which must be one that results can have.</summary>
    public static ValueConverter For(Type type, string context)
    {
        if (s_byType.TryGetValue(type, out var known))
        {
            return known;
        }

        var converter = Create(type, context);
        converter.Check([type]);
        return s_byType.GetOrAdd(type, converter);
    }

    /// <summary>Converts a value.</summary>
    /// <returns>Whether it fits; an object that fits is an instance of the type, or <see langword="null"/>.</returns>
    public abstract bool TryConvert(object? value, out object? result);

    /// <summary>Converts a value; <see langword="null"/> when it does not fit.</summary>
    public object? Convert(object? value) => TryConvert(value, out var result) ? result : null;

    /// <summary>Finds types inside this one that results cannot have.</summary>
    protected virtual void Check(HashSet<Type> seen) { }

    /// <summary>Finds the converter of a type that may contain itself, without looking into it.</summary>
    protected static ValueConverter Part(Type type, string context) =>
        s_byType.TryGetValue(type, out var known) ? known : Create(type, context);

    protected static void CheckPart(ValueConverter part, Type type, HashSet<Type> seen)
    {
        if (seen.Add(type))
        {
            part.Check(seen);
        }
    }

    private static ValueConverter Create(Type type, string context)
    {
        if (Array.IndexOf(s_plain, type) >= 0)
        {
            return new InstanceConverter(type);
        }

        if (type.IsAssignableTo(typeof(Resource)) || type.IsAssignableTo(typeof(AssetOrArchive)))
        {
            return new InstanceConverter(type);
        }

        if (type == typeof(int))
        {
            return new Int32Converter();
        }

        if (type == typeof(JsonElement))
        {
            return new JsonElementConverter();
        }

        if (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int))
        {
            return new NumberEnumConverter(type);
        }

        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)))
        {
            return new EnumTypeConverter(type);
        }

        if (type.IsConstructedGenericType)
        {
            return CreateGeneric(type, context);
        }

        if (type.IsDefined(typeof(OutputTypeAttribute)))
        {
            return new OutputTypeConverter(type);
        }

        throw new InvalidOperationException(
            $"{context} contains invalid type {type.FullName}. Allowed types are: String, Boolean, Int32, Double, "
                + "Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or a class explicitly "
                + "marked "
                + $"with the [{nameof(OutputTypeAttribute)}]."
        );
    }

    private static ValueConverter CreateGeneric(Type type, string context)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(Nullable<>))
        {
            return Part(arguments[0], context);
        }

        if (definition == typeof(ImmutableArray<>))
        {
            return Make(typeof(ArrayConverter<>), arguments, context);
        }

        if (definition == typeof(Union<,>))
        {
            return Make(typeof(UnionConverter<,>), arguments, context);
        }

        if (definition == typeof(Output<>))
        {
            return Make(typeof(OutputConverter<>), arguments, context);
        }

        if (definition != typeof(ImmutableDictionary<,>))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}: the only generic types allowed are "
                    + "ImmutableArray<...> and ImmutableDictionary<string, ...>."
            );
        }

        return arguments[0] == typeof(string)
            ? Make(typeof(DictionaryConverter<>), [arguments[1]], context)
            : throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}: "
                    + "the only allowed ImmutableDictionary 'TKey' type is 'String'."
            );
    }

    private static GenericConverter Make(Type definition, Type[] arguments, string context)
    {
        var converter = (GenericConverter)Activator.CreateInstance(definition.MakeGenericType(arguments))!;
        converter.Initialize(context);
        return converter;
    }
}
