using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Shared;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows what came of a scenario's experiments, for a person.</summary>
internal static class VerificationView
{
    private const string Indentation = "  ";

    // Below it the reasons would leave the titles a column of a few words.
    private const int WidthForReasons = 100;

    /// <summary>Shows a table of all experiments, and the details of those that are not as expected.</summary>
    public static void Show(Screen screen, ExaminedStack stack, Verification verification)
    {
        screen.Sentence(stack.Origin);
        screen.Line("");
        ShowTable(screen, verification);
        foreach (var (index, result) in verification.Results.Index().Where(one => !one.Item.AsExpected))
        {
            screen.Line("");
            ShowDetails(screen, index + 1, result);
        }

        FindingsView.Show(
            screen,
            verification.Warnings,
            verification.NotModelled,
            verification.Results.Select(result => result.Found.Verdict)
        );
        screen.Line("");
        ShowSummary(screen, verification.Results, "");
    }

    /// <summary>Counts the experiments of several scenarios.</summary>
    public static void ShowTotal(Screen screen, IReadOnlyList<Verification> verifications)
    {
        screen.Line("");
        ShowSummary(
            screen,
            [.. verifications.SelectMany(verification => verification.Results)],
            $"In all {verifications.Count} scenarios: "
        );
    }

    private static void ShowSummary(Screen screen, IReadOnlyList<ExperimentResult> results, string lead)
    {
        var unexpected = results.Count(result => !result.AsExpected);
        screen.Sentence(lead + Summary(results.Count, unexpected), unexpected == 0 ? Color.Green : Color.Red);
    }

    private static void ShowTable(Screen screen, Verification verification)
    {
        var hasReasons = screen.PageWidth >= WidthForReasons;
        var table = new Table { Border = TableBorder.None };
        table.AddColumn(new TableColumn("") { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        table.AddColumn(
            new TableColumn("#")
            {
                NoWrap = true,
                Alignment = Justify.Right,
                Padding = new Padding(0, 0, 2, 0),
            }
        );
        table.AddColumn(new TableColumn("Experiment") { Padding = new Padding(0, 0, 2, 0) });
        table.AddColumn(new TableColumn("Verdict") { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        if (hasReasons)
        {
            table.AddColumn(new TableColumn("Reason") { NoWrap = true, Padding = new Padding(0) });
        }

        foreach (var (index, result) in verification.Results.Index())
        {
            var style = Style(result);
            var reason = result.Found.Reason is { } code ? new Text(code, ChangeKindLook.Dim) : null;
            var title = new Text(Printable.Line(result.Experiment.Title));
            IEnumerable<IRenderable> cells =
            [
                new Text(Symbol(result), style),
                new Text($"{index + 1}", ChangeKindLook.Dim),
                hasReasons || reason is null ? title : new Rows(title, reason),
                new Text(
                    ProbeResultJson.Text(result.Found.Verdict),
                    result.AsExpected ? Spectre.Console.Style.Plain : style
                ),
            ];
            table.AddRow(hasReasons ? cells.Append(reason ?? Text.Empty) : cells);
        }

        screen.Table(table);
    }

    private static void ShowDetails(Screen screen, int number, ExperimentResult result)
    {
        screen.Paragraph(new($"{Symbol(result)} {number} ", Style(result)), result.Experiment.Title, Style(result));
        screen.Paragraph(new($"{Indentation}$ ", ChangeKindLook.Dim), result.Experiment.Command, ChangeKindLook.Dim);
        foreach (var difference in result.Differences)
        {
            screen.Paragraph(Indentation, difference);
        }

        screen.Paragraph(Indentation, result.Found.Explanation);
        if (result is { Experiment.Expected: Verdict.Blocked, Found.Verdict: Verdict.Reachable })
        {
            PathView.Show(screen, result.Found, Indentation);
            PathView.ShowClosing(screen, result.Found, Indentation);
        }

        PathView.ShowChanges(screen, result.Found, Indentation);
    }

    private static string Summary(int count, int unexpected) =>
        unexpected switch
        {
            0 => $"{count} experiments, all as expected.",
            1 => $"{count} experiments, 1 not as expected.",
            _ => $"{count} experiments, {unexpected} not as expected.",
        };

    private static string Symbol(ExperimentResult result) =>
        result.AsExpected ? VerdictLook.Good
        : result.Found.Verdict == Verdict.Unknown ? VerdictLook.NotKnown
        : VerdictLook.Bad;

    private static Style Style(ExperimentResult result) =>
        result.AsExpected ? Color.Green
        : result.Found.Verdict == Verdict.Unknown ? Color.Yellow
        : Color.Red;
}
