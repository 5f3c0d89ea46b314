using System.Text.Json;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Arrays in JSON, each in one call.</summary>
internal static class JsonArrays
{
    /// <summary>Writes an array of objects.</summary>
    /// <param name="writer">The writer, inside an object.</param>
    /// <param name="name">The array's name.</param>
    /// <param name="items">What there is an object for.</param>
    /// <param name="writeMembers">Writes the members of one object.</param>
    public static void WriteObjects<T>(
        this Utf8JsonWriter writer,
        string name,
        IEnumerable<T> items,
        Action<T> writeMembers
    )
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writeMembers(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes an array of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
