using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using PrivateLinkLab.Engine.Protocol;

namespace PrivateLinkLab.Engine.Serving;

/// <summary>
/// Functions of the program that change resources and calls before the engine sees them: those of a resource itself,
/// then those of its ancestors, then those of the stack (pulumi/pulumi, pkg/resource/deploy/source_eval.go).
/// </summary>
internal sealed class Transforms : IDisposable
{
    private readonly ConcurrentDictionary<string, GrpcChannel> _channels = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Component> _components = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Callback> _ofStack = new();
    private readonly ConcurrentQueue<Callback> _ofCalls = new();

    /// <summary>Adds a transform of every resource.</summary>
    public void Add(Callback transform) => _ofStack.Enqueue(transform);

    /// <summary>Adds a transform of every call of a function.</summary>
    public void AddOfCalls(Callback transform) => _ofCalls.Enqueue(transform);

    /// <summary>Remembers a component, whose transforms are those of its children too.</summary>
    public void Remember(string urn, RegisterResourceRequest request) =>
        _components[urn] = new(request.Parent, [.. request.Transforms]);

    /// <summary>Applies all that concern a resource.</summary>
    /// <exception cref="TransformException">One of them failed.</exception>
    public async Task<RegisterResourceRequest> ApplyAsync(RegisterResourceRequest request, CancellationToken ending)
    {
        IEnumerable<Callback> transforms = [.. request.Transforms, .. OfAncestors(request.Parent), .. _ofStack];
        foreach (var transform in transforms)
        {
            var asked = new TransformRequest
            {
                Type = request.Type,
                Name = request.Name,
                Custom = request.Custom,
                Parent = request.Parent,
                Properties = request.Object,
                Options = OptionsOf(request),
            };
            var answer = TransformResponse.Parser.ParseFrom(
                await CallAsync(transform, asked, $"{request.Type} '{request.Name}'", ending)
            );
            request = request.Clone();
            request.Object = answer.Properties ?? request.Object;
            if (answer.Options is { } options)
            {
                Set(request, options);
            }
        }

        return request;
    }

    /// <summary>Applies all that concern a call.</summary>
    /// <exception cref="TransformException">One of them failed.</exception>
    public async Task<ResourceInvokeRequest> ApplyAsync(ResourceInvokeRequest request, CancellationToken ending)
    {
        foreach (var transform in _ofCalls)
        {
            var asked = new TransformInvokeRequest
            {
                Token = request.Tok,
                Args = request.Args,
                Options = new() { Provider = request.Provider, Version = request.Version },
            };
            var answer = TransformInvokeResponse.Parser.ParseFrom(
                await CallAsync(transform, asked, request.Tok, ending)
            );
            request = request.Clone();
            request.Args = answer.Args ?? request.Args;
            if (answer.Options is { } options)
            {
                (request.Provider, request.Version) = (options.Provider, options.Version);
            }
        }

        return request;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var channel in _channels.Values)
        {
            channel.Dispose();
        }
    }

    private IEnumerable<Callback> OfAncestors(string parent)
    {
        while (_components.TryGetValue(parent, out var component))
        {
            foreach (var transform in component.Transforms)
            {
                yield return transform;
            }

            parent = component.Parent;
        }
    }

    private async Task<ByteString> CallAsync(
        Callback callback,
        IMessage request,
        string subject,
        CancellationToken ending
    )
    {
        var channel = _channels.GetOrAdd(callback.Target, static target => GrpcChannel.ForAddress(
                $"http://{target}",
                new()
                {
                    HttpHandler = new SocketsHttpHandler { UseProxy = false },
                    MaxReceiveMessageSize = Methods.LargestMessage,
                    MaxSendMessageSize = Methods.LargestMessage,
                    DisposeHttpClient = true,
                }
            ));
        try
        {
            using var call = channel
                .CreateCallInvoker()
                .AsyncUnaryCall(
                    Methods.CallBack,
                    host: null,
                    new CallOptions(cancellationToken: ending),
                    new CallbackInvokeRequest { Token = callback.Token, Request = request.ToByteString() }
                );
            return (await call).Response;
        }
        catch (RpcException failure)
        {
            throw new TransformException(
                $"A transform of the program failed on {subject}: {failure.Status.Detail}",
                failure
            );
        }
    }

    private static TransformResourceOptions OptionsOf(RegisterResourceRequest request)
    {
        var options = new TransformResourceOptions
        {
            DependsOn = { request.Dependencies },
            IgnoreChanges = { request.IgnoreChanges },
            ReplaceOnChanges = { request.ReplaceOnChanges },
            Version = request.Version,
            Aliases = { request.Aliases },
            Provider = request.Provider,
            CustomTimeouts = request.CustomTimeouts,
            PluginDownloadUrl = request.PluginDownloadURL,
            DeletedWith = request.DeletedWith,
            AdditionalSecretOutputs = { request.AdditionalSecretOutputs },
            Providers = { request.Providers },
            Import = request.ImportId,
            ReplaceWith = { request.ReplaceWith },
        };
        if (request.HasProtect)
        {
            options.Protect = request.Protect;
        }

        if (request.HasRetainOnDelete)
        {
            options.RetainOnDelete = request.RetainOnDelete;
        }

        if (request.DeleteBeforeReplaceDefined)
        {
            options.DeleteBeforeReplace = request.DeleteBeforeReplace;
        }

        return options;
    }

    private static void Set(RegisterResourceRequest request, TransformResourceOptions options)
    {
        Replace(request.Dependencies, options.DependsOn);
        Replace(request.IgnoreChanges, options.IgnoreChanges);
        Replace(request.ReplaceOnChanges, options.ReplaceOnChanges);
        Replace(request.Aliases, options.Aliases);
        Replace(request.AdditionalSecretOutputs, options.AdditionalSecretOutputs);
        Replace(request.ReplaceWith, options.ReplaceWith);
        request.Providers.Clear();
        request.Providers.Add(options.Providers);
        request.Version = options.Version;
        request.Provider = options.Provider;
        request.PluginDownloadURL = options.PluginDownloadUrl;
        request.DeletedWith = options.DeletedWith;
        request.ImportId = options.Import;
        request.CustomTimeouts = options.CustomTimeouts;
        request.DeleteBeforeReplaceDefined = options.HasDeleteBeforeReplace;
        request.DeleteBeforeReplace = options.HasDeleteBeforeReplace && options.DeleteBeforeReplace;
        request.ClearProtect();
        if (options.HasProtect)
        {
            request.Protect = options.Protect;
        }

        request.ClearRetainOnDelete();
        if (options.HasRetainOnDelete)
        {
            request.RetainOnDelete = options.RetainOnDelete;
        }
    }

    private static void Replace<T>(
        Google.Protobuf.Collections.RepeatedField<T> values,
        Google.Protobuf.Collections.RepeatedField<T> with
    )
    {
        values.Clear();
        values.Add(with);
    }

    private sealed record Component(string Parent, IReadOnlyList<Callback> Transforms);
}

/// <summary>A function of the program failed; the message is a sentence.</summary>
internal sealed class TransformException(string message, Exception cause) : Exception(message, cause);
