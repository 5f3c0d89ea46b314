using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>Reads a file that a user names: what <c>pulumi stack export</c> or <c>pulumi preview --json</c> printed.</summary>
public static class StackFile
{
    /// <summary>Reads a file, whichever of the two it is.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DeploymentFileException">The file cannot be read, or is neither.</exception>
    public static ResourceGraph Read(string path) => Read(FileBytes.Of(path, DeploymentShape.OfEither(path)), path);

    /// <summary>Reads a deployment or a preview.</summary>
    /// <param name="utf8">The JSON in UTF-8, with or without a byte order mark.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="DeploymentFileException">It is neither.</exception>
    public static ResourceGraph Read(ReadOnlySpan<byte> utf8, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var shape = DeploymentShape.OfEither(name);
        HashSet<string> fields;
        try
        {
            var reader = FileBytes.ReaderOf(utf8);
            fields = FieldsOf(ref reader, shape);
        }
        catch (JsonException e)
        {
            throw shape.Broken(e);
        }

        return fields switch
        {
            _ when fields.Contains("deployment") || fields.Contains("checkpoint") => DeploymentReader.Read(utf8, name),
            _ when fields.Contains("steps") => PreviewReader.Read(utf8, name),
            _ => throw shape.Wrong("it has neither \"deployment\" nor \"steps\""),
        };
    }

    private static HashSet<string> FieldsOf(ref Utf8JsonReader reader, DeploymentShape shape)
    {
        reader.Read();
        shape.Require(reader.TokenType, JsonTokenType.StartObject, "its content");
        var fields = new HashSet<string>(StringComparer.Ordinal);
        while (shape.NextField(ref reader) is { } field)
        {
            fields.Add(field);
            reader.Skip();
        }

        reader.Read();
        return fields;
    }
}
