using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using Pulumi;
using Pulumi.Testing;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>Keeps what was asked and answered.</summary>
/// <param name="answers">Answers; what the cloud has to know of a request goes through <paramref
/// name="cloud"/>.</param>
/// <param name="cloud">The cloud, which may be <paramref name="answers"/> itself, or stand behind it.</param>
/// <param name="recorder">Knows the resources.</param>
internal sealed class RecordingMocks(IMocks answers, CloudMocks cloud, IProgramRecorder recorder) : IMocks
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
        if (cloud.Cloud.Options.Before is { } before)
        {
            inputs = IgnoredInputs.Kept(inputs, resource, before);
        }

        var request = new CloudRequest(args, resource.Urn, inputs, IsRead(args, resource));
        cloud.Request = request;
        var answer = answers.NewResourceAsync(args);
        if (answer.IsCompletedSuccessfully)
        {
            Keep(resource, request, args, answer.Result);
            return answer;
        }

        return answer.IsCompleted ? answer : KeepLaterAsync(resource, request, args, answer);
    }

    public Task<object> CallAsync(MockCallArgs args) => answers.CallAsync(args);

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        lock (_gate)
        {
            _componentOutputs.Add(new RegisteredOutputs(args.Urn, recorder.Registering(args.Urn), args.Outputs));
        }

        return answers.RegisterResourceOutputs(args);
    }

    // X.Get reads by an id; an import has one, too, which its options name. Where they are not known, an import is told
    // by the inputs that it has to have.
    private static bool IsRead(MockResourceArgs args, RecordedResource resource) =>
        args.Id is { Length: > 0 }
        && (
            resource.IsOnlyAsked
                ? args.Inputs.IsEmpty
                : (resource.Options as CustomResourceOptions)?.ImportId != args.Id
        );

    private async Task<(string? id, object state)> KeepLaterAsync(
        RecordedResource resource,
        CloudRequest request,
        MockResourceArgs args,
        Task<(string? id, object state)> answer
    )
    {
        var given = await answer;
        Keep(resource, request, args, given);
        return given;
    }

    private void Keep(
        RecordedResource resource,
        CloudRequest request,
        MockResourceArgs args,
        (string? Id, object State) given
    )
    {
        _ = ProviderReference.TryParse(args.Provider, out var provider);
        var state = ReferenceEquals(given.State, request.State) ? request.Outputs! : PlainValues.Map(given.State);
        // A resource that is read keeps its id, and a component has none.
        var id = string.IsNullOrEmpty(given.Id) ? (request.IsRead ? args.Id : null) : given.Id;
        lock (_gate)
        {
            _answers[resource] = new RecordedAnswer(request.Inputs, id, state, provider, request.IsRead);
            if (id is not null && resource.IsProvider)
            {
                _providersById[id] = resource;
            }
        }
    }

    private sealed record RegisteredOutputs(
        string MockUrn,
        RecordedResource? Component,
        ImmutableDictionary<string, Output<object?>> Outputs
    );
}

/// <summary>One request for a resource, and the answer.</summary>
internal sealed record RecordedAnswer(
    MapValue Inputs,
    string? Id,
    MapValue State,
    ProviderReference? Provider,
    bool IsRead
);
