using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PrivateLinkLab.Lab.State;

/// <summary>Writes and reads the file of a stack's <see cref="SecretFingerprints"/>.</summary>
internal static class FingerprintFile
{
    private const int Version = 1;
    private const string Algorithm = "PBKDF2-SHA256";

    private static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
    };

    public static ReadOnlyMemory<byte> Write(SecretFingerprints fingerprints)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", Version);
            writer.WriteString("algorithm", Algorithm);
            writer.WriteNumber("iterations", SecretFingerprints.Iterations);
            writer.WriteBase64String("salt", fingerprints.Salt.AsSpan());
            writer.WriteStartObject("fingerprints");
            foreach (var (urn, paths) in fingerprints.Entries)
            {
                writer.WriteStartObject(urn);
                foreach (var (path, fingerprint) in paths)
                {
                    writer.WriteString(path, fingerprint);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>Reads a file; what is not as written here tells nothing, so that secrets count as unchanged.</summary>
    public static SecretFingerprints Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var root = document.RootElement;
            if (
                root.GetProperty("version").GetInt32() != Version
                || root.GetProperty("algorithm").GetString() != Algorithm
                || root.GetProperty("iterations").GetInt32() != SecretFingerprints.Iterations
                || root.GetProperty("salt").GetBytesFromBase64() is not { Length: SecretFingerprints.SaltLength } salt
            )
            {
                return SecretFingerprints.Empty;
            }

            var entries = SecretFingerprints.NoEntries.ToBuilder();
            foreach (var resource in root.GetProperty("fingerprints").EnumerateObject())
            {
                entries[resource.Name] = SecretFingerprints.NoPaths.AddRange(
                    resource
                        .Value.EnumerateObject()
                        .Select(path => KeyValuePair.Create(path.Name, path.Value.GetString()!))
                );
            }

            return new([.. salt], entries.ToImmutable());
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or ArgumentException
            )
        {
            return SecretFingerprints.Empty;
        }
    }
}
