using System.Collections.Immutable;

namespace Pulumi;

/// <summary>An output without its static type.</summary>
internal interface IOutput
{
    OutputState State { get; }
}

/// <summary>An output that waits for the registration of its resource. The first answer counts.</summary>
internal interface IPendingOutput
{
    void Fill(ImmutableHashSet<Resource> resources, object? value, bool isKnown, bool isSecret);

    void Fail(Exception exception);
}

/// <summary>A value that is there now or later, together with the resources it depends on, whether it is known yet and
/// whether it is a secret.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Output<T> : IOutput, IPendingOutput
{
    private readonly OutputState _state;

    private Output() => _state = new();

    internal Output(OutputState state)
    {
        _state = state;
        state.RunFor(this);
    }

    internal Output(OutputData data) => _state = new(data);

    internal Output(ValueTask<OutputData> data)
        : this(new OutputState(data)) { }

    /// <summary>Wraps a task's value.</summary>
    /// <param name="value">The task. A failure of it fails the run.</param>
    /// <returns>A known output without dependencies.</returns>
    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(OutputState.Of(value, () => value.Result, isSecret: false));
    }

    /// <summary>Computes another value from this one. Not called when the value is unknown.</summary>
    /// <typeparam name="TResult">The type of the new value.</typeparam>
    /// <param name="func">Computes the value.</param>
    /// <returns>The new output, with this output's dependencies and secretness.</returns>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => new(_state.Apply(data => func(data.As<T>())));

    /// <summary>Computes another value from this one, asynchronously.</summary>
    /// <typeparam name="TResult">The type of the new value.</typeparam>
    /// <param name="func">Computes the value.</param>
    /// <returns>The new output, with this output's dependencies and secretness.</returns>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) =>
        Apply(value => Output<TResult>.Create(func(value)));

    /// <summary>Does something with the value when it is there.</summary>
    /// <param name="func">Does it.</param>
    /// <returns>An output without a value that is done when <paramref name="func"/> is.</returns>
    public Output<ValueTuple> Apply(Func<T, Task> func) =>
        Apply(async value =>
        {
            await func(value);
            return default(ValueTuple);
        });

    /// <summary>Computes another input from this value.</summary>
    /// <typeparam name="TResult">The type of the new value.</typeparam>
    /// <param name="func">Computes the input.</param>
    /// <returns>The new output, with the dependencies and secretness of both.</returns>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Apply(value => func(value).ToOutput());

    /// <summary>Computes another output from this value.</summary>
    /// <typeparam name="TResult">The type of the new value.</typeparam>
    /// <param name="func">Computes the output.</param>
    /// <returns>The new output, with the dependencies and secretness of both.</returns>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) =>
        new(_state.ApplyOutput(data => func(data.As<T>()), whenNone: default(TResult)));

    /// <summary>Warns that an output is not its value; use <see cref="Output.Format"/> or
    /// <see cref="Apply{TResult}(Func{T, TResult})"/> instead. An <see cref="InvalidOperationException"/> outside of a
    /// run, and everywhere when the environment variable <c>PULUMI_ERROR_OUTPUT_STRING</c> is <c>1</c> or
    /// <c>true</c>.</summary>
    /// <returns>The warning.</returns>
    public override string ToString()
    {
        var message = string.Join(
            Environment.NewLine,
            "Calling [ToString] on an [Output<T>] is not supported.",
            "",
            "To get the value of an Output<T> as an Output<string> consider:",
            "1. o.Apply(v => $\"prefix{v}suffix\")",
            "2. Output.Format($\"prefix{hostname}suffix\");",
            "",
            "See https://www.pulumi.com/docs/concepts/inputs-outputs for more details."
        );
        var setting = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (setting == "1" || string.Equals(setting, "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(message);
        }

        Log.Warn(message);
        return string.Join(Environment.NewLine, message, "This function may throw in a future version of Pulumi.");
    }

    OutputState IOutput.State => _state;

    void IPendingOutput.Fill(ImmutableHashSet<Resource> resources, object? value, bool isKnown, bool isSecret) =>
        _state.Fill(new(resources, value ?? default(T), isKnown, isSecret));

    void IPendingOutput.Fail(Exception exception) => _state.Fail(exception);

    /// <summary>An output that a resource's registration will fill.</summary>
    internal static Output<T> Pending() => new();

    internal static Output<T> CreateSecret(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(OutputState.Of(value, () => value.Result, isSecret: true));
    }

    internal static Output<T> CreateUnknown(T value) =>
        new(new OutputState(new OutputData(ResourceSet.Empty, value, isKnown: false, isSecret: false)));

    internal ValueTask<OutputData> GetDataAsync() => _state.GetDataAsync();

    internal ValueTask<T> GetValueAsync(T whenUnknown)
    {
        var data = _state.GetDataAsync();
        return data.IsCompletedSuccessfully ? new(ValueOf(data.Result, whenUnknown)) : WaitAsync(data, whenUnknown);
    }

    internal Output<T> WithSecret(bool isSecret) => new(_state.WithSecret(isSecret));

    internal Output<T> WithDependency(Resource resource) => new(_state.WithDependency(resource));

    private static async ValueTask<T> WaitAsync(ValueTask<OutputData> data, T whenUnknown) =>
        ValueOf(await data, whenUnknown);

    private static T ValueOf(OutputData data, T whenUnknown) => data.IsKnown ? data.As<T>() : whenUnknown;
}
