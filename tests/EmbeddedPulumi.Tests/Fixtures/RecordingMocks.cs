using System.Collections.Immutable;
using Pulumi.Testing;

namespace EmbeddedPulumi.Tests.Fixtures;

/// <summary>Answers every resource with an id and its own inputs unless told otherwise, and keeps what it was
/// asked.</summary>
internal sealed class RecordingMocks : IMocks
{
    private readonly Lock _lock = new();
    private readonly List<MockResourceArgs> _resources = [];
    private readonly List<MockCallArgs> _calls = [];
    private readonly List<MockRegisterResourceOutputsRequest> _outputs = [];

    /// <summary>The outputs of a resource; its inputs when not set.</summary>
    public Func<MockResourceArgs, object>? State { get; init; }

    /// <summary>The result of a function; its arguments when not set.</summary>
    public Func<MockCallArgs, object>? Result { get; init; }

    /// <summary>What a resource waits for before it is answered.</summary>
    public Func<MockResourceArgs, Task>? Before { get; init; }

    public IReadOnlyList<MockResourceArgs> Resources
    {
        get
        {
            lock (_lock)
            {
                return [.. _resources];
            }
        }
    }

    public IReadOnlyList<MockCallArgs> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    public IReadOnlyList<MockRegisterResourceOutputsRequest> Outputs
    {
        get
        {
            lock (_lock)
            {
                return [.. _outputs];
            }
        }
    }

    public ImmutableDictionary<string, object> InputsOf(string name) =>
        Resources.Single(resource => resource.Name == name).Inputs;

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (_lock)
        {
            _resources.Add(args);
        }

        if (Before is not null)
        {
            await Before(args);
        }

        return (string.IsNullOrEmpty(args.Id) ? $"{args.Name}-id" : args.Id, State?.Invoke(args) ?? args.Inputs);
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        lock (_lock)
        {
            _calls.Add(args);
        }

        return Task.FromResult(Result?.Invoke(args) ?? args.Args);
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        lock (_lock)
        {
            _outputs.Add(args);
        }

        return Task.CompletedTask;
    }
}
