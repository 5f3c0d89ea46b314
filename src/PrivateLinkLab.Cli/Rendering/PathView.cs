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

    private static string Kind(Hop hop) => hop.Kind.Replace('-', ' ');
}
