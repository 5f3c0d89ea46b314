namespace PrivateLinkLab.Reachability.Verdicts;

/// <summary>One place that the request or its answer passes, and what is decided there.</summary>
/// <param name="Component">The resource's URN, or its id when it is none of the graph's; a host name outside
/// AWS.</param>
/// <param name="Kind">One of <see cref="HopKind"/>.</param>
/// <param name="Decision">What is decided.</param>
/// <param name="Evidence">A sentence that names the rule, route or setting that decides.</param>
public sealed record Hop(string Component, string Kind, Decision Decision, string Evidence)
{
    /// <summary>A short name to draw the hop with: the logical name, or the component when it has none.</summary>
    public string Name { get; init; } = Component;

    /// <summary>Whether it is the request that passes there, or the reply.</summary>
    public Direction Direction { get; init; }

    /// <summary>
    /// The URN or id of the resource that has the rule or the route that decides; null when none does by itself.
    /// </summary>
    public string? Rule { get; init; }
}
