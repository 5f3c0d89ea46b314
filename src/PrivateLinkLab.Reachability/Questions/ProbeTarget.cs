using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Questions;

/// <summary>What a probe is for, as read from its text.</summary>
internal sealed record ProbeTarget
{
    /// <summary>Session Manager itself.</summary>
    public bool IsSessionManager { get; init; }

    /// <summary>The host name or address; null for a resource without a name that is known.</summary>
    public string? Host { get; init; }

    /// <summary>The resource itself, when it has no host name that is known.</summary>
    public Destination? Destination { get; init; }

    /// <summary>The protocol.</summary>
    public Protocol Protocol { get; init; } = Protocol.Tcp;

    /// <summary>The port; 0 for a protocol without ports.</summary>
    public int Port { get; init; }

    /// <summary>A URL's path; empty without one.</summary>
    public string Path { get; init; } = "";

    /// <summary>The key of the queue, bucket or other resource of a service that is named; null when none is.</summary>
    public string? Resource { get; init; }

    /// <summary>Whether the connection is encrypted, as far as the text says: all but plain HTTP.</summary>
    public bool IsEncrypted { get; init; } = true;

    /// <summary>What is known of the HTTP request.</summary>
    public HttpRequest Http { get; init; } = HttpRequest.NotKnown;

    /// <summary>The packets of a request, before it is known where they lead.</summary>
    /// <param name="source">Who sends them.</param>
    /// <param name="client">The ports that they may come from.</param>
    public Flow FlowFrom(Place source, PortSpan client) =>
        Protocol == Protocol.Tcp ? Flow.Tcp(source, Port, client) with { Http = Http with { Host = Http.Host ?? Host } }
        : Protocol == Protocol.Udp ? Flow.Udp(source, Port, client)
        : Flow.Ping(source);
}
