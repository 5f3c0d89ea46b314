using System.Collections.Immutable;

namespace PrivateLinkLab.Reachability.Verdicts;

/// <summary>The findings behind a verdict, computed when they are read.</summary>
internal interface IFindings
{
    /// <summary>The verdict and why, in sentences.</summary>
    string Explanation { get; }

    /// <summary>Every hop in the order of the traffic.</summary>
    ImmutableArray<Hop> Hops { get; }

    /// <summary>The settings that have to change, the most fundamental first.</summary>
    ImmutableArray<RequiredChange> Changes { get; }

    /// <summary>Whether the request would be blocked on every port: an obstacle does not look at ports.</summary>
    bool IsBlockedOnEveryPort { get; }
}
