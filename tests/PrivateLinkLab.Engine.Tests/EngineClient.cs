using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using PrivateLinkLab.Engine.Deploying;
using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Engine.Serving;
using PrivateLinkLab.Engine.Typings;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine.Tests;

/// <summary>An engine, and a client that speaks to it as a program's SDK does.</summary>
internal sealed class EngineClient : IAsyncDisposable
{
    public const string Project = "shop";
    public const string Stack = "dev";
    public const string AwsVersion = "7.48.0";

    private readonly GrpcServer _server;
    private readonly EngineService _engine;
    private readonly GrpcChannel _channel;

    private EngineClient(StackRun run, EngineService engine, GrpcServer server, StringWriter said)
    {
        (Run, _engine, _server, Said) = (run, engine, server, said);
        _channel = GrpcChannel.ForAddress(server.Address);
    }

    public StackRun Run { get; }

    public StringWriter Said { get; }

    /// <summary>The stack's URN.</summary>
    public string Root { get; private set; } = "";

    public ResourceGraph Graph => Run.Finish().Graph;

    /// <summary>Starts an engine and registers the stack with it.</summary>
    public static async Task<EngineClient> StartAsync(
        EngineOptions? options = null,
        string? packages = null,
        bool registersStack = true
    )
    {
        var said = new StringWriter { NewLine = "\n" };
        var run = new StackRun(options ?? Options(), new PackageTypings(packages));
        var engine = new EngineService(run, new ProgramMessages(said));
        var client = new EngineClient(run, engine, await EngineServer.StartAsync(engine), said);
        if (!registersStack)
        {
            return client;
        }

        var stack = await client.RegisterAsync(
            new() { Type = ResourceUrn.StackType, Name = $"{Project}-{Stack}" },
            withParent: false
        );
        client.Root = stack.Urn;
        return client;
    }

    public static EngineOptions Options(bool isPreview = false, ResourceGraph? before = null) =>
        new()
        {
            Project = Project,
            Stack = Stack,
            Folder = Path.GetTempPath(),
            IsPreview = isPreview,
            Before = before,
        };

    /// <summary>Registers a custom resource, the way the SDK for Node.js does.</summary>
    public Task<RegisterResourceResponse> CreateAsync(
        string type,
        string name,
        MapValue inputs,
        Action<RegisterResourceRequest>? also = null
    )
    {
        var request = new RegisterResourceRequest
        {
            Type = type,
            Name = name,
            Custom = true,
            Object = WireValues.Write(inputs),
            Version = AwsVersion,
        };
        also?.Invoke(request);
        return RegisterAsync(request);
    }

    /// <summary>Registers a component.</summary>
    public Task<RegisterResourceResponse> ComponentAsync(
        string type,
        string name,
        Action<RegisterResourceRequest>? also = null
    )
    {
        var request = new RegisterResourceRequest { Type = type, Name = name };
        also?.Invoke(request);
        return RegisterAsync(request);
    }

    public async Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request, bool withParent = true)
    {
        (request.AcceptSecrets, request.AcceptResources, request.SupportsResultReporting) = (true, true, true);
        if (withParent && request.Parent.Length == 0)
        {
            request.Parent = Root;
        }

        return await CallAsync("RegisterResource", request, RegisterResourceResponse.Parser);
    }

    public async Task<TResponse> CallAsync<TRequest, TResponse>(
        string method,
        TRequest request,
        MessageParser<TResponse> response,
        string service = Methods.ResourceMonitor
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse> =>
        await _channel
            .CreateCallInvoker()
            .AsyncUnaryCall(
                Methods.Unary(service, method, new MessageParser<TRequest>(() => new()), response),
                null,
                new CallOptions(cancellationToken: TestContext.Current.CancellationToken),
                request
            );

    public async Task<MapValue> InvokeAsync(string token, MapValue arguments)
    {
        var response = await CallAsync(
            "Invoke",
            new ResourceInvokeRequest
            {
                Tok = token,
                Args = WireValues.Write(arguments),
                Version = AwsVersion,
            },
            InvokeResponse.Parser
        );
        Assert.Empty(response.Failures);
        return WireValues.Read(response.Return);
    }

    public ResourceNode Node(string name) => Graph.Resources.Single(node => node.Name == name);

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
        _engine.Dispose();
    }
}
