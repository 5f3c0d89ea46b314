using System.Reflection;
using System.Text.Json;

namespace Pulumi;

/// <summary>Takes instances of a type as they are.</summary>
internal sealed class InstanceConverter(Type type) : ValueConverter
{
    public override bool TryConvert(object? value, out object? result)
    {
        result = value;
        return value is null || type.IsInstanceOfType(value);
    }
}

/// <summary>Takes anything that JSON can express.</summary>
internal sealed class JsonElementConverter : ValueConverter
{
    public override bool TryConvert(object? value, out object? result)
    {
        result = null;
        if (value is Resource)
        {
            return false;
        }

        if (value is not null)
        {
            result = JsonElement.Parse(JsonValues.Write(value));
        }

        return true;
    }
}

/// <summary>Takes numbers, without their fractions.</summary>
internal sealed class Int32Converter : ValueConverter
{
    public override bool TryConvert(object? value, out object? result)
    {
        result = value is double number ? (int)number : null;
        return value is null or double;
    }
}

/// <summary>Takes the numbers of a C# enum.</summary>
internal sealed class NumberEnumConverter(Type type) : ValueConverter
{
    public override bool TryConvert(object? value, out object? result)
    {
        result = value is double number ? Enum.ToObject(type, (int)number) : null;
        return value is null or double;
    }
}

/// <summary>Takes the strings or numbers of a Pulumi enum.</summary>
internal sealed class EnumTypeConverter : ValueConverter
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private readonly Type _primitive;
    private readonly ConstructorInfo _constructor;

    public EnumTypeConverter(Type type) =>
        (_primitive, _constructor) = Find(type, typeof(string))
            ?? Find(type, typeof(double))
            ?? throw new InvalidOperationException(
                $"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain constructor with a single "
                    + "String or Double parameter."
            );

    public override bool TryConvert(object? value, out object? result)
    {
        var fits = value?.GetType() == _primitive;
        result = fits ? _constructor.Invoke([value]) : null;
        return fits || value is null;
    }

    private static (Type, ConstructorInfo)? Find(Type type, Type primitive)
    {
        if (type.GetConstructor(Any, [primitive]) is not { } constructor)
        {
            return null;
        }

        var conversion = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
        return conversion?.ReturnType == primitive
            ? (primitive, constructor)
            : throw new InvalidOperationException(
                $"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain an explicit conversion "
                    + "operator to "
                    + $"{primitive.FullName}."
            );
    }
}
