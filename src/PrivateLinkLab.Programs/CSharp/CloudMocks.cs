using PrivateLinkLab.Cloud;
using PrivateLinkLab.Graph;
using Pulumi.Testing;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>Passes every request on to the cloud, as the engine passes it on to a provider.</summary>
internal sealed class CloudMocks(ICloud cloud) : IMocks
{
    private readonly AsyncLocal<CloudRequest?> _request = new();

    /// <summary>The cloud that answers.</summary>
    public ICloud Cloud => cloud;

    /// <summary>
    /// The request that is being carried out: what the SDK does not tell mocks. It has to be set before one is.
    /// </summary>
    public CloudRequest? Request
    {
        get => _request.Value;
        set => _request.Value = value;
    }

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var request = Request ?? throw new InvalidOperationException("There is no request to carry out.");
        _ = ProviderReference.TryParse(args.Provider, out var provider);
        var answer = request.IsRead
            ? cloud.Read(request.Urn, args.Id!, provider)
            : cloud.Create(request.Urn, InputsOf(args, request), provider);
        if (Failure(answer) is { } failure)
        {
            return Task.FromException<(string?, object)>(failure);
        }

        var (id, outputs) = (Answered)answer;
        var state = RawValues.Of(outputs);
        (request.State, request.Outputs) = (state, outputs);
        return Task.FromResult<(string?, object)>((id, state));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        _ = ProviderReference.TryParse(args.Provider, out var provider);
        var answer = cloud.Call(args.Token ?? "", PlainValues.Map(args.Args), provider);
        return Failure(answer) is { } failure
            ? Task.FromException<object>(failure)
            : Task.FromResult<object>(RawValues.Of(((Answered)answer).Outputs));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;

    // Whoever stands in between may have asked for something else.
    private static MapValue InputsOf(MockResourceArgs args, CloudRequest request) =>
        ReferenceEquals(args.Inputs, request.Args.Inputs) ? request.Inputs : PlainValues.Map(args.Inputs);

    private static RequestFailedException? Failure(CloudAnswer answer) =>
        answer switch
        {
            Answered => null,
            Refused refused => new RequestFailedException(refused.Refusal.Message),
            NotSimulated missing => new RequestFailedException(missing.Message),
            // Mocks are not given inputs that are not known.
            _ => throw new System.Diagnostics.UnreachableException($"The cloud answered {answer}."),
        };
}

/// <summary>A request for a resource.</summary>
/// <param name="Args">The request, as mocks are given it.</param>
/// <param name="Urn">The resource.</param>
/// <param name="Inputs">What is asked.</param>
/// <param name="IsRead">Whether a resource that exists is read.</param>
internal sealed record CloudRequest(MockResourceArgs Args, ResourceUrn Urn, MapValue Inputs, bool IsRead)
{
    /// <summary>What the cloud answered, as mocks give it; null before.</summary>
    public object? State { get; set; }

    /// <summary>The same as it is: with what is secret.</summary>
    public MapValue? Outputs { get; set; }
}

/// <summary>The cloud did not carry out a request. The SDK hands it to whatever waits for the answer.</summary>
internal sealed class RequestFailedException(string message) : Exception(message);
