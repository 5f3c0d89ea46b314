using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Lab.Lessons.Plays;
using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;
using PrivateLinkLab.Shared;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows a play as a person at a terminal sees it: each command, and what the terminal answers.</summary>
internal sealed class PlayView
{
    private const string Indentation = "  ";
    private const string Prompt = "$ ";
    private const int Page = 80;
    private const int MostChanges = 12;
    private const int MostChangesInShort = 5;
    private const double Reading = 0.035;
    private const double TellsSilenceFrom = 5;

    private readonly Screen _screen;
    private readonly PlayLook _look;
    private readonly Cast? _cast;
    private readonly int _width;

    /// <summary>A view of a play.</summary>
    /// <param name="screen">Where it is shown.</param>
    /// <param name="look">How it is shown.</param>
    /// <param name="cast">The recording whose screen it is; null for none.</param>
    public PlayView(Screen screen, PlayLook look, Cast? cast = null) =>
        (_screen, _look, _cast, _width) = (screen, look, cast, Math.Min(screen.Width ?? Page, Page));

    private static Style Bold { get; } = new(decoration: Decoration.Bold);

    /// <summary>Shows what it is about.</summary>
    public void ShowBeginning(Play play)
    {
        Line("", new(Say(play.Title), Bold));
        Paragraph("", Say(play.Introduction));
        Read(play.Introduction);
    }

    /// <summary>Shows how an act begins: what is built or changed.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="played">The act.</param>
    /// <param name="number">Its number.</param>
    public void ShowAct(Scenario scenario, PlayedAct played, int number)
    {
        Line("");
        foreach (var line in Prose.Lines($"{number}. {Say(played.Act.Heading)}", _width))
        {
            Line("", new(line, Bold));
        }

        Paragraph(Indentation, Say(played.Act.Text));
        Read(played.Act.Text);
        Line("");
        Typed("", played.Act.CommandFor(scenario.Name), ChangeKindLook.Dim);
        if (_look.Explains && played.Act.Fault is { } fault)
        {
            Paragraph($"{Indentation}# {fault}: ", FaultCatalog.Find(fault)!.Summary);
        }

        ShowChange(played, isFirst: number == 1);
        Line("");
        foreach (var line in PlayPicture.Of(played.Graph, _width - Indentation.Length))
        {
            Line(Indentation, new(line, ChangeKindLook.Dim));
        }

        _cast?.Show(3);
    }

    /// <summary>Shows a command, what the terminal answers, the way, and what that shows.</summary>
    public void ShowStep(PlayStep step)
    {
        Line("");
        Typed(Say(step.Terminal), step.Command, Bold);
        ShowAnswer(step.Answer);
        ShowWay(step);
        if (_look.Explains && step.Found is { } found)
        {
            Explain(found);
        }

        if (step.AsTold)
        {
            Paragraph($"{Indentation}  ", Say(step.Remark));
        }
        else
        {
            // Where there is a terminal, the analyzer says why it is otherwise.
            if (step is { Found: { } why, Answer.Note: null })
            {
                Paragraph($"{Indentation}  ", why.Explanation);
            }

            var sentence = $"{Say(PlayWords.Expects)} {Say(step.Expectation)}{Say(PlayWords.Otherwise)}";
            foreach (var line in Prose.Lines(sentence, _width - Indentation.Length))
            {
                Line(Indentation, new(line, Color.Yellow));
            }
        }

        Read(step.Remark);
    }

    /// <summary>Asks for a key.</summary>
    public void AskForKey()
    {
        Line("");
        Line(Indentation, new(Say(PlayWords.NextKey), ChangeKindLook.Dim));
    }

    /// <summary>Shows what else there is to say.</summary>
    public void ShowEnd(Play play)
    {
        Line("");
        Paragraph("", Say(play.Afterwards));
        Read(play.Afterwards);
    }

    private void ShowAnswer(Answer answer)
    {
        ShowLines(answer.Lines.Take(answer.LinesBefore));
        _cast?.Show(answer.Seconds);
        if (answer.Seconds >= TellsSilenceFrom)
        {
            Line(Indentation, new(Say(PlayWords.After((int)answer.Seconds)), ChangeKindLook.Dim));
        }

        ShowLines(answer.Lines.Skip(answer.LinesBefore));
        if (answer.Note is { } note)
        {
            Paragraph(Indentation, Say(note), ChangeKindLook.Dim);
        }
    }

    // Broken at blanks, unlike a terminal does: so that it can be read.
    private void ShowLines(IEnumerable<string> lines)
    {
        foreach (var line in lines.SelectMany(line => Prose.Lines(line, _width - Indentation.Length)))
        {
            Line(line.Length == 0 ? "" : Indentation, line);
        }
    }

