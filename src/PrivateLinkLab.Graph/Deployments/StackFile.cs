using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>
/// Reads a file that a user names: what <c>pulumi stack export</c> or <c>pulumi preview --json</c> printed.
/// </summary>
public static class StackFile
{
    /// <summary>Reads a file, whichever of the two it is.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DeploymentFileException">The file cannot be read, or is neither.</exception>
    public static ResourceGraph Read(string path)
    {
        var what = DeploymentShape.File(path);
        return ReadAny(FileBytes.Read(path, DeploymentShape.OfEither(what)), what);
    }

    /// <summary>Reads what comes on standard input, whichever of the two it is.</summary>
    /// <param name="stream">Standard input; it is read to its end and not closed.</param>
    /// <exception cref="DeploymentFileException">It is neither.</exception>
    public static ResourceGraph ReadStandardInput(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return ReadAny(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), "Standard input");
    }

    /// <summary>Reads a deployment or a preview.</summary>
    /// <param name="bytes">The JSON in UTF-8, with or without a byte order mark, or in UTF-16 with one.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="DeploymentFileException">It is neither.</exception>
    public static ResourceGraph Read(ReadOnlySpan<byte> bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ReadAny(bytes, DeploymentShape.File(name));
    }

    private static ResourceGraph ReadAny(ReadOnlySpan<byte> bytes, string what)
    {
        var shape = DeploymentShape.OfEither(what);
        var utf8 = FileBytes.Utf8Of(bytes, shape);
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
            _ when fields.Contains("deployment") || fields.Contains("checkpoint") => DeploymentReader.Read(
                utf8,
                DeploymentShape.OfDeployment(what)
            ),
            _ when fields.Contains("steps") => PreviewReader.Read(utf8, DeploymentShape.OfPreview(what)),
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
