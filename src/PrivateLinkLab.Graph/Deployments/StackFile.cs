using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>
/// Reads a file that a user names: what <c>pulumi stack export</c> or <c>pulumi preview --json</c> printed, or another
/// tool.
/// </summary>
public static class StackFile
{
    /// <summary>Reads a file, whichever of them it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="other">What is accepted beside Pulumi's own; null for nothing.</param>
    /// <exception cref="DeploymentFileException">The file cannot be read, or is none of them.</exception>
    public static ResourceGraph Read(string path, OtherFormat? other = null)
    {
        var what = DeploymentShape.File(path);
        return ReadAny(FileBytes.Read(path, DeploymentShape.OfEither(what, other)).Span, what, other);
    }

    /// <summary>Reads what comes on standard input, whichever of them it is.</summary>
    /// <param name="stream">Standard input; it is read to its end and not closed.</param>
    /// <param name="other">What is accepted beside Pulumi's own; null for nothing.</param>
    /// <exception cref="DeploymentFileException">It is none of them.</exception>
    public static ResourceGraph ReadStandardInput(Stream stream, OtherFormat? other = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        const string What = "Standard input";
        return ReadAny(FileBytes.Read(stream, DeploymentShape.OfEither(What, other)).Span, What, other);
    }

    /// <summary>Reads a deployment, a preview or what another tool printed.</summary>
    /// <param name="bytes">The JSON in UTF-8, with or without a byte order mark, or in UTF-16 with one.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="other">What is accepted beside Pulumi's own; null for nothing.</param>
    /// <exception cref="DeploymentFileException">It is none of them.</exception>
    public static ResourceGraph Read(ReadOnlySpan<byte> bytes, string name, OtherFormat? other = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ReadAny(bytes, DeploymentShape.File(name), other);
    }

    private static ResourceGraph ReadAny(ReadOnlySpan<byte> bytes, string what, OtherFormat? other)
    {
        var shape = DeploymentShape.OfEither(what, other);
        if (other?.Refusal(bytes, what) is { } refusal)
        {
            throw new DeploymentFileException(refusal);
        }

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
            _ when other?.Has(fields) == true => other.Read(utf8, what),
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
