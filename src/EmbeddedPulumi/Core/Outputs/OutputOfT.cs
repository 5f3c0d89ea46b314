using System.Collections.Immutable;

namespace Pulumi;

/// <summary>An output without its static type.</summary>
internal interface IOutput
{
    ValueTask<IOutputData> GetUntypedDataAsync();
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
    /// <summary>An <see cref="OutputData{T}"/>, the <see cref="Task"/> or <see cref="TaskCompletionSource{T}"/> that
    /// will give it, or <see langword="null"/> while a resource's registration has not filled it and nobody has
    /// asked.</summary>
    private object? _state;

    private Output()
    {
    }

    internal Output(OutputData<T> data) => _state = data;

    internal Output(ValueTask<OutputData<T>> data)
    {
        if (data.IsCompletedSuccessfully)
        {
            _state = data.Result;
            return;
        }

        var task = data.AsTask();
        _state = task;
        Deployment.Current?.Tasks.Add(task, this);
    }

    /// <summary>Wraps a task's value.</summary>
    /// <param name="value">The task. A failure of it fails the run.</param>
    /// <returns>A known output without dependencies.</returns>
    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(FromTaskAsync(value, isSecret: false));
    }

    /// <summary>Computes another value from this one. Not called when the value is unknown.</summary>
    /// <typeparam name="TResult">The type of the new value.</typeparam>
    /// <param name="func">Computes the value.</param>
    /// <returns>The new output, with this output's dependencies and secretness.</returns>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => new(ApplyValueAsync(func));

    /// <summary>Computes another value from this one, asynchronously.</summary>
    /// <typeparam name="TResult">The type of the new value.</typeparam>
    /// <param name="func">Computes the value.</param>
    /// <returns>The new output, with this output's dependencies and secretness.</returns>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) =>
        Apply(value => Output<TResult>.Create(func(value)));

    /// <summary>Does something with the value when it is there.</summary>
    /// <param name="func">Does it.</param>
    /// <returns>An output without a value that is done when <paramref name="func"/> is.</returns>
    public Output<ValueTuple> Apply(Func<T, Task> func) => Apply(async value =>
    {
        await func(value);
        return default(ValueTuple);
    });

    /// <summary>Computes another input from this value.</summary>
    /// <typeparam name="TResult">The type of the new value.</typeparam>
    /// <param name="func">Computes the input.</param>
    /// <returns>The new output, with the dependencies and secretness of both.</returns>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) =>
        Apply(value => func(value).ToOutput());

    /// <summary>Computes another output from this value.</summary>
    /// <typeparam name="TResult">The type of the new value.</typeparam>
    /// <param name="func">Computes the output.</param>
    /// <returns>The new output, with the dependencies and secretness of both.</returns>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => new(ApplyOutputAsync(func));

    /// <summary>Warns that an output is not its value; use <see cref="Output.Format"/> or
    /// <see cref="Apply{TResult}(Func{T, TResult})"/> instead. An <see cref="InvalidOperationException"/> outside of a run,
    /// and everywhere when the environment variable <c>PULUMI_ERROR_OUTPUT_STRING</c> is <c>1</c> or <c>true</c>.</summary>
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
            "See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.");
        var setting = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (setting == "1" || string.Equals(setting, "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException(message);

        Log.Warn(message);
        return string.Join(Environment.NewLine, message, "This function may throw in a future version of Pulumi.");
    }

    async ValueTask<IOutputData> IOutput.GetUntypedDataAsync() => await GetDataAsync();

    void IPendingOutput.Fill(ImmutableHashSet<Resource> resources, object? value, bool isKnown, bool isSecret)
    {
        var data = new OutputData<T>(resources, value is null ? default! : (T)value, isKnown, isSecret);
        var previous = Interlocked.CompareExchange(ref _state, data, null);
        if (previous is not TaskCompletionSource<OutputData<T>> waiting) return;
        if (waiting.TrySetResult(data)) Volatile.Write(ref _state, data);
    }

    void IPendingOutput.Fail(Exception exception)
    {
        var previous = Interlocked.CompareExchange(ref _state, Task.FromException<OutputData<T>>(exception), null);
        if (previous is TaskCompletionSource<OutputData<T>> waiting) waiting.TrySetException(exception);
    }

    /// <summary>An output that a resource's registration will fill.</summary>
    internal static Output<T> Pending() => new();

    internal static Output<T> CreateSecret(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(FromTaskAsync(value, isSecret: true));
    }

    internal static Output<T> CreateUnknown(T value) =>
        new(new OutputData<T>(ResourceSet.Empty, value, isKnown: false, isSecret: false));

    internal ValueTask<OutputData<T>> GetDataAsync()
    {
        while (true)
        {
            switch (Volatile.Read(ref _state))
            {
                case OutputData<T> data:
                    return new(data);
                case Task<OutputData<T>> task:
                    return new(task);
                case TaskCompletionSource<OutputData<T>> source:
                    return new(source.Task);
                default:
                    // Continuations run where the registration completes, so that the order stays the program's.
                    var pending = new TaskCompletionSource<OutputData<T>>();
                    Interlocked.CompareExchange(ref _state, pending, null);
                    break;
            }
        }
    }

    internal async ValueTask<T> GetValueAsync(T whenUnknown)
    {
        var data = await GetDataAsync();
        return data.IsKnown ? data.Value : whenUnknown;
    }

    internal Output<T> WithSecret(bool isSecret)
    {
        return new(GetAsync());

        async ValueTask<OutputData<T>> GetAsync() => (await GetDataAsync()).WithSecret(isSecret);
    }

    private static async ValueTask<OutputData<T>> FromTaskAsync(Task<T> value, bool isSecret) =>
        new(ResourceSet.Empty, await value, isKnown: true, isSecret);

    private async ValueTask<OutputData<TResult>> ApplyValueAsync<TResult>(Func<T, TResult> func)
    {
        var data = await GetDataAsync();
        return data.IsKnown
            ? new(data.Resources, func(data.Value), isKnown: true, data.IsSecret)
            : new(data.Resources, default!, isKnown: false, data.IsSecret);
    }

    private async ValueTask<OutputData<TResult>> ApplyOutputAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var data = await GetDataAsync();
        if (!data.IsKnown) return new(data.Resources, default!, isKnown: false, data.IsSecret);

        var inner = func(data.Value);
        if (inner is null) return new(data.Resources, default!, isKnown: true, data.IsSecret);

        var innerData = await inner.GetDataAsync();
        return new(
            ResourceSet.Join(data.Resources, innerData.Resources),
            innerData.Value,
            innerData.IsKnown,
            data.IsSecret || innerData.IsSecret);
    }
}
