using PrivateLinkLab.Engine.Serving;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine.Providing;

/// <summary>Serves the simulated cloud to Pulumi's engine, as the provider of the package aws.</summary>
public sealed class ProviderHost : IAsyncDisposable
{
    private readonly ProvidedCloud _cloud;
    private readonly GrpcServer _server;

    private ProviderHost(ProvidedCloud cloud, GrpcServer server) => (_cloud, _server) = (cloud, server);

    /// <summary>The port, on this machine alone.</summary>
    public int Port => _server.Address.Port;

    /// <summary>The stack as the provider has left it; null when nothing was asked about one.</summary>
    public ResourceGraph? Graph => _cloud.Graph;

    /// <summary>Starts to serve.</summary>
    /// <param name="options">What the cloud begins with.</param>
    public static async Task<ProviderHost> StartAsync(ProviderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var cloud = new ProvidedCloud(options);
        return new(cloud, await GrpcServer.StartAsync(new ProviderService(cloud), ProviderService.Methods));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

/// <summary>What the simulated cloud begins with when it is a provider.</summary>
public sealed record ProviderOptions
{
    /// <summary>The region of a provider whose settings do not name one; us-east-1 when not set.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The folder in which relative paths of assets begin.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// Gives what there is of a project's stack; null for nothing. Throws a <see cref="ProvidedStackException"/> for a
    /// stack that cannot be served.
    /// </summary>
    public Func<string, string, ResourceGraph?> Load { get; init; } = static (_, _) => null;
}

/// <summary>A stack cannot be served; the message is a sentence.</summary>
/// <param name="message">The sentence.</param>
/// <param name="cause">What stood against it; null for nothing else.</param>
public sealed class ProvidedStackException(string message, Exception? cause = null) : Exception(message, cause);
