using PrivateLinkLab.Reachability.WholeNetwork;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows what two stacks let through differently, for a person.</summary>
internal static class ComparisonView
{
    private static readonly (ReachChangeKind Kind, string Heading, string Symbol, Color Color)[] Sections =
    [
        (ReachChangeKind.Opened, "Opened:", "+", Color.Green),
        (ReachChangeKind.Closed, "Closed:", "-", Color.Red),
        (ReachChangeKind.NotKnown, "Not known any more:", VerdictLook.NotKnown, Color.Yellow),
    ];

    /// <summary>Shows what is opened, closed and not known any more, each with the resources that make the
    /// difference.</summary>
    public static void Show(Screen screen, ComparedStacks compared)
    {
        screen.Paragraph("", compared.Title);
        foreach (var (kind, heading, symbol, color) in Sections)
        {
            var changes = compared.Comparison.OfKind(kind).ToList();
            if (changes.Count == 0)
            {
                continue;
            }

            screen.Line("");
            screen.Line(heading);
            foreach (var change in changes)
            {
                screen.Paragraph(new($"{symbol} ", color), ComparedStacks.Line(change));
                if (!change.Causes.IsEmpty)
                {
                    screen.Paragraph("    by ", ComparedStacks.Causes(change), ChangeKindLook.Dim);
                }
            }
        }

        screen.Line("");
        screen.Line(
            compared.Comparison.Changes.IsEmpty
                ? $"Nothing becomes reachable or ceases to be, by {compared.Comparison.Protocol.ToUpperInvariant()}."
                : string.Join(
                    ", ",
                    Sections
                        .Select(section => (section.Heading, Count: compared.Comparison.OfKind(section.Kind).Count()))
                        .Where(section => section.Count > 0)
                        .Select(section => $"{section.Count} {section.Heading.TrimEnd(':').ToLowerInvariant()}")
                ) + "."
        );
    }
}
