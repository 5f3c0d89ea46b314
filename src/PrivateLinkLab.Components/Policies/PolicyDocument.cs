using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PrivateLinkLab.Components.Policies;

/// <summary>Writes IAM policy documents (IAM user guide, "IAM JSON policy elements reference").</summary>
internal static class PolicyDocument
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gives the document of some statements as JSON.</summary>
    public static string Json(params ReadOnlySpan<PolicyStatement> statements)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            writer.WriteStartObject();
            writer.WriteString("Version", "2012-10-17");
            writer.WriteStartArray("Statement");
            foreach (var statement in statements)
            {
                Write(writer, statement);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, PolicyStatement statement)
    {
        writer.WriteStartObject();
        if (statement.Sid is not null)
        {
            writer.WriteString("Sid", statement.Sid);
        }

        writer.WriteString("Effect", statement.Deny ? "Deny" : "Allow");
        if (statement.Principal is { } principal)
        {
            WritePrincipal(writer, principal);
        }

        WriteOneOrMany(writer, "Action", statement.Actions);
        if (statement.Resources.Count > 0)
        {
            WriteOneOrMany(writer, "Resource", statement.Resources);
        }

        WriteConditions(writer, statement.Conditions);
        writer.WriteEndObject();
    }

    private static void WritePrincipal(Utf8JsonWriter writer, Principal principal)
    {
        if (principal.Type is null)
        {
            writer.WriteString("Principal", principal.Value);
            return;
        }

        writer.WriteStartObject("Principal");
        writer.WriteString(principal.Type, principal.Value);
        writer.WriteEndObject();
    }

    private static void WriteConditions(Utf8JsonWriter writer, IReadOnlyList<PolicyCondition> conditions)
    {
        if (conditions.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("Condition");
        foreach (var sameOperator in conditions.GroupBy(condition => condition.Operator))
        {
            writer.WriteStartObject(sameOperator.Key);
            foreach (var condition in sameOperator)
            {
                WriteOneOrMany(writer, condition.Key, condition.Values);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteOneOrMany(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 1)
        {
            writer.WriteString(name, values[0]);
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
