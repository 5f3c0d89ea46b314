using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Shared;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Draws a probe's path: a mark and a name for each hop, and below them what decides there.</summary>
internal static class PathView
{
    private const string Line = "│ ";
    private const string End = "  ";

    /// <summary>Draws the hops, one below the other.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="result">The probe's result.</param>
    /// <param name="indentation">What stands before every line.</param>
    public static void Show(Screen screen, ProbeResult result, string indentation = "")
    {
        var names = result.Hops.Select(hop => Printable.Line(hop.Name)).ToList();
        var width = names.Select(name => name.Length).DefaultIfEmpty(0).Max();
        for (var index = 0; index < result.Hops.Length; index++)
        {
            var hop = result.Hops[index];
            screen.Line(
                indentation,
                new(hop.Decision.Symbol(), hop.Decision.Style()),
                new(
                    $" {names[index].PadRight(width)}",
                    hop.Decision == Decision.Allow ? Style.Plain : hop.Decision.Style()
                ),
                new($"  {Kind(hop)}", ChangeKindLook.Dim)
            );
            var guide = index == result.Hops.Length - 1 ? End : Line;
            foreach (
                var line in Prose.Lines(
                    Printable.Line(hop.Evidence),
                    screen.PageWidth - indentation.Length - guide.Length
                )
            )
            {
                screen.Line(indentation, new(guide, ChangeKindLook.Dim), line);
            }
        }
    }

    /// <summary>Lists what has to change, if anything.</summary>
    public static void ShowChanges(Screen screen, ProbeResult result, string indentation = "")
    {
        if (result.Changes.IsEmpty)
        {
            return;
        }

        screen.Line($"{indentation}{ProbeText.ChangesHeading(result)}");
        foreach (var (index, change) in result.Changes.Index())
        {
            var lead = $"{indentation}  {index + 1}. ";
            screen.Line(
                lead,
                new(ComponentName.Of(change.Component), Color.Yellow),
                new($"  {change.Reason}", ChangeKindLook.Dim)
            );
            screen.Paragraph(new string(' ', lead.Length), change.Change);
        }
    }

    /// <summary>Lists what stands in the way of a blocked request, without saying how to remove it.</summary>
    public static void ShowBarriers(Screen screen, ProbeResult result)
    {
        var count = result.Changes.Length;
        screen.Line($"What stands in the way{(count == 1 ? "" : $", {count} independent barriers")}:");
        foreach (var (index, change) in result.Changes.Index())
        {
            screen.Line(
                $"  {index + 1}. ",
                new(ComponentName.Of(change.Component), Color.Yellow),
                new($"  {change.Reason}", ChangeKindLook.Dim)
            );
        }

        screen.Sentence("With --changes: what would have to change to let it through.", ChangeKindLook.Dim);
    }

    /// <summary>Lists what would stop a request that gets through and should not.</summary>
    public static void ShowClosing(Screen screen, ProbeResult result, string indentation)
    {
        var changes = ProbeText.ClosedBy(result).ToList();
        if (changes.Count == 0)
        {
            return;
        }

        screen.Line($"{indentation}{(changes.Count == 1 ? "What closes it:" : "Each of these closes it:")}");
        foreach (var change in changes)
        {
            screen.Paragraph($"{indentation}  {ComponentName.Of(change.Component)}: ", change.Change);
        }
    }

    private static string Kind(Hop hop) => hop.Kind.Replace('-', ' ');
}
