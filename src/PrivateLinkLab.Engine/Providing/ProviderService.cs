using Google.Protobuf;
using Grpc.Core;
using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Engine.Serving;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Engine.Providing;

/// <summary>The methods of a provider, as Pulumi's engine calls them.</summary>
/// <param name="cloud">Answers them.</param>
internal sealed class ProviderService(ProvidedCloud cloud)
{
    private const string Service = "pulumirpc.ResourceProvider";
    private const string Region = "region";

    // What the engine itself keeps among a provider's settings.
    private static readonly string[] NoSettings = ["version"];

    /// <summary>The methods by their names in the protocol.</summary>
    public static MethodTable<ProviderService> Methods
    {
        get
        {
            var table = new MethodTable<ProviderService>();
            Add("Handshake", Nothing.Parser, ProviderHandshakeResponse.Parser, static (_, _) =>
                new() { AcceptSecrets = true, AcceptResources = true }
            );
            Add("Attach", Nothing.Parser, Nothing.Parser, static (_, _) => new());
            Add("Cancel", Nothing.Parser, Nothing.Parser, static (_, _) => new());
            Add("GetPluginInfo", Nothing.Parser, PluginInfo.Parser, static (_, _) =>
                new() { Version = typeof(ProviderService).Assembly.GetName().Version!.ToString(3) }
            );
            Add("CheckConfig", CheckRequest.Parser, CheckResponse.Parser, static (_, request) =>
                new() { Inputs = request.News }
            );
            Add("DiffConfig", DiffRequest.Parser, DiffResponse.Parser, static (_, request) => DiffConfig(request));
            Add("Configure", ConfigureRequest.Parser, ConfigureResponse.Parser, static (service, request) =>
                service.Configure(request)
            );
            Add("Check", CheckRequest.Parser, CheckResponse.Parser, static (_, request) =>
                new() { Inputs = request.News }
            );
            Add("Diff", DiffRequest.Parser, DiffResponse.Parser, static (_, request) => Diff(request));
            Add("Create", CreateRequest.Parser, CreateResponse.Parser, static (service, request) =>
                service.Create(request)
            );
            Add("Read", ReadRequest.Parser, ReadResponse.Parser, static (service, request) => service.Read(request));
            Add("Update", UpdateRequest.Parser, UpdateResponse.Parser, static (service, request) =>
                service.Update(request)
            );
            Add("Delete", DeleteRequest.Parser, Nothing.Parser, static (service, request) => service.Delete(request));
            Add("Invoke", InvokeRequest.Parser, InvokeResponse.Parser, static (service, request) =>
                service.Invoke(request)
            );
            return table;

            void Add<TRequest, TResponse>(
                string name,
                MessageParser<TRequest> request,
                MessageParser<TResponse> response,
                Func<ProviderService, TRequest, TResponse> answer
            )
                where TRequest : class, IMessage<TRequest>
                where TResponse : class, IMessage<TResponse> =>
                table.Add(Service, name, request, response, (service, message, _) =>
                    Task.FromResult(Told(() => answer(service, message)))
                );
        }
    }

