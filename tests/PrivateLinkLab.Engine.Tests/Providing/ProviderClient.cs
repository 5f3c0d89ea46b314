using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine.Tests.Providing;

/// <summary>Speaks to a provider as Pulumi's engine does.</summary>
internal sealed class ProviderClient(int port) : IDisposable
{
    private const string Service = "pulumirpc.ResourceProvider";

    private readonly GrpcChannel _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");

    public static ResourceUrn Urn(string type, string name, string stack = "dev") =>
        ResourceUrn.Create(stack, "shop", null, type, name);

    public Task<ConfigureResponse> ConfigureAsync(string? region = null) =>
        CallAsync(
            "Configure",
            new ConfigureRequest
            {
                Args = WireValues.Write(region is null ? MapValue.Empty : MapValue.Create(("region", region))),
            },
            ConfigureResponse.Parser
        );

    public async Task<(string Id, MapValue Outputs)> CreateAsync(
        ResourceUrn urn,
        MapValue inputs,
        bool isPreview = false
    )
    {
        var check = new CheckRequest { Urn = urn.ToString(), News = WireValues.Write(inputs) };
        var checkedInputs = await CallAsync("Check", check, CheckResponse.Parser);
        Assert.Empty(checkedInputs.Failures);
        var created = await CallAsync(
            "Create",
            new CreateRequest
            {
                Urn = urn.ToString(),
                Properties = checkedInputs.Inputs,
                Preview = isPreview,
            },
            CreateResponse.Parser
        );
        return (created.Id, WireValues.Read(created.Properties));
    }

    public Task<DiffResponse> DiffAsync(ResourceUrn urn, MapValue olds, MapValue news) =>
        CallAsync(
            "Diff",
            new DiffRequest
            {
                Urn = urn.ToString(),
                OldInputs = WireValues.Write(olds),
                News = WireValues.Write(news),
            },
            DiffResponse.Parser
        );

    public async Task<MapValue> UpdateAsync(
        ResourceUrn urn,
        string id,
        MapValue olds,
        MapValue news,
        bool isPreview = false
    )
    {
        var updated = await CallAsync(
            "Update",
            new UpdateRequest
            {
                Urn = urn.ToString(),
                Id = id,
                Olds = WireValues.Write(olds),
                News = WireValues.Write(news),
                Preview = isPreview,
            },
            UpdateResponse.Parser
        );
        return WireValues.Read(updated.Properties);
    }

    public Task DeleteAsync(ResourceUrn urn, string id) =>
        CallAsync("Delete", new DeleteRequest { Urn = urn.ToString(), Id = id }, Nothing.Parser);

    public Task<ReadResponse> ReadAsync(ResourceUrn urn, string id, MapValue? properties = null) =>
        CallAsync(
            "Read",
            new ReadRequest
            {
                Urn = urn.ToString(),
                Id = id,
                Properties = WireValues.Write(properties ?? MapValue.Empty),
            },
            ReadResponse.Parser
        );

    public Task<InvokeResponse> InvokeAsync(string token, MapValue arguments) =>
        CallAsync(
            "Invoke",
            new InvokeRequest { Tok = token, Args = WireValues.Write(arguments) },
            InvokeResponse.Parser
        );

    public async Task<TResponse> CallAsync<TRequest, TResponse>(
        string method,
        TRequest request,
        MessageParser<TResponse> response
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse> =>
        await _channel
            .CreateCallInvoker()
            .AsyncUnaryCall(
                Methods.Unary(Service, method, new MessageParser<TRequest>(() => new()), response),
                null,
                new CallOptions(cancellationToken: TestContext.Current.CancellationToken),
                request
            );

    public void Dispose() => _channel.Dispose();
}
