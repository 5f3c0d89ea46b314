using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Rules;
using PrivateLinkLab.Shared;

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
            Details = [.. broken.SelectMany(RuleText.Details).Select(Printable.Line)],
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
            broken.Count == 1 ? RuleText.Line(broken[0]) : $"{RuleText.Line(broken[0])}, and {broken.Count - 1} more";
        return result.Rule.Because is { } because ? $"{pairs}. Because: {because}" : $"{pairs}.";
    }
}
