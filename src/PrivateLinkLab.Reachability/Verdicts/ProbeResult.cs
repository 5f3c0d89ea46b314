using System.Collections.Immutable;

namespace PrivateLinkLab.Reachability.Verdicts;

/// <summary>What a probe found: the verdict, and everything that speaks for it.</summary>
public sealed record ProbeResult
{
    /// <summary>Where the request starts, as the caller named it.</summary>
    public required string From { get; init; }

    /// <summary>What it is for, as the caller named it.</summary>
    public required string To { get; init; }

    /// <summary>
    /// The action that it carries out, for example <c>sqs:SendMessage</c>; null for a mere connection.
    /// </summary>
    public string? Action { get; init; }

    /// <summary>
    /// The ARN of the resource that the action is about, as the caller named it; null where <see cref="To"/> or the
    /// graph tells.
    /// </summary>
    public string? Resource { get; init; }

    /// <summary>By which protocol: <c>tcp</c>, <c>udp</c> or <c>icmp</c>.</summary>
    public string Protocol { get; init; } = "tcp";

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The first reason of a verdict other than reachable, one of <see cref="ReasonCode"/> or of
    /// <see cref="Permissions.AuthorizationReason"/>; else null.</summary>
    public string? Reason { get; init; }

    /// <summary>The verdict and why, in sentences.</summary>
    public string Explanation
    {
        get => field ??= Findings?.Explanation ?? "";
        init;
    }

    /// <summary>What the name in <see cref="To"/> resolves to; null when there is no name.</summary>
    public DnsAnswer? Dns { get; init; }

    /// <summary>Every hop in the order of the traffic: the request's, then the answer's.</summary>
    public ImmutableArray<Hop> Hops
    {
        get => field.IsDefault ? field = Findings?.Hops ?? [] : field;
        init;
    }

    /// <summary>
    /// Of a blocked request, every setting that has to change, the most fundamental first; of an unknown one, those
    /// that have to change in the cases in which it is blocked; empty when it is reachable.
    /// </summary>
    public ImmutableArray<RequiredChange> Changes
    {
        get => field.IsDefault ? field = Findings?.Changes ?? [] : field;
        init;
    }

    /// <summary>Whether the request would be blocked on every other port too, as far as that shows.</summary>
    internal bool IsBlockedOnEveryPort => Findings is { IsBlockedOnEveryPort: true };

    /// <summary>What the texts are worked out from; null when they are given.</summary>
    internal IFindings? Findings { get; init; }
}
