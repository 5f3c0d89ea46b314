using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>The JSON of <c>lab compare</c>; docs/schemas/compare.schema.json describes it.</summary>
internal static class ComparisonJson
{
    private const int Version = 1;

    /// <summary>Gives the document.</summary>
    public static string Of(ComparedStacks compared) =>
        JsonText.Document(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", Version);
            writer.WriteString("old", compared.Old.Name);
            writer.WriteString("new", compared.New.Name);
            writer.WriteString("protocol", compared.Comparison.Protocol);
            writer.WriteNumber("classes", compared.Comparison.Classes);
            writer.WriteObjects("changes", compared.Comparison.Changes, change =>
            {
                writer.WriteString("kind", Text(change.Kind));
                writer.WriteTexts("sources", change.From.Select(place => place.Name));
                writer.WriteTexts("targets", change.To.Select(place => place.Name));
                writer.WriteTexts("ports", change.Ports.Select(ports => ports.ToString()));
                writer.WriteString("before", Text(change.Old));
                writer.WriteString("after", Text(change.New));
                writer.WriteTexts("causes", change.Causes);
            });
            writer.WriteEndObject();
        });

    /// <summary>A kind as JSON has it.</summary>
    internal static string Text(ReachChangeKind kind) =>
        kind switch
        {
            ReachChangeKind.Opened => "opened",
            ReachChangeKind.Closed => "closed",
            ReachChangeKind.NotKnown => "unknown",
            _ => throw new UnreachableException($"There is no kind {kind}."),
        };

    private static string Text(PortAnswer? answer) => answer is null ? "absent" : ProbeResultJson.Text(answer.Verdict);
}
