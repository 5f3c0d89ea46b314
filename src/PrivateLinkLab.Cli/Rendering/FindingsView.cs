using System.Collections.Immutable;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Lists what the analysis warns of, and what it does not know.</summary>
internal static class FindingsView
{
    /// <summary>Lists warnings and resources that are not modelled, if there are any.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="warnings">The warnings.</param>
    /// <param name="notModelled">The resources that are not modelled.</param>
    /// <param name="verdicts">The verdicts that are shown: of an unknown one it is not said what it does not depend
    /// on.</param>
    public static void Show(
        Screen screen,
        ImmutableArray<ModelWarning> warnings,
        ImmutableArray<NotModelledResource> notModelled,
        IEnumerable<Verdict> verdicts
    )
    {
        if (!warnings.IsEmpty)
        {
            screen.Line("");
            screen.Line("Warnings:");
            foreach (var warning in warnings)
            {
                screen.Paragraph("  ", $"{ComponentName.Of(warning.Component)}: {warning.Message}");
            }
        }

        var deciding = notModelled.Where(resource => !resource.Touches.IsEmpty).ToList();
        if (deciding.Count > 0)
        {
            screen.Line("");
            screen.Sentence("Not modeled; verdicts they could change are unknown:");
            foreach (var type in deciding.GroupBy(resource => resource.Type))
            {
                screen.Paragraph(
                    "  ",
                    $"{TypeName.Short(type.Key)}: {string.Join(", ", type.Select(resource => resource.Identity.Name))}"
                );
            }
        }

        if (deciding.Count < notModelled.Length)
        {
            var types = notModelled
                .Where(resource => resource.Touches.IsEmpty)
                .GroupBy(resource => resource.Type)
                .Select(type =>
                    type.Count() == 1 ? TypeName.Short(type.Key) : $"{TypeName.Short(type.Key)} ({type.Count()})"
                );
            screen.Line("");
            var isDecided = verdicts.All(verdict => verdict != Verdict.Unknown);
            screen.Paragraph(
                isDecided ? "Ignored (cannot affect any path): " : "Ignored: ",
                $"{string.Join(", ", types)}."
            );
        }
    }
}
