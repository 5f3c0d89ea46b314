using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace PrivateLinkLab.Graph;

/// <summary>A value on one line, without the plaintext of secrets.</summary>
internal static class PropertyText
{
    public const string Secret = "[secret]";
    public const string Unknown = "[unknown]";

    public static string Of(PropertyValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    public static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    public static string Number(double value) =>
        value == Math.Truncate(value) && Math.Abs(value) < 1e18
            ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, PropertyValue value)
    {
        switch (value)
        {
            case BoolValue boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case NumberValue number:
                text.Append(Number(number.Value));
                break;
            case TextValue plain:
                text.Append(Quote(plain.Value));
                break;
            case SecretValue:
                text.Append(Secret);
                break;
            case UnknownValue:
                text.Append(Unknown);
                break;
            case ListValue list:
                AppendAll(text, '[', list, Append, ']');
                break;
            case MapValue map:
                AppendAll(text, '{', map, AppendEntry, '}');
                break;
            case SignedValue signed:
                text.Append(signed.Kind.ToString().ToLowerInvariant());
                Append(text, signed.Content);
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void AppendEntry(StringBuilder text, KeyValuePair<string, PropertyValue> entry)
    {
        text.Append(Quote(entry.Key)).Append(": ");
        Append(text, entry.Value);
    }

    private static void AppendAll<T>(
        StringBuilder text,
        char open,
        IEnumerable<T> items,
        Action<StringBuilder, T> append,
        char close
    )
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? "" : ", ");
            append(text, item);
            first = false;
        }

        text.Append(close);
    }
}
