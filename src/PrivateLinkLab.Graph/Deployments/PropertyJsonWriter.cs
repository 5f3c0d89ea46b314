using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>Writes property values the way Pulumi's deployment files hold them.</summary>
public static class PropertyJsonWriter
{
    private static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    internal static void Write(Utf8JsonWriter writer, PropertyValue value, SecretOutput secrets)
    {
        switch (value)
        {
            case BoolValue boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case NumberValue number:
                WriteNumber(writer, number.Value);
                break;
            case TextValue text:
                writer.WriteStringValue(text.Value);
                break;
            case UnknownValue:
                writer.WriteStringValue(Signatures.Unknown);
                break;
            case ListValue list:
                WriteList(writer, list, secrets);
                break;
            case MapValue map:
                WriteMap(writer, map, signature: null, secrets);
                break;
            case SecretValue secret:
                WriteSecret(writer, secret, secrets);
                break;
            case SignedValue signed:
                WriteMap(writer, signed.Content, SignatureOf(signed.Kind), secrets);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>A value's JSON on one line, secrets in plaintext: what Pulumi encrypts.</summary>
    public static ReadOnlyMemory<byte> Plaintext(PropertyValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            Write(writer, value, SecretOutput.ShowPlaintext);
        }

        return buffer.WrittenMemory;
    }

    // Whole numbers are written as such; WriteNumberValue would give 1E+16.
    private static void WriteNumber(Utf8JsonWriter writer, double value)
    {
        if (value == Math.Truncate(value) && Math.Abs(value) < 1e18 && !(value == 0 && double.IsNegative(value)))
        {
            writer.WriteNumberValue((long)value);
        }
        else
        {
            writer.WriteNumberValue(value);
        }
    }

    private static void WriteList(Utf8JsonWriter writer, ListValue list, SecretOutput secrets)
    {
        writer.WriteStartArray();
        foreach (var item in list)
        {
            Write(writer, item, secrets);
        }

        writer.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter writer, MapValue map, string? signature, SecretOutput secrets)
    {
        writer.WriteStartObject();
        if (signature is not null)
        {
            writer.WriteString(Signatures.Key, signature);
        }

        foreach (var (key, value) in map)
        {
            writer.WritePropertyName(key);
            Write(writer, value, secrets);
        }

        writer.WriteEndObject();
    }

    private static void WriteSecret(Utf8JsonWriter writer, SecretValue secret, SecretOutput secrets)
    {
        writer.WriteStartObject();
        writer.WriteString(Signatures.Key, Signatures.Secret);
        if (secrets == SecretOutput.ShowPlaintext && secret.Plaintext is { } plaintext)
        {
            writer.WriteString("plaintext", Plaintext(plaintext).Span);
        }
        else
        {
            writer.WriteString("ciphertext", "");
        }

        writer.WriteEndObject();
    }

    private static string SignatureOf(PropertyKind kind) =>
        kind switch
        {
            PropertyKind.Asset => Signatures.Asset,
            PropertyKind.Archive => Signatures.Archive,
            _ => Signatures.Reference,
        };
}
