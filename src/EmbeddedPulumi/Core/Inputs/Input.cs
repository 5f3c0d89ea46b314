namespace Pulumi;

/// <summary>An input without its static type.</summary>
internal interface IInput
{
    IOutput ToOutput();
}

/// <summary>A value that an argument takes: one that is there already, or an output.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public class Input<T> : IInput
{
    private readonly Output<T>? _output;

    private protected Input() { }

    private protected Input(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>The input's value. Lists and maps compute it from their elements.</summary>
    private protected virtual Output<T> Value => _output!;

    /// <summary>Takes a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    /// <summary>Takes an output.</summary>
    /// <param name="value">The output.</param>
    public static implicit operator Input<T>(Output<T> value) => new(value);

    /// <summary>Gives the value as an output.</summary>
    /// <param name="input">The input.</param>
    public static implicit operator Output<T>(Input<T> input) => input.Value;

    IOutput IInput.ToOutput() => Value;
}
