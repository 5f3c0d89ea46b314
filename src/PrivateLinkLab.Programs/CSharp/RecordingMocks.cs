using System.Collections.Immutable;
using PrivateLinkLab.Cloud;
using PrivateLinkLab.Graph;
using Pulumi;
using Pulumi.Testing;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// Passes every request on to the cloud, as the engine passes it on to a provider, and keeps what was asked and
/// answered.
/// </summary>
internal sealed class RecordingMocks(SimulatedCloud cloud, ProgramRecorder recorder) : IMocks
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RecordedResource, RecordedAnswer> _answers = [];
    private readonly Dictionary<string, RecordedResource> _providersById = new(StringComparer.Ordinal);
    private readonly List<RegisteredOutputs> _componentOutputs = [];

    /// <summary>What a resource asked for and was given, or null when it never got that far.</summary>
    public RecordedAnswer? AnswerTo(RecordedResource resource) => _answers.GetValueOrDefault(resource);

    /// <summary>The provider of the program with an id, or null.</summary>
    public RecordedResource? Provider(string id) => _providersById.GetValueOrDefault(id);

    /// <summary>The outputs that a component registered.</summary>
    /// <param name="component">The component.</param>
    /// <param name="mockUrn">The URN that the SDK gave it under mocks, which others of its type and name have
    /// too.</param>
    public ImmutableDictionary<string, Output<object?>> OutputsOf(RecordedResource component, string mockUrn)
    {
        var candidates = _componentOutputs.FindAll(registered => registered.MockUrn == mockUrn);
        return (
            candidates.Count == 1 ? candidates[0] : candidates.Find(registered => registered.Component == component)
        )?.Outputs
            ?? ImmutableDictionary<string, Output<object?>>.Empty;
    }

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var resource = recorder.Asking(args.Type ?? "", args.Name ?? "");
        var inputs = PlainValues.Map(args.Inputs);
        if (cloud.Options.Before is { } before)
        {
            inputs = IgnoredInputs.Kept(inputs, resource, before);
        }

        _ = ProviderReference.TryParse(args.Provider, out var provider);
        // X.Get reads by an id; an import has one, too, which its options name.
        var isRead = args.Id is { Length: > 0 } && (resource.Options as CustomResourceOptions)?.ImportId != args.Id;
        var answer = isRead
            ? cloud.Read(resource.Urn, args.Id!, provider)
            : cloud.Create(resource.Urn, inputs, provider);
        if (Failure(answer) is { } failure)
        {
            return Task.FromException<(string?, object)>(failure);
        }

        var (id, state) = (Answered)answer;
        lock (_gate)
        {
            _answers[resource] = new RecordedAnswer(inputs, id, state, provider, isRead);
            if (id is not null && resource.Resource is ProviderResource)
            {
                _providersById[id] = resource;
            }
        }

        return Task.FromResult<(string?, object)>((id, RawValues.Of(state)));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        _ = ProviderReference.TryParse(args.Provider, out var provider);
        var answer = cloud.Call(args.Token ?? "", PlainValues.Map(args.Args), provider);
        return Failure(answer) is { } failure
            ? Task.FromException<object>(failure)
            : Task.FromResult<object>(RawValues.Of(((Answered)answer).Outputs));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        lock (_gate)
        {
            _componentOutputs.Add(new RegisteredOutputs(args.Urn, recorder.Registering(args.Urn), args.Outputs));
        }

        return Task.CompletedTask;
    }

    private static RequestFailedException? Failure(CloudAnswer answer) =>
        answer switch
        {
            Answered => null,
            Refused refused => new RequestFailedException(refused.Refusal.Message),
            NotSimulated missing => new RequestFailedException(missing.Message),
            // Mocks are not given inputs that are not known.
            _ => throw new System.Diagnostics.UnreachableException($"The cloud answered {answer}."),
        };

    private sealed record RegisteredOutputs(
        string MockUrn,
        RecordedResource? Component,
        ImmutableDictionary<string, Output<object?>> Outputs
    );
}

/// <summary>One request for a resource, and the cloud's answer.</summary>
internal sealed record RecordedAnswer(
    MapValue Inputs,
    string? Id,
    MapValue State,
    ProviderReference? Provider,
    bool IsRead
);

/// <summary>The cloud did not carry out a request. The SDK hands it to whatever waits for the answer.</summary>
internal sealed class RequestFailedException(string message) : Exception(message);
