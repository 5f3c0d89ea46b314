using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>
/// Shows what reaches what in a whole network: source by source, since real matrices are wider than screens.
/// </summary>
internal static class MatrixView
{
    private const int Version = 1;
    private const string Indentation = "  ";

    /// <summary>Shows, for each class of sources, what it reaches and what is not known.</summary>
    public static void Show(Screen screen, ExaminedStack stack, ReachMatrix matrix)
    {
        screen.Sentence(stack.Origin);
        foreach (var source in matrix.Pairs.GroupBy(pair => pair.From.Number))
        {
            var pairs = source.Where(pair => pair.Has(Verdict.Reachable) || pair.Has(Verdict.Unknown)).ToList();
            screen.Line("");
            screen.Paragraph("", source.First().From.Label);
            if (pairs.Count == 0)
            {
                screen.UniformLine($"{Indentation}reaches nothing", ChangeKindLook.Dim);
                continue;
            }

            foreach (var verdict in (Verdict[])[Verdict.Reachable, Verdict.Unknown])
            {
                foreach (
                    var group in pairs
                        .Where(pair => pair.Has(verdict))
                        .GroupBy(pair => (Kind: pair.To.First.Kind, Ports: PortRange.Text(pair.PortsWith(verdict))))
                )
                {
                    var label = new PlaceClass(0, [.. group.SelectMany(pair => pair.To.Members)]).Label;
                    screen.Paragraph(
                        new($"{Indentation}{verdict.Symbol()} ", verdict.Style()),
                        $"{label}  {group.Key.Ports}"
                    );
                }
            }
        }

        screen.Line("");
        screen.Paragraph(
            "",
            $"{matrix.Sources.Length} classes of sources, {matrix.Targets.Length} of targets, "
                + $"{matrix.Pairs.Length} pairs by {matrix.Protocol.ToUpperInvariant()}.",
            ChangeKindLook.Dim
        );
    }

    /// <summary>The JSON of <c>lab matrix</c>; docs/schemas/matrix.schema.json describes it.</summary>
    public static string Json(ExaminedStack stack, ReachMatrix matrix) =>
        JsonText.Document(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", Version);
            writer.WriteString("stack", stack.Name);
            writer.WriteString("protocol", matrix.Protocol);
            writer.WriteNumber("sourceClasses", matrix.Sources.Length);
            writer.WriteNumber("targetClasses", matrix.Targets.Length);
            writer.WriteObjects("pairs", matrix.Pairs, pair => ReachJson.Write(writer, pair));
            writer.WriteEndObject();
        });
}
