using System.Diagnostics;
using Grpc.Core;
using PrivateLinkLab.Engine.Deploying;
using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine.Serving;

/// <summary>The engine's methods, as programs call them.</summary>
/// <param name="run">The deployment.</param>
/// <param name="messages">Gets what the program says.</param>
internal sealed class EngineService(StackRun run, ProgramMessages messages) : IDisposable
{
    // Hooks that see errors would have to be called.
    private const string ErrorHooks = "errorHooks";

    private readonly Transforms _transforms = new();
    private long _lastRequest = Stopwatch.GetTimestamp();

    /// <summary>How long no request has come.</summary>
    public TimeSpan Idle => Stopwatch.GetElapsedTime(Volatile.Read(ref _lastRequest));

    /// <summary>Whether the program said that it is through.</summary>
    public bool IsThrough { get; private set; }

    /// <summary>What went wrong in the engine itself; null for nothing.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Notes that the program is alive.</summary>
    public void Touch() => Volatile.Write(ref _lastRequest, Stopwatch.GetTimestamp());

    /// <summary>Whether a program may use a part of the protocol.</summary>
    public static Task<SupportsFeatureResponse> SupportsFeatureAsync(SupportsFeatureRequest request) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = request.Id != ErrorHooks });

    /// <summary>Registers a resource. An error of gRPC would make Node.js run out of memory.</summary>
    public async Task<RegisterResourceResponse> RegisterResourceAsync(
        RegisterResourceRequest request,
        ServerCallContext context
    )
    {
        var registered = await RegisterAsync(request, context.CancellationToken);
        if (registered.Refusal is { } refusal && !request.SupportsResultReporting)
        {
            throw new RpcException(new Status(StatusCode.Unknown, refusal));
        }

        return new()
        {
            Urn = registered.Urn,
            Id = registered.Id ?? "",
            Object = WireValues.Write(registered.Outputs, request.AcceptSecrets),
            Result = registered.Result,
        };
    }

    /// <summary>Keeps the outputs of a component or of the stack.</summary>
    public Task<Nothing> RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request)
    {
        run.RegisterOutputs(request);
        return Done;
    }

    /// <summary>Reads a resource that exists.</summary>
    public Task<ReadResourceResponse> ReadResourceAsync(ReadResourceRequest request)
    {
        var (urn, outputs) = run.Read(request);
        return Task.FromResult(
            new ReadResourceResponse { Urn = urn, Properties = WireValues.Write(outputs, request.AcceptSecrets) }
        );
    }

    /// <summary>Answers a function.</summary>
    public async Task<InvokeResponse> InvokeAsync(ResourceInvokeRequest request, ServerCallContext context)
    {
        try
        {
            request = await _transforms.ApplyAsync(request, context.CancellationToken);
        }
        catch (TransformException failure)
        {
            return new() { Failures = { new CheckFailure { Reason = failure.Message } } };
        }

        var (result, refusal) = run.Call(request);
        return result is null
            ? new() { Failures = { new CheckFailure { Reason = refusal } } }
            : new() { Return = WireValues.Write(result) };
    }

    /// <summary>Methods of components live in plugins.</summary>
    public static Task<CallResponse> CallAsync(ResourceCallRequest request) =>
        Task.FromResult(
            new CallResponse
            {
                Failures =
                {
                    new CheckFailure
                    {
                        Reason = $"The method {request.Tok} is in a plugin of Pulumi, and the lab runs no plugins.",
                    },
                },
            }
        );

    /// <summary>Adds a transform of every resource.</summary>
    public Task<Nothing> RegisterStackTransformAsync(Callback transform)
    {
        _transforms.Add(transform);
        return Done;
    }

    /// <summary>Adds a transform of every call of a function.</summary>
    public Task<Nothing> RegisterStackInvokeTransformAsync(Callback transform)
    {
        _transforms.AddOfCalls(transform);
        return Done;
    }

    /// <summary>Takes a hook, which is not called: nothing is built that it could see.</summary>
    public Task<Nothing> RegisterResourceHookAsync(RegisterResourceHookRequest request)
    {
        messages.Note($"warning: the hook '{request.Name}' is not called on the simulated cloud.");
        return Done;
    }

    /// <summary>Takes a package that a parameter of another one makes.</summary>
    public static Task<RegisterPackageResponse> RegisterPackageAsync(RegisterPackageRequest request) =>
        Task.FromResult(
            new RegisterPackageResponse { Ref = $"{request.Parameterization?.Name ?? request.Name}@{request.Version}" }
        );

    /// <summary>The program is through; nothing is left to do for it.</summary>
    public Task<Nothing> SignalAndWaitForShutdownAsync(Nothing request)
    {
        _ = request;
        IsThrough = true;
        return Done;
    }

    /// <summary>Takes a message.</summary>
    public Task<Nothing> LogAsync(LogRequest request)
    {
        messages.Log(request);
        return Done;
    }

    /// <summary>The stack.</summary>
    public Task<RootResource> GetRootResourceAsync(Nothing request)
    {
        _ = request;
        return Task.FromResult(new RootResource { Urn = run.RootUrn });
    }

    /// <summary>Says which the stack is, which is known.</summary>
    public static Task<Nothing> SetRootResourceAsync(RootResource request)
    {
        _ = request;
        return Done;
    }

    /// <summary>Does nothing.</summary>
    public static Task<Nothing> IgnoreAsync(Nothing request)
    {
        _ = request;
        return Done;
    }

    /// <inheritdoc/>
    public void Dispose() => _transforms.Dispose();

    private static Task<Nothing> Done => Task.FromResult(new Nothing());

    private async Task<Registered> RegisterAsync(RegisterResourceRequest request, CancellationToken ending)
    {
        try
        {
            var transformed = await _transforms.ApplyAsync(request, ending);
            if (transformed.ReplaceWith.Count > 0)
            {
                messages.Note(
                    $"warning: the option replaceWith of '{request.Name}' is not carried out: it stays when what it "
                        + "names is replaced."
                );
            }

            var registered = run.Register(transformed);
            if (!request.Custom && registered.Result == Result.Success)
            {
                _transforms.Remember(registered.Urn, request);
            }

            return registered;
        }
        catch (TransformException failure)
        {
            return run.Refuse(request, failure.Message);
        }
#pragma warning disable CA1031 // An error of gRPC would end the program in silence, or never.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failure ??= failure;
            return new(Result.Fail, "", null, MapValue.Empty, failure.Message);
        }
    }
}
