using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>
/// Makes JSON texts. With a writer, not a serializer: reflection costs more time than a whole command.
/// </summary>
internal static class JsonText
{
    /// <summary>
    /// The version of every document's schema in docs/schemas; a change that breaks a reader raises it.
    /// </summary>
    public const int SchemaVersion = 1;

    /// <summary>
    /// Gives a document for a person or a program: indented, with a line feed at the end, the same on every system.
    /// </summary>
    public static string Document(Action<Utf8JsonWriter> write) => $"{Write(write, indented: true)}\n";

    /// <summary>Gives JSON on one line.</summary>
    public static string Compact(Action<Utf8JsonWriter> write) => Write(write, indented: false);

    private static string Write(Action<Utf8JsonWriter> write, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Indented = indented,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