    private void ShowWay(PlayStep step)
    {
        if (step.Path.IsEmpty)
        {
            return;
        }

        var verdict = step.Found!.Verdict;
        var words = WordsOf(step.Path).ToList();
        if (step.Found.Reason is { } reason)
        {
            words.Add($"({reason})");
        }

        var lead = $"{Indentation}{Mark(verdict.Symbol())} ";
        var line = words[0];
        foreach (var word in words.Skip(1))
        {
            if (lead.Length + line.Length + 1 + word.Length > _width)
            {
                Line("", new(lead + line, verdict.Style()));
                (lead, line) = (new string(' ', lead.Length), word);
            }
            else
            {
                line = $"{line} {word}";
            }
        }

        Line("", new(lead + line, verdict.Style()));
    }

    // Each stop with the arrow before it; of security groups that let pass, whose they are does not matter.
    private IEnumerable<string> WordsOf(IReadOnlyList<PathStop> path)
    {
        var arrow = _look.IsAscii ? "->" : "→";
        for (var at = 0; at < path.Count; at++)
        {
            var name = Say(path[at].Name);
            if (IsOpenGroup(path[at]))
            {
                var last = at;
                while (last + 1 < path.Count && IsOpenGroup(path[last + 1]))
                {
                    last++;
                }

                name = Say(last == at ? PlayWords.Group : PlayWords.Groups);
                at = last;
            }

            var mark = path[at].Decided is { } decided ? $" {Mark(decided.Symbol())}" : "";
            yield return at == 0 ? $"{name}{mark}" : $"{arrow} {name}{mark}";
        }
    }

    private static bool IsOpenGroup(PathStop stop) => stop is { Kind: HopKind.SecurityGroup, Decided: Decision.Allow };

    private string Mark(string symbol) =>
        !_look.IsAscii ? symbol
        : symbol == VerdictLook.Good ? "ok"
        : symbol == VerdictLook.Bad ? "X"
        : "?";

    private void Explain(ProbeResult found)
    {
        var symbol = Mark(found.Verdict.Symbol());
        Line(
            Indentation,
            new($"{symbol} {ProbeResultJson.Text(found.Verdict)}", found.Verdict.Style()),
            found.Reason is null ? "" : $": {found.Reason}"
        );
        if (found.Dns is { } dns)
        {
            _screen.Paragraph($"{Indentation}  DNS  ", ProbeText.TextOf(dns));
        }

        PathView.Show(_screen, found, $"{Indentation}  ");
        PathView.ShowChanges(_screen, found, Indentation);
    }

    private void ShowChange(PlayedAct played, bool isFirst)
    {
        if (isFirst && !_look.Explains)
        {
            return;
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
        var most = _look.Explains ? MostChanges : MostChangesInShort;
        var shown = lines.Count > most ? lines.Take(most - 1).ToList() : lines;
        var width = shown.Select(line => TypeName.Short(line.Change.Urn.Type).Length).DefaultIfEmpty(0).Max();
        foreach (var (change, note) in shown)
        {
            Line(
                Indentation,
                new(change.Kind.Symbol(), change.Kind.Style()),
                $" {TypeName.Short(change.Urn.Type).PadRight(width)}  ",
                new(Fitting(change.Urn.Name, Indentation.Length + 4 + width + note.Length), change.Kind.Style()),
                new(note, ChangeKindLook.Dim)
            );
        }

        if (shown.Count < lines.Count)
        {
            Line($"{Indentation}  {Say(PlayWords.More(lines.Count - shown.Count))}");
        }
    }

    private string Fitting(string name, int taken) =>
        name.Length + taken <= _width ? name : $"{name.AsSpan(0, Math.Max(1, _width - taken - 1))}…";

    private string Within(int count) => count == 0 ? "" : $"  ({Say(PlayWords.Resources(count))})";

    private void Typed(string terminal, string command, Style style)
    {
        var prompt = $"{Indentation}{terminal}{Prompt}";
        foreach (var (index, line) in TypedCommand.Lines(Printable.Line(command), prompt.Length, _width).Index())
        {
            Line(index == 0 ? new Screen.Span(prompt, ChangeKindLook.Dim) : "", new(line, style));
        }

        _cast?.Type(Prompt);
    }

    private void Paragraph(string lead, string text, Style? style = null)
    {
        var indentation = lead;
        foreach (var line in Prose.Lines(Printable.Line(text), _width - lead.Length))
        {
            Line(indentation, new(line, style));
            indentation = new string(' ', lead.Length);
        }
    }

    private void Line(params ReadOnlySpan<Screen.Span> spans) => _screen.Line(spans);

    private string Say(PlayText text) => text.In(_look.Language);

    // As long as a person reads.
    private void Read(PlayText text) => _cast?.Show(Math.Round(1 + (Reading * Say(text).Length), 2));
}

/// <summary>How a play is shown.</summary>
/// <param name="Language">The language of its texts.</param>
/// <param name="IsAscii">Whether the terminal shows ASCII only.</param>
/// <param name="Explains">Whether every hop and every change is shown.</param>
internal sealed record PlayLook(PlayLanguage Language, bool IsAscii, bool Explains);
