namespace Pulumi;

/// <summary>Computes with inputs as with outputs. An input that is <see langword="null"/> has its type's default
/// value.</summary>
public static class InputExtensions
{
    /// <summary>Computes another value from an input's value. Not called when the value is
    /// unknown.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TResult">The type of the new value.</typeparam>
    /// <param name="input">The input.</param>
    /// <param name="func">Computes it.</param>
    /// <returns>The new output.</returns>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, TResult> func) =>
        input.ToOutput().Apply(func);

    /// <summary>Computes another value, asynchronously, from an input's value. Not called when the value is
    /// unknown.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TResult">The type of the new value.</typeparam>
    /// <param name="input">The input.</param>
    /// <param name="func">Computes it.</param>
    /// <returns>The new output.</returns>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Task<TResult>> func) =>
        input.ToOutput().Apply(func);

    /// <summary>Computes another input from an input's value. Not called when the value is
    /// unknown.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TResult">The type of the new value.</typeparam>
    /// <param name="input">The input.</param>
    /// <param name="func">Computes it.</param>
    /// <returns>The new output.</returns>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Input<TResult>?> func) =>
        input.ToOutput().Apply(func);

    /// <summary>Computes another output from an input's value. Not called when the value is
    /// unknown.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TResult">The type of the new value.</typeparam>
    /// <param name="input">The input.</param>
    /// <param name="func">Computes it.</param>
    /// <returns>The new output.</returns>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Output<TResult>?> func) =>
        input.ToOutput().Apply(func);

    /// <summary>The input as an output.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="input">The input.</param>
    /// <returns>The output.</returns>
    public static Output<T> ToOutput<T>(this Input<T>? input) => input ?? Output.Create(default(T)!);
}
