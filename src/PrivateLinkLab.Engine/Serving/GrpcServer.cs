using System.Net;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrivateLinkLab.Engine.Protocol;

namespace PrivateLinkLab.Engine.Serving;

/// <summary>Serves methods of Pulumi's protocol to other processes on this machine.</summary>
internal sealed class GrpcServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private GrpcServer(WebApplication application, Uri address) => (_application, Address) = (application, address);

    /// <summary>The address, with the port.</summary>
    public Uri Address { get; }

    /// <summary>Starts to serve, on a free port.</summary>
    /// <param name="service">Answers the calls.</param>
    /// <param name="methods">The methods that it answers.</param>
    public static async Task<GrpcServer> StartAsync<TService>(TService service, MethodTable<TService> methods)
        where TService : class
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.Http2.MaxStreamsPerConnection = 1000;
                kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2);
            });
        builder.Services.AddSingleton(service);
        builder.Services.AddGrpc(grpc =>
            (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (Methods.LargestMessage, Methods.LargestMessage)
        );
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<TService>>(methods));
        var application = builder.Build();
        application.MapGrpcService<TService>();
        await application.StartAsync();
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new(application, new Uri(addresses.Addresses.First()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Not gently: whoever is still connected has ended.
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }
}
