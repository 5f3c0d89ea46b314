using System.Diagnostics;
using System.Globalization;

namespace Pulumi;

/// <summary>The work that the program has set going and does not wait for itself. The run waits for it.</summary>
internal sealed class PendingTasks
{
    /// <summary>The environment variable for the seconds without any progress after which a run counts as hanging; 60
    /// when it is not set.</summary>
    public const string PatienceVariable = "EMBEDDED_PULUMI_TIMEOUT";

    private const int DefaultPatienceSeconds = 60;
    private const int MostNames = 10;

    // A run that fails ends with its first failure in the official SDK. What follows at once is reported along with it.
    private static readonly TimeSpan s_patienceAfterFailure = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Dictionary<Task, object> _pending = [];
    private readonly List<Resource> _abandoned = [];
    private readonly List<Exception> _failures = [];
    private TaskCompletionSource? _signal;
    private int _completed;

    /// <summary>Waits for a task as well.</summary>
    /// <param name="task">The task.</param>
    /// <param name="work">What it does: the resource that it registers, or something that puts it into words.</param>
    public void Add(Task task, object work)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        if (task.IsCompleted)
        {
            Fail(task);
            return;
        }

        lock (_lock)
        {
            if (!_pending.TryAdd(task, work))
            {
                return;
            }
        }

        task.ContinueWith(
            Complete,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    /// <summary>Takes note of a resource whose constructor failed when its outputs were there already: the official SDK
    /// waits for them for ever unless the run fails.</summary>
    public void AddAbandoned(Resource resource)
    {
        lock (_lock)
        {
            _abandoned.Add(resource);
        }
    }

    /// <summary>Waits until nothing is going on any more.</summary>
    /// <returns>The failures in the order in which they came, without those that another one caused; that the run hangs
    /// is one, too.</returns>
    public async Task<IReadOnlyList<Exception>> WhenIdleAsync()
    {
        var isFailing = false;
        while (true)
        {
            Task signal;
            int completed;
            lock (_lock)
            {
                isFailing |= _failures.Count > 0;
                if (_pending.Count == 0)
                {
                    return isFailing || _abandoned.Count == 0
                        ? Causes()
                        : [new RunException($"The run would never end. {DescribeAbandoned()}")];
                }

                _signal ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                (signal, completed) = (_signal.Task, _completed);
            }

            var patience = isFailing ? s_patienceAfterFailure : Patience();
            await signal.WaitAsync(patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (signal.IsCompleted || Debugger.IsAttached)
            {
                continue;
            }

            lock (_lock)
            {
                if (_completed != completed)
                {
                    continue;
                }

                return isFailing ? Causes() : [new RunException(DescribeHang(patience))];
            }
        }
    }

    private static TimeSpan Patience() =>
        TimeSpan.FromSeconds(
            int.TryParse(
                Environment.GetEnvironmentVariable(PatienceVariable),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var seconds
            )
            && seconds > 0
                ? seconds
                : DefaultPatienceSeconds
        );

    private static string NameOf(Resource resource) => $"'{resource.GetResourceName()}' ({resource.GetResourceType()})";

    private static string Describe(object work) =>
        work switch
        {
            Resource resource => $"the registration of {NameOf(resource)}, which fills all its outputs",
            string text => text,
            _ => $"an output ({work.GetType().GenericTypeArguments.FirstOrDefault()?.Name})",
        };

    private string DescribeHang(TimeSpan patience)
    {
        // What the rest waits for comes first: registrations before the outputs that are made of theirs.
        var names = _pending
            .Values.OrderBy(work => work is Resource or string ? 0 : 1)
            .Select(Describe)
            .GroupBy(name => name)
            .Select(same => same.Count() == 1 ? same.Key : $"{same.Count()} times {same.Key}")
            .ToList();
        var rest = names.Count > MostNames ? $"; and {names.Count - MostNames} more" : "";
        var abandoned = _abandoned.Count > 0 ? $" {DescribeAbandoned()}" : "";
        return $"The run hangs: nothing has happened for {patience.TotalSeconds} seconds (see {PatienceVariable}), and "
            + $"these never ended: {string.Join("; ", names.Take(MostNames))}{rest}.{abandoned}";
    }

    private string DescribeAbandoned() =>
        $"The outputs of {string.Join(", ", _abandoned.Select(NameOf))} never resolve, because creating the resource "
        + "failed, in a transformation for example, and the program caught the exception: let it fail the run.";

    // Whoever waits for what this failure keeps from happening is told at once.
    private void Fail(Task task)
    {
        TaskCompletionSource? signal;
        lock (_lock)
        {
            AddFailures(task);
            (signal, _signal) = (_signal, null);
        }

        signal?.SetResult();
    }

    private void Complete(Task task)
    {
        TaskCompletionSource? signal = null;
        lock (_lock)
        {
            var hadFailed = _failures.Count > 0;
            AddFailures(task);
            _completed++;
            _pending.Remove(task);
            if (_pending.Count == 0 || (!hadFailed && _failures.Count > 0))
            {
                (signal, _signal) = (_signal, null);
            }
        }

        signal?.SetResult();
    }

    private void AddFailures(Task task)
    {
        if (task.Exception is { } exception)
        {
            _failures.AddRange(exception.InnerExceptions);
        }
    }

    /// <summary>The failures, each once. What depends on something that failed fails with the same exception, or with
    /// one that has it inside.</summary>
    private Exception[] Causes()
    {
        var failures = new HashSet<object>(_failures, ReferenceEqualityComparer.Instance);
        return [.. failures.Cast<Exception>().Where(failure => !IsCaused(failure))];

        bool IsCaused(Exception failure)
        {
            for (var inner = failure.InnerException; inner is not null; inner = inner.InnerException)
            {
                if (failures.Contains(inner))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
