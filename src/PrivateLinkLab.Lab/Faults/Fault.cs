using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>
/// One small mistake, as people make it, that can be put into a graph: to learn what it looks like, and to test that
/// the analysis finds it.
/// </summary>
public sealed record Fault
{
    /// <summary>What the command line calls it, such as <c>private-dns-off</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What is changed, as a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What a person then sees, as a sentence.</summary>
    public required string Symptom { get; init; }

    /// <summary>
    /// Reason codes; a verdict that finds the fault names one of them. Empty for a fault that <see cref="Opens"/>.
    /// </summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>
    /// Whether the fault lets something through that must not pass. The verdict that finds it is reachable, so it has
    /// no reason; its hops name what was opened.
    /// </summary>
    public bool Opens { get; init; }

    /// <summary>Makes the change, or gives null where there is nothing to change.</summary>
    internal Func<ResourceGraph, GraphEdit?> Change { get; init; } = _ => null;

    /// <summary>Gives the graph with the fault in it.</summary>
    /// <param name="graph">The graph; it stays as it is.</param>
    /// <returns>The changed graph; null when the fault does not apply, because the graph has nothing of the
    /// kind.</returns>
    public ResourceGraph? Inject(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Change(graph) is { IsEmpty: false } edit ? edit.Apply() : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
