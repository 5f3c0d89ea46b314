using System.Collections.Immutable;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Reachability.Linting;

namespace PrivateLinkLab.Cli.Reports;

/// <summary>What lints found as a report: an item for each finding, and for each lint that found nothing.</summary>
internal static class LintReport
{
    /// <summary>Gives the report.</summary>
    public static Report Of(LintResult result)
    {
        var found = result.Findings.Select(finding => finding.Lint.Code).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<ReportItem> items =
        [
            .. result.Findings.Select(Item),
            .. (result.Closable ?? []).Select(change => new ReportItem
            {
                Code = LintResult.ClosableCode,
                Title = "Something could be closed.",
                Level = ReportLevel.Note,
                Message = change.Change,
                Resource = change.Resource.Component,
            }),
            .. Linter
                .All.Where(lint => !found.Contains(lint.Code) && !result.Disabled.Contains(lint.Code))
                .Select(lint => new ReportItem
                {
                    Code = lint.Code,
                    Title = lint.Title,
                    Level = ReportLevel.Passed,
                }),
        ];
        return new("lint", $"Lint of {result.Stack.Origin}", [new(result.Stack.Name, items)]);
    }

    private static ReportItem Item(LintFinding finding) =>
        new()
        {
            Code = finding.Lint.Code,
            Title = finding.Lint.Title,
            Level = finding.Lint.Severity switch
            {
                LintSeverity.Note => ReportLevel.Note,
                LintSeverity.Warning => ReportLevel.Warning,
                LintSeverity.Error => ReportLevel.Error,
                _ => throw new UnreachableException($"There is no severity {finding.Lint.Severity}."),
            },
            Message = finding.Message,
            Details = [finding.Fix],
            Resource = finding.Resource.Component,
        };
}
