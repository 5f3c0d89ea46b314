using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pulumi;

/// <summary>Turns serialized values into JSON and back.</summary>
internal static class JsonValues
{
    public static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToImmutableArray(),
        JsonValueKind.Object => element.EnumerateObject().ToImmutableDictionary(p => p.Name, p => Read(p.Value)),
        _ => null,
    };

    /// <summary>
    /// Writes a value with its object's fields in ordinal order, and with the spaces that the official SDK's formatter puts between
    /// the parts: <c>[ { "name": "value" } ]</c>.
    /// </summary>
    public static string Write(object value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool boolean:
                text.Append(boolean ? "true" : "false");
                break;
            case double number:
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case string word:
                WriteString(text, word);
                break;
            case ImmutableArray<object?> list:
                WriteAll(text, '[', list, ']', Write);
                break;
            case ImmutableDictionary<string, object?> fields:
                WriteAll(text, '{', fields.OrderBy(pair => pair.Key, StringComparer.Ordinal), '}', WriteField);
                break;
            default:
                throw new InvalidOperationException($"{value.GetType().FullName} cannot be written as JSON.");
        }
    }

    private static void WriteField(StringBuilder text, KeyValuePair<string, object?> field)
    {
        WriteString(text, field.Key);
        text.Append(": ");
        Write(text, field.Value);
    }

    private static void WriteAll<T>(
        StringBuilder text, char open, IEnumerable<T> parts, char close, Action<StringBuilder, T> write)
    {
        text.Append(open).Append(' ');
        var isFirst = true;
        foreach (var part in parts)
        {
            if (!isFirst) text.Append(", ");
            write(text, part);
            isFirst = false;
        }

        text.Append(isFirst ? "" : " ").Append(close);
    }

    // Angle brackets are the one difference between the encoder and the official formatter in what people write.
    private static void WriteString(StringBuilder text, string word) => text
        .Append('"')
        .Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(word)
            .Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace(">", "\\u003e", StringComparison.Ordinal))
        .Append('"');
}
