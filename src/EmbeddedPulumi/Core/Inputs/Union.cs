namespace Pulumi;

/// <summary>A union without its static type.</summary>
internal interface IUnion
{
    object? Value { get; }
}

/// <summary>A value of one of two types.</summary>
/// <typeparam name="T0">The first type.</typeparam>
/// <typeparam name="T1">The second type.</typeparam>
public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IUnion
{
    private readonly bool _isSecond;
    private readonly T0? _first;
    private readonly T1? _second;

    private Union(bool isSecond, T0? first, T1? second) => (_isSecond, _first, _second) = (isSecond, first, second);

    /// <summary>Whether the value is of the first type.</summary>
    public bool IsT0 => !_isSecond;

    /// <summary>Whether the value is of the second type.</summary>
    public bool IsT1 => _isSecond;

    /// <summary>The value as the first type; an <see cref="InvalidOperationException"/> when it is of the
    /// second.</summary>
    public T0 AsT0 => IsT0 ? _first! : throw WrongType(0, 1);

    /// <summary>The value as the second type; an <see cref="InvalidOperationException"/> when it is of the
    /// first.</summary>
    public T1 AsT1 => IsT1 ? _second! : throw WrongType(1, 0);

    /// <summary>The value, whatever its type.</summary>
    public object Value => (_isSecond ? _second : (object?)_first)!;

    object? IUnion.Value => Value;

    /// <summary>Takes a value of the first type.</summary>
    /// <param name="t">The value.</param>
    public static implicit operator Union<T0, T1>(T0 t) => FromT0(t);

    /// <summary>Takes a value of the second type.</summary>
    /// <param name="t">The value.</param>
    public static implicit operator Union<T0, T1>(T1 t) => FromT1(t);

    /// <summary>Whether both have the same type and value.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    /// <summary>Whether type or value differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);

    /// <summary>A union of a value of the first type.</summary>
    /// <param name="input">The value.</param>
    /// <returns>The union.</returns>
    public static Union<T0, T1> FromT0(T0 input) => new(isSecond: false, input, default);

    /// <summary>A union of a value of the second type.</summary>
    /// <param name="input">The value.</param>
    /// <returns>The union.</returns>
    public static Union<T0, T1> FromT1(T1 input) => new(isSecond: true, default, input);

    /// <summary>Computes a result from the value.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="f0">Does so for the first type.</param>
    /// <param name="f1">Does so for the second type.</param>
    /// <returns>The result.</returns>
    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => _isSecond ? f1(_second!) : f0(_first!);

    /// <inheritdoc/>
    public bool Equals(Union<T0, T1> other) => _isSecond == other._isSecond && Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Union<T0, T1> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_isSecond, _first, _second);

    /// <summary>The name of the value's type and the value.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{(_isSecond ? typeof(T1) : typeof(T0)).FullName}: {Value}";

    private static InvalidOperationException WrongType(int asked, int actual) =>
        new($"Cannot return as T{asked} as result is T{actual}");
}
