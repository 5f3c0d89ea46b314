using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pulumi;

/// <summary>Turns serialized values into JSON and back.</summary>
internal static class JsonValues
{
    public static object? Read(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Array => element.EnumerateArray().Select(Read).ToImmutableArray(),
            JsonValueKind.Object => element.EnumerateObject().ToImmutableDictionary(p => p.Name, p => Read(p.Value)),
            _ => null,
        };

    /// <summary>Writes a value as the JSON form of Protocol Buffers, which is what the official SDK sends: blanks
    /// inside of brackets and braces and after colons and commas, and an object's fields in the order of their
    /// names.</summary>
    public static string Write(object? value)
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
                WriteNumber(text, number);
                break;
            case string characters:
                WriteString(text, characters);
                break;
            case ImmutableArray<object?> list:
                text.Append("[ ");
                for (var i = 0; i < list.Length; i++)
                {
                    if (i > 0)
                    {
                        text.Append(", ");
                    }

                    Write(text, list[i]);
                }

                text.Append(list.IsEmpty ? "]" : " ]");
                break;
            case ImmutableDictionary<string, object?> fields:
                text.Append("{ ");
                var isFirst = true;
                foreach (var (name, field) in fields.OrderBy(pair => pair.Key))
                {
                    if (!isFirst)
                    {
                        text.Append(", ");
                    }

                    isFirst = false;
                    WriteString(text, name);
                    text.Append(": ");
                    Write(text, field);
                }

                text.Append(isFirst ? "}" : " }");
                break;
            default:
                throw new InvalidOperationException($"{value.GetType().FullName} cannot be written as JSON.");
        }
    }

    private static void WriteNumber(StringBuilder text, double number)
    {
        if (double.IsFinite(number))
        {
            text.Append(number.ToString("r", CultureInfo.InvariantCulture).Replace('E', 'e'));
        }
        else
        {
            WriteString(text, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                default:
                    if (char.IsSurrogate(c) && !IsPaired(value, i))
                    {
                        throw new ArgumentException(
                            $"The character \\u{(int)c:x4} is half of one and cannot be written as JSON."
                        );
                    }

                    if (IsEscaped(c))
                    {
                        text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    }
                    else
                    {
                        text.Append(c);
                    }

                    break;
            }
        }

        text.Append('"');
    }

    private static bool IsPaired(string value, int index) =>
        char.IsHighSurrogate(value[index])
            ? index + 1 < value.Length && char.IsLowSurrogate(value[index + 1])
            : index > 0 && char.IsHighSurrogate(value[index - 1]);

    /// <summary>Whether Protocol Buffers escape a character: controls, what HTML could take for markup, what is not
    /// visible, and everything beyond 16 bits.</summary>
    private static bool IsEscaped(char c) =>
        c
            is < ' '
                or (>= '\u007f' and <= '\u009f')
                or '<'
                or '>'
                or '\u00ad'
                or (>= '\u0600' and <= '\u0603')
                or '\u06dd'
                or '\u070f'
                or '\u17b4'
                or '\u17b5'
                or (>= '\u200b' and <= '\u200f')
                or (>= '\u2028' and <= '\u202e')
                or (>= '\u2060' and <= '\u2064')
                or (>= '\u206a' and <= '\u206f')
                or '\ufeff'
                or (>= '\ufff9' and <= '\ufffb')
        || char.IsSurrogate(c);
}
