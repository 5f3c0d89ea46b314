using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Selection;

namespace PrivateLinkLab.Rules;

/// <summary>One rule: what must be reachable, or must not be.</summary>
public sealed record Rule
{
    /// <summary>What it says, for people.</summary>
    public required string Name { get; init; }

    /// <summary>The line of the file that it begins in, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column that it begins in, from 1.</summary>
    public int Column { get; init; } = 1;

    /// <summary>Where connections begin; empty for a rule about <see cref="OnlyFrom"/> alone.</summary>
    public ImmutableArray<PlaceSelector> From { get; init; } = [];

    /// <summary>Where they end.</summary>
    public required ImmutableArray<TargetSelector> To { get; init; }

    /// <summary>The places that alone may reach the target; empty when the rule does not say.</summary>
    public ImmutableArray<PlaceSelector> OnlyFrom { get; init; } = [];

    /// <summary>What is expected of every pair of places.</summary>
    public Expectation Expect { get; init; } = Expectation.Reachable;

    /// <summary>An action that policies have to allow, such as <c>sqs:SendMessage</c>; null for none.</summary>
    public string? Action { get; init; }

    /// <summary>
    /// The ARN of the resource that the action is about; null for what the target or the graph tells.
    /// </summary>
    public string? Resource { get; init; }

    /// <summary>The protocol: <c>tcp</c>, <c>udp</c> or <c>icmp</c>; null for what the target says, else TCP.</summary>
    public string? Protocol { get; init; }

    /// <summary>Whether a verdict of unknown is accepted.</summary>
    public bool AllowsUnknown { get; init; }

    /// <summary>Why the rule is there, shown when it is broken; null when nobody said.</summary>
    public string? Because { get; init; }
}

/// <summary>What a rule expects.</summary>
public enum Expectation
{
    /// <summary>Every pair of places gets through.</summary>
    Reachable,

    /// <summary>None does.</summary>
    Blocked,
}
