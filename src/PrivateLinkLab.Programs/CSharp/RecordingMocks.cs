using System.Collections.Immutable;
using PrivateLinkLab.Cloud;
using Pulumi;
using Pulumi.Testing;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// Passes every request on to the cloud, as the engine passes it on to a provider, and keeps what was asked and answered.
/// </summary>
internal sealed class RecordingMocks(SimulatedCloud cloud, ProgramRecorder recorder) : IMocks
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Type, string Name), CloudAnswer> _answers = [];
    private readonly Dictionary<string, ImmutableDictionary<string, Output<object?>>> _componentOutputs = new(StringComparer.Ordinal);

    /// <summary>What a resource asked for and was given, or null when it never got that far.</summary>
    public CloudAnswer? AnswerTo(string type, string name) => _answers.GetValueOrDefault((type, name));

    /// <summary>The outputs that a component registered, by the URN that the SDK gave it under mocks.</summary>
    public ImmutableDictionary<string, Output<object?>> OutputsOf(string mockUrn) =>
        _componentOutputs.GetValueOrDefault(mockUrn) ?? ImmutableDictionary<string, Output<object?>>.Empty;

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (cloud.Options.Before is { } before && recorder.Find(args.Type ?? "", args.Name ?? "") is { } resource)
        {
            args.Inputs = IgnoredInputs.Kept(args.Inputs, resource, before);
        }

        var answer = await cloud.NewResourceAsync(args);
        lock (_gate)
        {
            _answers[(args.Type ?? "", args.Name ?? "")] = new CloudAnswer(args.Inputs, answer.id, answer.state, args.Provider);
        }

        return answer;
    }

    public Task<object> CallAsync(MockCallArgs args) => cloud.CallAsync(args);

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        lock (_gate)
        {
            _componentOutputs[args.Urn] = args.Outputs;
        }

        return Task.CompletedTask;
    }
}

/// <summary>One request for a resource, and the cloud's answer.</summary>
internal sealed record CloudAnswer(ImmutableDictionary<string, object> Inputs, string? Id, object State, string? Provider)
{
    /// <summary>One output by name, or null.</summary>
    public object? Output(string name) => (State as ImmutableDictionary<string, object>)?.GetValueOrDefault(name);
}