    // The engine shows the detail of a status as the resource's error.
    private static T Told<T>(Func<T> answer)
    {
        try
        {
            return answer();
        }
        catch (Exception refusal) when (refusal is ProviderException or ProvidedStackException)
        {
            throw new RpcException(new Status(StatusCode.Unknown, refusal.Message, refusal));
        }
        catch (FormatException wrong)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, wrong.Message, wrong));
        }
    }

    // A provider of another region has other resources.
    private static DiffResponse DiffConfig(DiffRequest request)
    {
        var (olds, news) = (WireValues.Read(request.OldInputs ?? request.Olds), WireValues.Read(request.News));
        var response = new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffNone };
        foreach (
            var name in olds
                .Keys.Union(news.Keys)
                .Except(NoSettings)
                .Where(name => olds.Find(name) != news.Find(name))
                .Order(StringComparer.Ordinal)
        )
        {
            response.Changes = DiffResponse.Types.DiffChanges.DiffSome;
            response.Diffs.Add(name);
            if (name == Region)
            {
                response.Replaces.Add(name);
            }
        }

        return response;
    }

    private static DiffResponse Diff(DiffRequest request)
    {
        var change = ProvidedCloud.Compare(
            ResourceUrn.Parse(request.Urn),
            WireValues.Read(request.OldInputs ?? request.Olds),
            WireValues.Read(request.News),
            request.IgnoreChanges
        );
        var response = new DiffResponse
        {
            HasDetailedDiff = true,
            Changes =
                change.Kind == ChangeKind.Same
                    ? DiffResponse.Types.DiffChanges.DiffNone
                    : DiffResponse.Types.DiffChanges.DiffSome,
        };
        foreach (var property in change.Properties)
        {
            var path = property.Path.ToString();
            response.Diffs.Add(path);
            response.DetailedDiff[path] = new() { Kind = KindOf(property), InputDiff = true };
            if (property.ForcesReplacement)
            {
                response.Replaces.Add(path);
            }
        }

        return response;
    }

    private static PropertyDiff.Types.Kind KindOf(PropertyChange change) =>
        (change.Old, change.New, change.ForcesReplacement) switch
        {
            (null, _, false) => PropertyDiff.Types.Kind.Add,
            (null, _, true) => PropertyDiff.Types.Kind.AddReplace,
            (_, null, false) => PropertyDiff.Types.Kind.Delete,
            (_, null, true) => PropertyDiff.Types.Kind.DeleteReplace,
            (_, _, false) => PropertyDiff.Types.Kind.Update,
            (_, _, true) => PropertyDiff.Types.Kind.UpdateReplace,
        };

    private ConfigureResponse Configure(ConfigureRequest request)
    {
        cloud.Configure(WireValues.Read(request.Args));
        return new()
        {
            AcceptSecrets = true,
            AcceptResources = true,
            SupportsPreview = true,
        };
    }

    private CreateResponse Create(CreateRequest request)
    {
        var (id, outputs) = cloud.Create(
            ResourceUrn.Parse(request.Urn),
            WireValues.Read(request.Properties),
            request.Preview
        );
        return new() { Id = id ?? "", Properties = Written(outputs, id) };
    }

    private UpdateResponse Update(UpdateRequest request) =>
        new()
        {
            Properties = Written(
                cloud.Update(
                    ResourceUrn.Parse(request.Urn),
                    WireValues.Read(request.Olds),
                    WireValues.Read(request.News),
                    request.Preview
                ),
                request.Id
            ),
        };

    private Nothing Delete(DeleteRequest request)
    {
        cloud.Delete(ResourceUrn.Parse(request.Urn));
        return new();
    }

    private ReadResponse Read(ReadRequest request)
    {
        // What a program gets has no properties yet.
        var isOfStack = request.Properties is { Fields.Count: > 0 };
        return cloud.Read(ResourceUrn.Parse(request.Urn), request.Id, isOfStack) is { } node
            ? new()
            {
                Id = request.Id,
                Properties = Written(node.Outputs, request.Id),
                Inputs = WireValues.Write(node.Inputs),
            }
            : new();
    }

    private InvokeResponse Invoke(InvokeRequest request)
    {
        try
        {
            return new() { Return = WireValues.Write(cloud.Call(request.Tok, WireValues.Read(request.Args))) };
        }
        catch (ProviderException refusal)
        {
            return new() { Failures = { new CheckFailure { Reason = refusal.Message } } };
        }
    }

    // As AWS's provider has it, the id is among the outputs.
    private static Google.Protobuf.WellKnownTypes.Struct Written(MapValue outputs, string? id) =>
        WireValues.Write(outputs.With("id", id is { Length: > 0 } known ? known : PropertyValue.Unknown));
}
