using System.Text.Json;

namespace PrivateLinkLab.Reachability.Verdicts;

/// <summary>Writes probe results as the JSON that <c>lab probe --json</c> promises.</summary>
public static class ProbeResultJson
{
    /// <summary>The version of the schema, docs/schemas/probe.schema.json.</summary>
    private const int SchemaVersion = 1;

    /// <summary>Writes one result as an object.</summary>
    public static void Write(Utf8JsonWriter writer, ProbeResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", SchemaVersion);
        WriteMembers(writer, result);
        writer.WriteEndObject();
    }

    /// <summary>Writes the members of one result into an object that the caller has begun and may add to.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, ProbeResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        writer.WriteString("from", result.From);
        writer.WriteString("to", result.To);
        writer.WriteString("action", result.Action);
        writer.WriteString("resource", result.Resource);
        writer.WriteString("protocol", result.Protocol);
        writer.WriteString("verdict", Text(result.Verdict));
        writer.WriteString("reason", result.Reason);
        writer.WriteString("explanation", result.Explanation);
        writer.WritePropertyName("dns");
        WriteDns(writer, result.Dns);
        writer.WriteStartArray("hops");
        foreach (var hop in result.Hops)
        {
            writer.WriteStartObject();
            writer.WriteString("component", hop.Component);
            writer.WriteString("kind", hop.Kind);
            writer.WriteString("decision", Text(hop.Decision));
            writer.WriteString("evidence", hop.Evidence);
            writer.WriteString("direction", Text(hop.Direction));
            writer.WriteString("rule", hop.Rule);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("changes");
        foreach (var change in result.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("component", change.Component);
            writer.WriteString("reason", change.Reason);
            writer.WriteString("change", change.Change);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The verdict as JSON has it.</summary>
    public static string Text(Verdict verdict) =>
        verdict switch
        {
            Verdict.Reachable => "reachable",
            Verdict.Blocked => "blocked",
            Verdict.Unknown => "unknown",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "There is no such verdict."),
        };

    /// <summary>The decision as JSON has it.</summary>
    public static string Text(Decision decision) =>
        decision switch
        {
            Decision.Allow => "allow",
            Decision.Deny => "deny",
            Decision.Unknown => "unknown",
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "There is no such decision."),
        };

    private static string Text(Direction direction) =>
        direction switch
        {
            Direction.Request => "request",
            Direction.Reply => "reply",
            _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "There is no such direction."),
        };

    private static void WriteDns(Utf8JsonWriter writer, DnsAnswer? dns)
    {
        if (dns is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("name", dns.Name);
        writer.WriteStartArray("answers");
        foreach (var answer in dns.Answers)
        {
            writer.WriteStringValue(answer);
        }

        writer.WriteEndArray();
        writer.WriteString("zone", dns.Zone == DnsZone.Private ? "private" : "public");
        writer.WriteEndObject();
    }
}
