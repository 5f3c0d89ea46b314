namespace Pulumi;

/// <summary>An argument that takes one of two types.</summary>
/// <typeparam name="T0">The first type.</typeparam>
/// <typeparam name="T1">The second type.</typeparam>
public sealed class InputUnion<T0, T1> : Input<Union<T0, T1>>
{
    /// <summary>Creates an input of the first type's default value.</summary>
    public InputUnion()
        : this(Output.Create(default(Union<T0, T1>))) { }

    private InputUnion(Output<Union<T0, T1>> value)
        : base(value) { }

    /// <summary>Takes a union.</summary>
    /// <param name="value">The union.</param>
    public static implicit operator InputUnion<T0, T1>(Union<T0, T1> value) => new(Output.Create(value));

    /// <summary>Takes a value of the first type.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator InputUnion<T0, T1>(T0 value) => new(Output.Create(Union<T0, T1>.FromT0(value)));

    /// <summary>Takes a value of the second type.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator InputUnion<T0, T1>(T1 value) => new(Output.Create(Union<T0, T1>.FromT1(value)));

    /// <summary>Takes an input of the first type.</summary>
    /// <param name="value">The input.</param>
    public static implicit operator InputUnion<T0, T1>(Input<T0> value) => new(value.Apply(Union<T0, T1>.FromT0));

    /// <summary>Takes an input of the second type.</summary>
    /// <param name="value">The input.</param>
    public static implicit operator InputUnion<T0, T1>(Input<T1> value) => new(value.Apply(Union<T0, T1>.FromT1));

    /// <summary>Takes an output of a union.</summary>
    /// <param name="value">The output.</param>
    public static implicit operator InputUnion<T0, T1>(Output<Union<T0, T1>> value) => new(value);

    /// <summary>Takes an output of the first type.</summary>
    /// <param name="value">The output.</param>
    public static implicit operator InputUnion<T0, T1>(Output<T0> value) => new(value.Apply(Union<T0, T1>.FromT0));

    /// <summary>Takes an output of the second type.</summary>
    /// <param name="value">The output.</param>
    public static implicit operator InputUnion<T0, T1>(Output<T1> value) => new(value.Apply(Union<T0, T1>.FromT1));
}
