namespace Pulumi;

/// <summary>The work that the program has set going and does not wait for itself. The run waits for it.</summary>
internal sealed class PendingTasks
{
    private readonly Lock _lock = new();
    private readonly List<Exception> _failures = [];
    private TaskCompletionSource? _idle;
    private int _active;

    public void Add(Task task)
    {
        if (task.IsCompletedSuccessfully) return;
        if (task.IsCompleted)
        {
            AddFailures(task);
            return;
        }

        lock (_lock) _active++;
        task.ContinueWith(
            Complete, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public void AddFailure(Exception failure)
    {
        lock (_lock) _failures.Add(failure);
    }

    /// <summary>Waits until nothing is going on any more.</summary>
    /// <returns>The failures since the last time, in the order in which they came. One that was passed on to everything
    /// that depends on it is among them twice and no more.</returns>
    public async Task<IReadOnlyList<Exception>> WhenIdleAsync()
    {
        while (true)
        {
            Task idle;
            lock (_lock)
            {
                if (_active == 0) return TakeFailures();

                _idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                idle = _idle.Task;
            }

            await idle;
        }
    }

    private void Complete(Task task)
    {
        AddFailures(task);
        TaskCompletionSource? idle = null;
        lock (_lock)
        {
            if (--_active == 0) (idle, _idle) = (_idle, null);
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

    private void AddFailures(Task task)
    {
        if (task.Exception is not { } exception) return;
        lock (_lock) _failures.AddRange(exception.InnerExceptions);
    }
}
