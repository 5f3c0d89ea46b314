using Google.Protobuf;
using Grpc.Core;
using PrivateLinkLab.Engine.Protocol;

namespace PrivateLinkLab.Engine.Serving;

/// <summary>Serves an engine to programs on this machine.</summary>
internal static class EngineServer
{
    /// <summary>Starts to serve, on a free port.</summary>
    /// <param name="engine">The engine.</param>
    public static Task<GrpcServer> StartAsync(EngineService engine) => GrpcServer.StartAsync(engine, Table());

    private static MethodTable<EngineService> Table()
    {
        var table = new MethodTable<EngineService>();
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
        Monitor("ReadResource", ReadResourceRequest.Parser, ReadResourceResponse.Parser, static (engine, request, _) =>
            engine.ReadResourceAsync(request)
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
        return table;

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
            table.Add(service, name, request, response, (engine, message, call) =>
            {
                engine.Touch();
                return answer(engine, message, call);
            });
    }
}
