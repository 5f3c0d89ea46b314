using System.Collections.Immutable;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Cli.Reports;

/// <summary>What two stacks let through differently as a report: an item for each difference.</summary>
internal static class ComparisonReport
{
    /// <summary>Gives the report.</summary>
    /// <param name="compared">The differences.</param>
    /// <param name="failing">The kinds that are errors; the others are notes.</param>
    public static Report Of(ComparedStacks compared, IReadOnlySet<ReachChangeKind> failing)
    {
        ImmutableArray<ReportItem> items = [.. compared.Comparison.Changes.Select(change => Item(change, failing))];
        return new(
            "compare",
            compared.Title,
            [
                new(
                    compared.New.Name,
                    items.IsEmpty
                        ?
                        [
                            new ReportItem
                            {
                                Code = "SAME_REACHABILITY",
                                Title = "Nothing becomes reachable or ceases to be",
                                Level = ReportLevel.Passed,
                            },
                        ]
                        : items
                ),
            ]
        );
    }

    private static ReportItem Item(ReachChange change, IReadOnlySet<ReachChangeKind> failing) =>
        new()
        {
            Code = $"PATH_{ComparisonJson.Text(change.Kind).ToUpperInvariant()}",
            Title = $"{ComparisonJson.Text(change.Kind)}: {ComparedStacks.Line(change)}",
            Level = failing.Contains(change.Kind) ? ReportLevel.Error : ReportLevel.Note,
            Message = change.Causes.IsEmpty ? "" : $"By {ComparedStacks.Causes(change)}.",
            Details = [(change.New ?? change.Old)!.Result.Explanation],
            Resource = change.Causes.IsEmpty ? null : change.Causes[0],
        };
}
