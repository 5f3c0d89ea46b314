using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows a play, act by act.</summary>
internal static class PlayView
{
    private const string Indentation = "  ";
    private const int MostChanges = 12;

    /// <summary>Shows what it is about.</summary>
    public static void ShowBeginning(Screen screen, Play play)
    {
        screen.UniformLine(play.Title, Bold);
        screen.Paragraph("", play.Introduction);
    }

    /// <summary>Shows an act: what is built or changed, what a person types, what happens and why.</summary>
    public static void ShowAct(Screen screen, Scenario scenario, PlayedAct played, int number)
    {
        screen.Line("");
        screen.UniformLine($"{number}. {played.Act.Heading}", Bold);
        screen.Paragraph(Indentation, played.Act.Text);
        screen.Line("");
        ShowChange(screen, scenario, played);
        foreach (var trial in played.Trials)
        {
            screen.Line("");
            ShowTrial(screen, played, trial);
        }
    }

    /// <summary>Shows what else there is to say.</summary>
    public static void ShowEnd(Screen screen, Play play)
    {
        screen.Line("");
        screen.Paragraph("", play.Afterwards);
    }

    /// <summary>The lab's command that makes an act's network.</summary>
    public static string CommandOf(Scenario scenario, Act act) =>
        $"./lab up {scenario.Name}{string.Concat(act.Settings.Select(setting => $" --config {setting}"))}";

    private static Style Bold { get; } = new(decoration: Decoration.Bold);

    private static void ShowChange(Screen screen, Scenario scenario, PlayedAct played)
    {
        screen.Line(Indentation, new($"$ {CommandOf(scenario, played.Act)}", ChangeKindLook.Dim));
        if (played.Act.Fault is { } fault)
        {
            screen.Paragraph(
                new($"{Indentation}# {fault}: ", ChangeKindLook.Dim),
                FaultCatalog.Find(fault)!.Summary,
                ChangeKindLook.Dim
            );
        }

        // Of a new network the components; of a change each resource.
        var isNew = played.Change.Changes.All(change => change.Kind == ChangeKind.Create);
        var tree = ChangeTree.Build(played.Change);
        var lines = isNew
            ? tree.Top.Select(branch => (branch.Change, Note: Within(branch.Size - 1))).ToList()
            :
            [
                .. played
                    .Change.Changes.Where(change => ChangeTree.Shows(change) && change.Kind != ChangeKind.Same)
                    .Select(change => (change, "")),
            ];
        var shown = lines.Count > MostChanges ? lines.Take(MostChanges - 1).ToList() : lines;
        var width = shown.Select(line => TypeName.Short(line.Change.Urn.Type).Length).DefaultIfEmpty(0).Max();
        foreach (var (change, note) in shown)
        {
            screen.Line(
                Indentation,
                new(change.Kind.Symbol(), change.Kind.Style()),
                $" {TypeName.Short(change.Urn.Type).PadRight(width)}  ",
                new(screen.Cut(change.Urn.Name, Indentation.Length + 4 + width + note.Length), change.Kind.Style()),
                new(note, ChangeKindLook.Dim)
            );
        }

        if (shown.Count < lines.Count)
        {
            screen.Line($"{Indentation}  and {lines.Count - shown.Count} more");
        }
    }

    private static void ShowTrial(Screen screen, PlayedAct played, PlayedTrial trial)
    {
        var (experiment, found) = (trial.Experiment, trial.Found);
        if (trial.Trial.FirstOutput is { } output && played.Graph.Outputs.GetText(output) is { } first)
        {
            screen.Paragraph(new($"{Indentation}you$ ", ChangeKindLook.Dim), first, Bold);
        }

        screen.Paragraph(
            new($"{Indentation}{Prompt(experiment.From, experiment.To)}$ ", ChangeKindLook.Dim),
            experiment.Command,
            Bold
        );
        screen.Line(
            Indentation,
            new($"{found.Verdict.Symbol()} {ProbeResultJson.Text(found.Verdict)}", found.Verdict.Style()),
            found.Reason is null ? "" : $": {found.Reason}"
        );
        if (found.Dns is { } dns)
        {
            screen.Paragraph($"{Indentation}  DNS  ", ProbeText.TextOf(dns));
        }

        PathView.Show(screen, found, $"{Indentation}  ");
        screen.Paragraph(Indentation, trial.AsTold ? trial.Trial.Remark : found.Explanation);
        if (!trial.AsTold)
        {
            screen.UniformLine(
                $"{Indentation}The play expects {ProbeResultJson.Text(trial.Trial.Expected)}: these settings make it "
                    + "otherwise.",
                Color.Yellow
            );
        }
    }

    private static string Within(int count) =>
        count switch
        {
            0 => "",
            1 => "  (1 resource)",
            _ => $"  ({count} resources)",
        };

    // Sessions are started, and the other end of forwarded ports is used, on one's own computer.
    private static string Prompt(string from, string to) =>
        to == "session-manager" || from.StartsWith("local", StringComparison.Ordinal) ? "you"
        : from == "internet" ? "stranger"
        : from;
}
