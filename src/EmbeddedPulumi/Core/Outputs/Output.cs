using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>Makes and combines outputs.</summary>
public static partial class Output
{
    /// <summary>Wraps a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>A known output without dependencies.</returns>
    public static Output<T> Create<T>(T value) => new(OutputData.Known(value));

    /// <summary>Wraps a task's value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The task. A failure of it fails the run.</param>
    /// <returns>A known output without dependencies.</returns>
    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    /// <summary>Wraps a value that must not be shown or stored in plain text.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>A known, secret output without dependencies.</returns>
    public static Output<T> CreateSecret<T>(T value) =>
        new(new OutputData(ResourceSet.Empty, value, isKnown: true, isSecret: true));

    /// <summary>Wraps a task's value that must not be shown or stored in plain text.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The task. A failure of it fails the run.</param>
    /// <returns>A known, secret output without dependencies.</returns>
    public static Output<T> CreateSecret<T>(Task<T> value) => Output<T>.CreateSecret(value);

    /// <summary>A copy of an output that is a secret.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The output, which stays as it is.</param>
    /// <returns>The secret copy.</returns>
    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.WithSecret(true);
    }

    /// <summary>A copy of an output that is not a secret.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output, which stays as it is.</param>
    /// <returns>The plain copy.</returns>
    public static Output<T> Unsecret<T>(Output<T> output) => output.WithSecret(false);

    /// <summary>Whether an output is a secret.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output, which is waited for.</param>
    /// <returns>True when it is a secret.</returns>
    public static Task<bool> IsSecretAsync<T>(Output<T> output) => StateOf(output).IsSecretAsync();

    /// <summary>Combines inputs into one output of all their values.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="inputs">The inputs.</param>
    /// <returns>An output that is known when all are, and a secret when one of them is.</returns>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) =>
        new(OutputState.Combine([.. inputs], values => ToArray<T>(values)));

    /// <summary>Combines outputs into one output of all their values.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="outputs">The outputs.</param>
    /// <returns>An output that is known when all are, and a secret when one of them is.</returns>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    /// <inheritdoc cref="All{T}(Output{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) =>
        All(outputs.Select(output => (Input<T>)output));

    /// <summary>Fills an interpolated string whose holes may be inputs and outputs.</summary>
    /// <param name="formattableString">The interpolated string.</param>
    /// <returns>An output that is known when all holes are, and a secret when one of them is.</returns>
    public static Output<string> Format(FormattableString formattableString)
    {
        var holes = formattableString.GetArguments().Select(ToUntypedOutput).ToArray();
        return new(
            OutputState.Combine(holes, values =>
                string.Format(
                    CultureInfo.InvariantCulture,
                    formattableString.Format,
                    [.. values.Select(value => value.Value)]
                )
            )
        );
    }

    internal static OutputState StateOf(IOutput output) => output.State;

    private static ImmutableArray<T> ToArray<T>(OutputData[] values)
    {
        var array = ImmutableArray.CreateBuilder<T>(values.Length);
        foreach (var value in values)
        {
            array.Add(value.As<T>());
        }

        return array.MoveToImmutable();
    }

    private static IOutput ToUntypedOutput(object? value) =>
        value switch
        {
            IInput input => input.ToOutput(),
            IOutput output => output,
            _ => Create(value),
        };
}
