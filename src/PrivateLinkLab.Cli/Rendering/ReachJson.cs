using System.Text.Json;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>The JSON of <c>lab reach</c>; docs/schemas/reach.schema.json describes it.</summary>
internal static class ReachJson
{
    private const int Version = 1;

    /// <summary>Gives the document.</summary>
    public static string Of(ExaminedStack stack, ReachAnswer answer) =>
        JsonText.Document(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", Version);
            writer.WriteString("stack", stack.Name);
            writer.WriteString("from", answer.From);
            writer.WriteString("to", answer.To);
            writer.WriteString("protocol", answer.Protocol);
            writer.WriteNumber("sourceClasses", answer.Sources);
            writer.WriteNumber("targetClasses", answer.Targets);
            writer.WriteObjects("pairs", answer.Pairs, pair => Write(writer, pair));
            writer.WriteEndObject();
        });

    /// <summary>Writes the members of a pair of classes.</summary>
    internal static void Write(Utf8JsonWriter writer, ClassPair pair)
    {
        writer.WriteTexts("sources", pair.From.Members.Select(member => member.Name));
        writer.WriteTexts("targets", pair.To.Members.Select(member => member.Name));
        writer.WriteObjects("answers", pair.Answers, answer =>
        {
            writer.WriteTexts("ports", answer.Ports.Select(ports => ports.ToString()));
            writer.WriteString("verdict", ProbeResultJson.Text(answer.Verdict));
            writer.WriteString("reason", answer.Reason);
        });
    }
}
