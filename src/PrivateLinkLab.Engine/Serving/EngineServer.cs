using System.Net;
using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrivateLinkLab.Engine.Protocol;

namespace PrivateLinkLab.Engine.Serving;

/// <summary>Serves an engine to programs on this machine.</summary>
internal sealed class EngineServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private EngineServer(WebApplication application) => _application = application;

    /// <summary>The address, HOST:PORT.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts to serve, on a free port.</summary>
    /// <param name="engine">The engine.</param>
    public static async Task<EngineServer> StartAsync(EngineService engine)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.Http2.MaxStreamsPerConnection = 1000;
                kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2);
            });
        builder.Services.AddSingleton(engine);
        builder.Services.AddGrpc(grpc =>
            (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (Methods.LargestMessage, Methods.LargestMessage)
        );
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IServiceMethodProvider<EngineService>, EngineMethods>()
        );
        var application = builder.Build();
        application.MapGrpcService<EngineService>();
        await application.StartAsync();
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new(application) { Address = new Uri(addresses.Addresses.First()).Authority };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Not gently: whoever is still connected has ended.
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    /// <summary>Says which method of the protocol is which of the engine's.</summary>
    private sealed class EngineMethods : IServiceMethodProvider<EngineService>
    {
        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<EngineService> context)
        {
            Monitor(
                "SupportsFeature",
                SupportsFeatureRequest.Parser,
                SupportsFeatureResponse.Parser,
                static (_, request, _) => EngineService.SupportsFeatureAsync(request)
            );
            Monitor(
                "RegisterResource",
                RegisterResourceRequest.Parser,
                RegisterResourceResponse.Parser,
                static (engine, request, call) => engine.RegisterResourceAsync(request, call)
            );
            Monitor(
                "RegisterResourceOutputs",
                RegisterResourceOutputsRequest.Parser,
                Nothing.Parser,
                static (engine, request, _) => engine.RegisterResourceOutputsAsync(request)
            );
            Monitor(
                "ReadResource",
                ReadResourceRequest.Parser,
                ReadResourceResponse.Parser,
                static (engine, request, _) => engine.ReadResourceAsync(request)
            );
            Monitor("Invoke", ResourceInvokeRequest.Parser, InvokeResponse.Parser, static (engine, request, call) =>
                engine.InvokeAsync(request, call)
            );
            Monitor("Call", ResourceCallRequest.Parser, CallResponse.Parser, static (_, request, _) =>
                EngineService.CallAsync(request)
            );
            Monitor("RegisterStackTransform", Callback.Parser, Nothing.Parser, static (engine, request, _) =>
                engine.RegisterStackTransformAsync(request)
            );
            Monitor("RegisterStackInvokeTransform", Callback.Parser, Nothing.Parser, static (engine, request, _) =>
                engine.RegisterStackInvokeTransformAsync(request)
            );
            Monitor(
                "RegisterResourceHook",
                RegisterResourceHookRequest.Parser,
                Nothing.Parser,
                static (engine, request, _) => engine.RegisterResourceHookAsync(request)
            );
            Monitor(
                "RegisterPackage",
                RegisterPackageRequest.Parser,
                RegisterPackageResponse.Parser,
                static (_, request, _) => EngineService.RegisterPackageAsync(request)
            );
            Monitor("SignalAndWaitForShutdown", Nothing.Parser, Nothing.Parser, static (engine, request, _) =>
                engine.SignalAndWaitForShutdownAsync(request)
            );
            Engine("Log", LogRequest.Parser, Nothing.Parser, static (engine, request, _) => engine.LogAsync(request));
            Engine("GetRootResource", Nothing.Parser, RootResource.Parser, static (engine, request, _) =>
                engine.GetRootResourceAsync(request)
            );
            Engine("SetRootResource", RootResource.Parser, Nothing.Parser, static (_, request, _) =>
                EngineService.SetRootResourceAsync(request)
            );
            Engine("StartDebugging", Nothing.Parser, Nothing.Parser, static (_, request, _) =>
                EngineService.IgnoreAsync(request)
            );
            Engine("CheckPulumiVersion", Nothing.Parser, Nothing.Parser, static (_, request, _) =>
                EngineService.IgnoreAsync(request)
            );
            return;

            void Monitor<TRequest, TResponse>(
                string name,
                MessageParser<TRequest> request,
                MessageParser<TResponse> response,
                Func<EngineService, TRequest, ServerCallContext, Task<TResponse>> answer
            )
                where TRequest : class, IMessage<TRequest>
                where TResponse : class, IMessage<TResponse> =>
                Add(Methods.ResourceMonitor, name, request, response, answer);

            void Engine<TRequest, TResponse>(
                string name,
                MessageParser<TRequest> request,
                MessageParser<TResponse> response,
                Func<EngineService, TRequest, ServerCallContext, Task<TResponse>> answer
            )
                where TRequest : class, IMessage<TRequest>
                where TResponse : class, IMessage<TResponse> => Add(Methods.Engine, name, request, response, answer);

            void Add<TRequest, TResponse>(
                string service,
                string name,
                MessageParser<TRequest> request,
                MessageParser<TResponse> response,
                Func<EngineService, TRequest, ServerCallContext, Task<TResponse>> answer
            )
                where TRequest : class, IMessage<TRequest>
                where TResponse : class, IMessage<TResponse> =>
                context.AddUnaryMethod(Methods.Unary(service, name, request, response), [], (engine, message, call) =>
                {
                    engine.Touch();
                    return answer(engine, message, call);
                });
        }
    }
}
