namespace Pulumi;

/// <summary>The work that the program has set going and does not wait for itself. The run waits for it.</summary>
internal sealed class PendingTasks
{
    /// <summary>The runtime setting with the seconds that a run waits for nothing to happen.</summary>
    internal const string LongestWaitSetting = "EmbeddedPulumi.LongestWait";

    // The official SDK waits for ever. Mocks answer at once, so that what has not ended by then never will.
    private readonly TimeSpan _longest = TimeSpan.FromSeconds(AppContext.GetData(LongestWaitSetting) as double? ?? 60);

    private readonly Lock _lock = new();
    private readonly List<Exception> _failures = [];
    private readonly HashSet<Resource> _unregistered = [];
    private readonly Dictionary<Task, Resource?> _active = [];
    private TaskCompletionSource? _idle;

    /// <summary>Waits for the outputs of a resource whose registration has yet to begin.</summary>
    public void Expect(Resource resource)
    {
        lock (_lock) _unregistered.Add(resource);
    }

    /// <summary>The registration of a resource has begun, and is waited for by its task.</summary>
    public void Forget(Resource resource)
    {
        lock (_lock) _unregistered.Remove(resource);
    }

    /// <summary>Waits for a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="resource">The resource that it registers; <see langword="null"/> for other work.</param>
    public void Add(Task task, Resource? resource = null)
    {
        if (task.IsCompletedSuccessfully) return;
        if (task.IsCompleted)
        {
            AddFailures(task);
            return;
        }

        lock (_lock)
        {
            if (!_active.TryAdd(task, resource)) return;
        }

        task.ContinueWith(
            Complete, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public void AddFailure(Exception failure)
    {
        lock (_lock) _failures.Add(failure);
    }

    /// <summary>Waits until nothing is going on any more, or something has failed.</summary>
    /// <returns>The failures since the last time, in the order in which they came. One that was passed on to everything
    /// that depends on it is among them twice and no more. Where the official SDK would wait for ever, a failure says
    /// what for.</returns>
    public async Task<IReadOnlyList<Exception>> WhenIdleOrFailedAsync()
    {
        while (true)
        {
            Task idle;
            lock (_lock)
            {
                if (_active.Count == 0 || _failures.Count > 0) return TakeFailures();

                _idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                idle = _idle.Task;
            }

            if (await Task.WhenAny(idle, Task.Delay(_longest)) != idle)
            {
                lock (_lock) return [.. TakeFailures(), StillWaiting()];
            }
        }
    }

    /// <summary>
    /// What the official SDK would wait for for ever after a program that ended well: outputs of resources whose registration never
    /// began. <see langword="null"/> for nothing.
    /// </summary>
    public RunException? NeverRegistered()
    {
        lock (_lock)
        {
            return _unregistered.Count == 0 ? null : new(
                $"{Names(_unregistered)} failed before its registration, and the program went on: its outputs stay without a "
                + "value, and the official SDK waits for them for ever. Let the exception end the program.");
        }
    }

    private void Complete(Task task)
    {
        AddFailures(task);
        TaskCompletionSource? idle = null;
        lock (_lock)
        {
            _active.Remove(task);
            if (_active.Count == 0 || _failures.Count > 0) (idle, _idle) = (_idle, null);
        }

        idle?.SetResult();
    }

    private Exception[] TakeFailures()
    {
        var distinct = _failures.GroupBy(failure => failure, ReferenceEqualityComparer.Instance);
        Exception[] failures = [.. distinct.SelectMany(same => same.Take(2))];
        _failures.Clear();
        return failures;
    }

    private RunException StillWaiting()
    {
        var resources = _active.Values.OfType<Resource>().ToList();
        return new(
            $"{_active.Count} tasks have not ended within {_longest.TotalSeconds} s, and the official SDK waits for them "
            + $"for ever. {(resources.Count > 0 ? $"Among them are the registrations of {Names(resources)}." : "None of them registers a resource.")}");
    }

    private static string Names(IEnumerable<Resource> resources) =>
        string.Join(", ", resources.Select(resource => $"{resource.GetResourceType()} '{resource.GetResourceName()}'").Order(StringComparer.Ordinal));

    private void AddFailures(Task task)
    {
        if (task.Exception is not { } exception) return;
        lock (_lock) _failures.AddRange(exception.InnerExceptions);
    }
}
