using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Lab.Lessons;

namespace PrivateLinkLab.Cli.Reports;

/// <summary>
/// What came of experiments as a report: a suite for each scenario, an item for each experiment. It tells no times, so
/// that the same result is the same file.
/// </summary>
internal static class VerificationReport
{
    /// <summary>Gives the report.</summary>
    public static Report Of(IReadOnlyList<Verification> verifications) =>
        new(
            "verify",
            $"Experiments of {string.Join(", ", verifications.Select(verification => verification.Scenario))}",
            [
                .. verifications.Select(verification => new ReportSuite(
                    verification.Scenario,
                    [.. verification.Results.Select(Item)]
                )),
            ]
        );

    private static ReportItem Item(ExperimentResult result)
    {
        var experiment = result.Experiment;
        var title = experiment.Number is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"{number}. {experiment.Title}")
            : experiment.Title;
        return result.AsExpected
            ? new ReportItem
            {
                Code = "AS_EXPECTED",
                Title = title,
                Level = ReportLevel.Passed,
            }
            : new ReportItem
            {
                Code = result.Found.Reason ?? "UNEXPECTED_VERDICT",
                Title = title,
                Level = ReportLevel.Error,
                Message = string.Join(" ", result.Differences),
                Details = Details(result),
            };
    }

    private static ImmutableArray<string> Details(ExperimentResult result) =>
        [
            $"$ {result.Experiment.Command}",
            result.Found.Explanation,
            .. result.Found.Changes.Select(change =>
                $"{ComponentName.Of(change.Component)} ({change.Reason}): {change.Change}"
            ),
        ];
}
