using System.Text.Json;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Writes values as plain JSON.</summary>
internal static class PropertyJson
{
    private const string Unknown = "[unknown]";

    /// <summary>Gives a value as JSON on one line.</summary>
    public static string Text(PropertyValue value, bool showSecrets) =>
        JsonText.Compact(writer => Write(writer, value, showSecrets));

    /// <summary>Writes a value; null as JSON's null.</summary>
    public static void Write(Utf8JsonWriter writer, PropertyValue? value, bool showSecrets)
    {
        switch (value)
        {
            case null or NullValue:
                writer.WriteNullValue();
                break;
            case BoolValue boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case NumberValue number:
                WriteNumber(writer, number.Value);
                break;
            case TextValue text:
                writer.WriteStringValue(text.Value);
                break;
            case SecretValue { Plaintext: { } plaintext } when showSecrets:
                Write(writer, plaintext, showSecrets);
                break;
            case SecretValue:
                writer.WriteStringValue(ValueText.Secret);
                break;
            case UnknownValue:
                writer.WriteStringValue(Unknown);
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item, showSecrets);
                }

                writer.WriteEndArray();
                break;
            case MapValue map:
                WriteMap(writer, map, showSecrets);
                break;
            case SignedValue signed:
                WriteMap(writer, signed.Content, showSecrets);
                break;
            default:
                throw new ArgumentException($"There is no JSON for a value of the kind {value.Kind}.", nameof(value));
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, MapValue map, bool showSecrets)
    {
        writer.WriteStartObject();
        foreach (var (key, item) in map)
        {
            writer.WritePropertyName(key);
            Write(writer, item, showSecrets);
        }

        writer.WriteEndObject();
    }

    // 3306, not 3306.0, and no exponent where a whole number can be written out.
    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (Math.Abs(number) < 1e15 && Math.Truncate(number) == number)
        {
            writer.WriteNumberValue((long)number);
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }
}
