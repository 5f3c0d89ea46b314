using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A converter made of the converters of its parts.</summary>
internal abstract class GenericConverter : ValueConverter
{
    /// <summary>Finds the parts' converters. Not a constructor, so that reflection needs no code to call it.</summary>
    public abstract void Initialize(string context);
}

/// <summary>Takes lists. An element that does not fit becomes its type's default.</summary>
internal sealed class ArrayConverter<T> : GenericConverter
{
    private ValueConverter _element = null!;

    public override void Initialize(string context) => _element = Part(typeof(T), context);

    public override bool TryConvert(object? value, out object? result)
    {
        result = null;
        if (value is not ImmutableArray<object?> list)
        {
            return value is null;
        }

        var elements = ImmutableArray.CreateBuilder<T>(list.Length);
        foreach (var element in list)
        {
            elements.Add(_element.Convert(element) is { } converted ? (T)converted : default!);
        }

        result = elements.MoveToImmutable();
        return true;
    }

    protected override void Check(HashSet<Type> seen) => CheckPart(_element, typeof(T), seen);
}

/// <summary>Takes objects as dictionaries. A value that does not fit becomes its type's default.</summary>
internal sealed class DictionaryConverter<T> : GenericConverter
{
    private ValueConverter _value = null!;

    public override void Initialize(string context) => _value = Part(typeof(T), context);

    public override bool TryConvert(object? value, out object? result)
    {
        result = null;
        if (value is not ImmutableDictionary<string, object?> fields)
        {
            return value is null;
        }

        if (fields is ImmutableDictionary<string, T>)
        {
            result = fields;
            return true;
        }

        var values = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (var (name, field) in fields)
        {
            values.Add(name, _value.Convert(field) is { } converted ? (T)converted : default!);
        }

        result = values.ToImmutable();
        return true;
    }

    protected override void Check(HashSet<Type> seen) => CheckPart(_value, typeof(T), seen);
}

/// <summary>Takes what fits the first type, else what fits the second.</summary>
internal sealed class UnionConverter<T0, T1> : GenericConverter
{
    private ValueConverter _first = null!;
    private ValueConverter _second = null!;

    public override void Initialize(string context) =>
        (_first, _second) = (Part(typeof(T0), context), Part(typeof(T1), context));

    public override bool TryConvert(object? value, out object? result)
    {
        result = null;
        if (value is null)
        {
            return true;
        }

        if (_first.TryConvert(value, out var first))
        {
            result = Union<T0, T1>.FromT0((T0)first!);
        }
        else if (_second.TryConvert(value, out var second))
        {
            result = Union<T0, T1>.FromT1((T1)second!);
        }

        return result is not null;
    }

    protected override void Check(HashSet<Type> seen)
    {
        CheckPart(_first, typeof(T0), seen);
        CheckPart(_second, typeof(T1), seen);
    }
}

/// <summary>Wraps values that are outputs inside a result.</summary>
internal sealed class OutputConverter<T> : GenericConverter
{
    private ValueConverter _value = null!;

    public override void Initialize(string context) => _value = Part(typeof(T), context);

    public override bool TryConvert(object? value, out object? result)
    {
        var fits = _value.TryConvert(value, out var converted);
        result = fits && value is not null ? Output.Create((T)converted!) : null;
        return fits;
    }

    protected override void Check(HashSet<Type> seen) => CheckPart(_value, typeof(T), seen);
}
