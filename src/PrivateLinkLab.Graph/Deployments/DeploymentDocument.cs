using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>A file's text as JSON: an object, whose fields a reader for its kind goes through.</summary>
internal static class DeploymentDocument
{
    /// <summary>Reads the fields of the object whose beginning the reader is at.</summary>
    public delegate ResourceGraph FieldReader(ref Utf8JsonReader reader, DeploymentShape shape);

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">The JSON in UTF-8, with or without a byte order mark.</param>
    /// <param name="shape">What the file should be.</param>
    /// <param name="readFields">Reads its content.</param>
    /// <exception cref="DeploymentFileException">It is not of that kind, or no JSON.</exception>
    public static ResourceGraph Read(ReadOnlySpan<byte> utf8, DeploymentShape shape, FieldReader readFields)
    {
        try
        {
            var reader = FileBytes.ReaderOf(utf8);
            reader.Read();
            shape.Require(reader.TokenType, JsonTokenType.StartObject, "its content");
            return readFields(ref reader, shape);
        }
        catch (JsonException e)
        {
            throw shape.Broken(e);
        }
    }
}
