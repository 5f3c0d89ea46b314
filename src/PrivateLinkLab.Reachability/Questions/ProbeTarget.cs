using PrivateLinkLab.Reachability.Dns;

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

    /// <summary>The port.</summary>
    public int Port { get; init; }

    /// <summary>A URL's path; empty without one.</summary>
    public string Path { get; init; } = "";

    /// <summary>The key of the queue or bucket that is named; null when none is.</summary>
    public string? Resource { get; init; }

    /// <summary>Whether the connection is encrypted, as far as the text says: all but plain HTTP.</summary>
    public bool IsEncrypted { get; init; } = true;
}
