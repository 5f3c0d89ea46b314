using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows what a probe found, for a person.</summary>
internal static class ProbeView
{
    /// <summary>Shows the verdict, the name's answer, the path, the explanation and what stands in the way.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="result">What was found.</param>
    /// <param name="showChanges">Whether somebody wants it reachable: what has to change is shown, not only what blocks
    /// it.</param>
    public static void Show(Screen screen, ProbeResult result, bool showChanges)
    {
        ShowVerdict(screen, result);
        if (result.Dns is { } dns)
        {
            screen.Line("");
            screen.Paragraph("DNS  ", ProbeText.TextOf(dns));
        }

        if (!result.Hops.IsEmpty)
        {
            screen.Line("");
            PathView.Show(screen, result);
        }

        screen.Line("");
        screen.Paragraph("", result.Explanation);
        if (!result.Changes.IsEmpty)
        {
            screen.Line("");
            if (showChanges || result.Verdict == Verdict.Unknown)
            {
                PathView.ShowChanges(screen, result);
            }
            else
            {
                PathView.ShowBarriers(screen, result);
            }
        }
    }

    private static void ShowVerdict(Screen screen, ProbeResult result)
    {
        var action = result.Action is null ? "" : $" ({result.Action})";
        screen.Line($"{result.From} -> {result.To}{action}");
        screen.Line(
            new($"{result.Verdict.Symbol()} {ProbeResultJson.Text(result.Verdict)}", result.Verdict.Style()),
            result.Reason is null ? "" : $": {result.Reason}"
        );
    }
}
