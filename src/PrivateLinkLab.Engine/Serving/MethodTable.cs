using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using PrivateLinkLab.Engine.Protocol;

namespace PrivateLinkLab.Engine.Serving;

/// <summary>Says which method of the protocol is which of a service's.</summary>
/// <typeparam name="TService">What answers the calls.</typeparam>
internal sealed class MethodTable<TService> : IServiceMethodProvider<TService>
    where TService : class
{
    private readonly List<Action<ServiceMethodProviderContext<TService>>> _methods = [];

    /// <summary>Adds a method with one request and one response.</summary>
    /// <param name="service">The service's name in the protocol.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="request">Reads the request.</param>
    /// <param name="response">Reads the response.</param>
    /// <param name="answer">Answers.</param>
    public MethodTable<TService> Add<TRequest, TResponse>(
        string service,
        string name,
        MessageParser<TRequest> request,
        MessageParser<TResponse> response,
        Func<TService, TRequest, ServerCallContext, Task<TResponse>> answer
    )
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        _methods.Add(context =>
            context.AddUnaryMethod(Methods.Unary(service, name, request, response), [], (one, message, call) =>
                AnswerAsync(() => answer(one, message, call))
            )
        );
        return this;
    }

    // Who calls would otherwise be told that something failed, and not what.
    private static async Task<TResponse> AnswerAsync<TResponse>(Func<Task<TResponse>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Exception failure) when (failure is not (RpcException or OperationCanceledException))
        {
            throw new RpcException(
                new Status(StatusCode.Internal, $"{failure.GetType().Name}: {failure.Message}", failure)
            );
        }
    }

    /// <inheritdoc/>
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TService> context)
    {
        foreach (var add in _methods)
        {
            add(context);
        }
    }
}
