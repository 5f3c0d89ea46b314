using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Model;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Lists what the analysis warns of, and what it does not know.</summary>
internal static class FindingsView
{
    /// <summary>Lists warnings and resources that are not modelled, if there are any.</summary>
    public static void Show(Screen screen, ImmutableArray<ModelWarning> warnings, ImmutableArray<NotModelledResource> notModelled)
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

        if (!notModelled.IsEmpty)
        {
            screen.Line("");
            screen.Line("Not modelled:");
            foreach (var type in notModelled.GroupBy(resource => resource.Type))
            {
                var touching = type.Any(resource => !resource.Touches.IsEmpty) ? "; it can decide, and verdicts that it could change are unknown" : "";
                screen.Paragraph("  ", $"{TypeName.Short(type.Key)}: {string.Join(", ", type.Select(resource => resource.Identity.Name))}{touching}");
            }
        }
    }
}
