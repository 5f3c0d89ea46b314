using System.Text.Json;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Rules;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>The JSON of <c>lab check</c>; docs/schemas/check.schema.json describes it.</summary>
internal static class RulesJson
{
    private const int Version = 1;

    /// <summary>Gives the document.</summary>
    public static string Of(RulesVerdict check) =>
        JsonText.Document(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", Version);
            writer.WriteString("rulesFile", check.File.Name);
            writer.WriteString("stack", check.Stack.Name);
            writer.WriteBoolean("holds", check.Broken == 0);
            writer.WriteObjects("rules", check.Results, result => Write(writer, result));
            writer.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter writer, RuleResult result)
    {
        writer.WriteString("name", result.Rule.Name);
        writer.WriteNumber("line", result.Rule.Line);
        writer.WriteString("because", result.Rule.Because);
        writer.WriteBoolean("holds", result.Holds);
        writer.WriteObjects("pairs", result.Pairs, pair =>
        {
            writer.WriteBoolean("holds", !pair.IsBroken);
            writer.WriteString("expected", pair.Expect == Expectation.Reachable ? "reachable" : "blocked");
            writer.WriteTexts("sources", pair.From.Members.Select(member => member.Name));
            writer.WriteTexts("targets", pair.To?.Members.Select(member => member.Name) ?? [pair.Result.To]);
            writer.WriteTexts("ports", pair.Ports.Select(ports => ports.ToString()));
            ProbeResultJson.WriteMembers(writer, pair.Result);
        });
    }
}
