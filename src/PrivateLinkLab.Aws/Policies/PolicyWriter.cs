using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PrivateLinkLab.Amazon.Policies;

/// <summary>Writes policy documents: elements in the order of the grammar, one value without a list.</summary>
internal static class PolicyWriter
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(PolicyDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            writer.WriteStartObject();
            writer.WriteString("Version", document.Version);
            if (document.Id is not null)
            {
                writer.WriteString("Id", document.Id);
            }

            writer.WriteStartArray("Statement");
            foreach (var statement in document.Statements)
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

        writer.WriteString("Effect", statement.Denies ? "Deny" : "Allow");
        if (statement.Principal is { } principal)
        {
            WritePrincipal(writer, principal);
        }

        WriteOneOrMany(writer, statement.HasNotAction ? "NotAction" : "Action", statement.Actions);
        if (statement.Resources.Count > 0)
        {
            WriteOneOrMany(writer, statement.HasNotResource ? "NotResource" : "Resource", statement.Resources);
        }

        WriteConditions(writer, statement.Conditions);
        writer.WriteEndObject();
    }

    private static void WritePrincipal(Utf8JsonWriter writer, PolicyPrincipal principal)
    {
        var element = principal.IsNegated ? "NotPrincipal" : "Principal";
        if (principal.Names is [{ Type: null, Value: var everybody }])
        {
            writer.WriteString(element, everybody);
            return;
        }

        writer.WriteStartObject(element);
        foreach (var sameType in principal.Names.GroupBy(name => name.Type))
        {
            WriteOneOrMany(writer, sameType.Key!, [.. sameType.Select(name => name.Value)]);
        }

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
