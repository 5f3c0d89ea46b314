using Google.Protobuf;
using Grpc.Core;

namespace PrivateLinkLab.Engine.Protocol;

/// <summary>The methods of the protocol, by the names that Pulumi's SDKs call.</summary>
internal static class Methods
{
    /// <summary>The engine's service for resources and functions.</summary>
    public const string ResourceMonitor = "pulumirpc.ResourceMonitor";

    /// <summary>The engine's service for messages.</summary>
    public const string Engine = "pulumirpc.Engine";

    /// <summary>What fits into a message, as in Pulumi's own engine.</summary>
    public const int LargestMessage = 400 * 1024 * 1024;

    // A value inside another is three levels of messages. Generated code stops at 100.
    private const int DeepestMessage = 3000;

    /// <summary>A function of the program, which the engine calls.</summary>
    public static Method<CallbackInvokeRequest, CallbackInvokeResponse> CallBack { get; } =
        Unary("pulumirpc.Callbacks", "Invoke", CallbackInvokeRequest.Parser, CallbackInvokeResponse.Parser);

    /// <summary>A method with one request and one response.</summary>
    public static Method<TRequest, TResponse> Unary<TRequest, TResponse>(
        string service,
        string name,
        MessageParser<TRequest> request,
        MessageParser<TResponse> response
    )
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        new(MethodType.Unary, service, name, Marshaller(request), Marshaller(response));

    private static Marshaller<T> Marshaller<T>(MessageParser<T> parser)
        where T : IMessage<T> =>
        Marshallers.Create(
            static message => message.ToByteArray(),
            bytes =>
            {
                using var stream = new MemoryStream(bytes, writable: false);
                using var input = CodedInputStream.CreateWithLimits(stream, LargestMessage, DeepestMessage);
                return parser.ParseFrom(input);
            }
        );
}
