using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Rules;

namespace PrivateLinkLab.Cli.Reports;

/// <summary>What came of rules as a report: an item for each rule.</summary>
internal static class RulesReport
{
    private const string Code = "RULE_BROKEN";

    /// <summary>Gives the report.</summary>
    public static Report Of(RulesVerdict check) =>
        new(
            "check",
            $"{check.File.Name} against {check.Stack.Origin}",
            [new(check.File.Name, [.. check.Results.Select(result => Item(check, result))])]
        );

    private static ReportItem Item(RulesVerdict check, RuleResult result)
    {
        var broken = result.Broken.ToList();
        return new ReportItem
        {
            Code = broken is [{ Result.Reason: { } reason }] ? reason : Code,
            Title = result.Rule.Name,
            Level = result.Holds ? ReportLevel.Passed : ReportLevel.Error,
            Message = Message(result, broken),
            Details = [.. broken.SelectMany(Details)],
            File = check.File.Name,
            Line = result.Rule.Line,
            Column = result.Rule.Column,
            Duration = result.Duration,
        };
    }

    private static string Message(RuleResult result, List<PairResult> broken)
    {
        if (result.Holds)
        {
            return "";
        }

        var pairs =
            broken.Count == 1
                ? RulesVerdict.Line(broken[0])
                : $"{RulesVerdict.Line(broken[0])}, and {broken.Count - 1} more";
        return result.Rule.Because is { } because ? $"{pairs}. Because: {because}" : $"{pairs}.";
    }

    private static IEnumerable<string> Details(PairResult pair) =>
        [
            RulesVerdict.Line(pair),
            .. pair.Result.Verdict switch
            {
                Verdict.Reachable => ProbeText
                    .LetThroughBy(pair.Result)
                    .Select(evidence => $"  let through: {evidence}"),
                Verdict.Unknown => [$"  {pair.Result.Explanation}"],
                Verdict.Blocked => pair.Result.Changes.Select(change =>
                    $"  {ComponentName.Of(change.Component)} ({change.Reason}): {change.Change}"
                ),
                _ => throw new UnreachableException($"There is no verdict {pair.Result.Verdict}."),
            },
        ];
}
