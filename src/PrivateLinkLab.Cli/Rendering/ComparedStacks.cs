using System.Collections.Immutable;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>What two stacks let through differently, and the texts that every form of it has.</summary>
/// <param name="Old">The stack before.</param>
/// <param name="New">The stack after.</param>
/// <param name="Comparison">The differences.</param>
internal sealed record ComparedStacks(ExaminedStack Old, ExaminedStack New, ReachComparison Comparison)
{
    /// <summary>Which stacks were compared.</summary>
    public string Title => $"{Old.Origin} -> {New.Origin}";

    /// <summary>A difference in one line: who, what, which ports, and what it was before.</summary>
    public static string Line(ReachChange change)
    {
        var ports = change.Ports.IsEmpty ? "" : $"  {PortRange.Text(change.Ports)}";
        var before = change switch
        {
            { Old: null } => "  (new)",
            { New: null } => "  (removed)",
            { Old.Verdict: Verdict.Unknown } => "  (unknown before)",
            _ => "",
        };
        return $"{Label(change.From)} -> {Label(change.To)}{ports}{before}";
    }

    /// <summary>The resources that made a difference, by name.</summary>
    public static string Causes(ReachChange change) => string.Join(", ", change.Causes.Select(ComponentName.Of));

    private static string Label(ImmutableArray<NetworkPlace> places) => new PlaceClass(0, places).Label;
}
