using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Shared;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows what came of a scenario's experiments, for a person.</summary>
internal static class VerificationView
{
    private const string Indentation = "  ";

    /// <summary>Shows a table of all experiments, and the details of those that are not as expected.</summary>
    public static void Show(Screen screen, ExaminedStack stack, Verification verification)
    {
        screen.Line(stack.Origin);
        screen.Line("");
        ShowTable(screen, verification);
        foreach (var result in verification.Results.Where(result => !result.AsExpected))
        {
            screen.Line("");
            ShowDetails(screen, result);
        }

        FindingsView.Show(
            screen,
            verification.Warnings,
            verification.NotModelled,
            verification.Results.Select(result => result.Found.Verdict)
        );
        screen.Line("");
        var unexpected = verification.Results.Count(result => !result.AsExpected);
        screen.UniformLine(Summary(verification.Results.Length, unexpected), unexpected == 0 ? Color.Green : Color.Red);
    }

    private static void ShowTable(Screen screen, Verification verification)
    {
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
        table.AddColumn(new TableColumn("Reason") { NoWrap = true, Padding = new Padding(0) });
        foreach (var result in verification.Results)
        {
            var style = Style(result);
            table.AddRow(
                new Text(Symbol(result), style),
                new Text($"{result.Experiment.Number}", ChangeKindLook.Dim),
                new Text(Printable.Line(result.Experiment.Title)),
                new Text(
                    ProbeResultJson.Text(result.Found.Verdict),
                    result.AsExpected ? Spectre.Console.Style.Plain : style
                ),
                new Text(result.Found.Reason ?? "", ChangeKindLook.Dim)
            );
        }

        screen.Table(table);
    }

    private static void ShowDetails(Screen screen, ExperimentResult result)
    {
        screen.Paragraph(new($"{Symbol(result)} ", Style(result)), result.Experiment.Title, Style(result));
        screen.Paragraph(new($"{Indentation}$ ", ChangeKindLook.Dim), result.Experiment.Command, ChangeKindLook.Dim);
        foreach (var difference in result.Differences)
        {
            screen.Paragraph(Indentation, difference);
        }

        screen.Paragraph(Indentation, result.Found.Explanation);
        if (result is { Experiment.Expected: Verdict.Blocked, Found.Verdict: Verdict.Reachable })
        {
            PathView.Show(screen, result.Found, Indentation);
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
