using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What is behind an output, without the static type of its value. Not generic, because methods that are
/// generic over a struct are compiled anew in every process, and lists, tuples and unions are structs.</summary>
internal sealed class OutputState
{
    /// <summary>An <see cref="OutputData"/>, the <see cref="Task"/> or <see cref="TaskCompletionSource{T}"/> that will
    /// give it, or <see langword="null"/> while a resource's registration has not filled it and nobody has
    /// asked.</summary>
    private object? _data;

    /// <summary>A state that a resource's registration will fill.</summary>
    public OutputState() { }

    public OutputState(OutputData data) => _data = data;

    public OutputState(ValueTask<OutputData> data) =>
        _data = data.IsCompletedSuccessfully ? data.Result : data.AsTask();

    /// <summary>One state of several.</summary>
    /// <param name="parts">The inputs and outputs to wait for.</param>
    /// <param name="combine">Makes the value of theirs, the unknown ones included; must not fail.</param>
    public static OutputState Combine(IReadOnlyList<object> parts, Func<OutputData[], object?> combine)
    {
        return new(GetAsync());

        async ValueTask<OutputData> GetAsync()
        {
            var resources = ResourceSet.Empty;
            var values = new OutputData[parts.Count];
            var (isKnown, isSecret) = (true, false);
            for (var i = 0; i < values.Length; i++)
            {
                var data = values[i] = await (
                    parts[i] is IInput input ? input.ToOutput() : (IOutput)parts[i]
                ).State.GetDataAsync();
                resources = ResourceSet.Join(resources, data.Resources);
                isKnown &= data.IsKnown;
                isSecret |= data.IsSecret;
            }

            return new(resources, combine(values), isKnown, isSecret);
        }
    }

    /// <summary>The state of a task's value.</summary>
    /// <param name="task">The task.</param>
    /// <param name="result">Gives the task's result when it is done.</param>
    /// <param name="isSecret">Whether the value is a secret.</param>
    public static OutputState Of(Task task, Func<object?> result, bool isSecret)
    {
        return new(GetAsync());

        async ValueTask<OutputData> GetAsync()
        {
            await task;
            return new(ResourceSet.Empty, result(), isKnown: true, isSecret);
        }
    }

    /// <summary>Makes the run wait for the data, if it is still being computed.</summary>
    /// <param name="output">The output whose state this is.</param>
    public void RunFor(object output)
    {
        if (_data is Task task)
        {
            Deployment.Current?.Tasks.Add(task, output);
        }
    }

    /// <summary>Gives the state its data. The first answer counts.</summary>
    public void Fill(OutputData data)
    {
        var previous = Interlocked.CompareExchange(ref _data, data, null);
        if (previous is not TaskCompletionSource<OutputData> waiting)
        {
            return;
        }

        if (waiting.TrySetResult(data))
        {
            Volatile.Write(ref _data, data);
        }
    }

    public void Fail(Exception exception)
    {
        var previous = Interlocked.CompareExchange(ref _data, Task.FromException<OutputData>(exception), null);
        if (previous is TaskCompletionSource<OutputData> waiting)
        {
            waiting.TrySetException(exception);
        }
    }

    public ValueTask<OutputData> GetDataAsync()
    {
        while (true)
        {
            switch (Volatile.Read(ref _data))
            {
                case OutputData data:
                    return new(data);
                case Task<OutputData> task:
                    return new(task);
                case TaskCompletionSource<OutputData> source:
                    return new(source.Task);
                default:
                    // Continuations run where the registration completes, so that the order stays the program's.
                    var pending = new TaskCompletionSource<OutputData>();
                    Interlocked.CompareExchange(ref _data, pending, null);
                    break;
            }
        }
    }

    public async Task<bool> IsSecretAsync() => (await GetDataAsync()).IsSecret;

    public async Task<bool> IsKnownAsync() => (await GetDataAsync()).IsKnown;

    public async Task<ImmutableHashSet<Resource>> GetResourcesAsync() => (await GetDataAsync()).Resources;

    public OutputState WithSecret(bool isSecret)
    {
        return new(GetAsync());

        async ValueTask<OutputData> GetAsync() => (await GetDataAsync()).WithSecret(isSecret);
    }

    public OutputState WithDependency(Resource resource)
    {
        return new(GetAsync());

        async ValueTask<OutputData> GetAsync()
        {
            var data = await GetDataAsync();
            return new(data.Resources.Add(resource), data.Value, data.IsKnown, data.IsSecret);
        }
    }

    /// <summary>Computes a value from this one's.</summary>
    public OutputState Apply(Func<OutputData, object?> func)
    {
        return new(GetAsync());

        async ValueTask<OutputData> GetAsync()
        {
            var data = await GetDataAsync();
            return data.IsKnown
                ? new(data.Resources, func(data), isKnown: true, data.IsSecret)
                : OutputData.Unknown(data.Resources, data.IsSecret);
        }
    }

    /// <summary>Computes an output from this one's value.</summary>
    /// <param name="func">Computes it.</param>
    /// <param name="whenNone">The value when there is no output.</param>
    public OutputState ApplyOutput(Func<OutputData, IOutput?> func, object? whenNone)
    {
        return new(GetAsync());

        async ValueTask<OutputData> GetAsync()
        {
            var data = await GetDataAsync();
            if (!data.IsKnown)
            {
                return OutputData.Unknown(data.Resources, data.IsSecret);
            }

            var inner = func(data);
            if (inner is null)
            {
                return new(data.Resources, whenNone, isKnown: true, data.IsSecret);
            }

            var innerData = await inner.State.GetDataAsync();
            return new(
                ResourceSet.Join(data.Resources, innerData.Resources),
                innerData.Value,
                innerData.IsKnown,
                data.IsSecret || innerData.IsSecret
            );
        }
    }
}
