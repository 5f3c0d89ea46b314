using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>
/// Reads Pulumi deployments of version 3: state files of the lab, and what <c>pulumi stack export</c> prints of a real
/// stack. Fields that the graph has no use for are skipped.
/// </summary>
public static class DeploymentReader
{
    private const int MaxDepth = 256;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file.</summary>
    /// <exception cref="DeploymentFileException">The file cannot be read or is no deployment of version 3.</exception>
    public static ResourceGraph ReadFile(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DeploymentFileException(
                e is FileNotFoundException or DirectoryNotFoundException
                    ? $"The file '{path}' does not exist; accepted is what 'pulumi stack export' prints."
                    : $"The file '{path}' cannot be opened; accepted is a file with what 'pulumi stack export' prints.",
                e);
        }

        return Read(bytes, path);
    }

    /// <summary>Reads a deployment from a stream, for example standard input.</summary>
    /// <param name="stream">What to read, to its end; it is not closed.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="DeploymentFileException">It is no deployment of version 3.</exception>
    public static ResourceGraph Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return Read(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), name);
    }

    /// <summary>Reads a deployment.</summary>
    /// <param name="utf8">The JSON in UTF-8, with or without a byte order mark.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="DeploymentFileException">It is no deployment of version 3.</exception>
    public static ResourceGraph Read(ReadOnlySpan<byte> utf8, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (utf8.StartsWith(ByteOrderMark))
        {
            utf8 = utf8[ByteOrderMark.Length..];
        }

        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
            return ReadDocument(ref reader, new DeploymentShape(name));
        }
        catch (JsonException e)
        {
            // The inner exception is left out: its text can quote a part of the file.
            throw new DeploymentFileException(
                $"The file '{name}' is not valid JSON: it breaks off or goes wrong at line {e.LineNumber + 1}, "
                + $"position {e.BytePositionInLine + 1}; accepted is what 'pulumi stack export' prints.");
        }
    }

    private static ResourceGraph ReadDocument(ref Utf8JsonReader reader, DeploymentShape shape)
    {
        reader.Read();
        shape.Require(reader.TokenType, JsonTokenType.StartObject, "its content");
        double? version = null;
        var deployment = default(Utf8JsonReader);
        var (hasDeployment, isCheckpoint) = (false, false);
        while (shape.NextField(ref reader) is { } field)
        {
            switch (field)
            {
                case "version":
                    version = shape.Number(ref reader, "version");
                    break;
                case "deployment":
                    deployment = reader;
                    hasDeployment = true;
                    break;
                case "checkpoint":
                    isCheckpoint = true;
                    break;
            }

            reader.Skip();
        }

        reader.Read();
        if (isCheckpoint && !hasDeployment)
        {
            throw shape.Wrong("it is a checkpoint of a Pulumi backend");
        }

        if (version is null || !hasDeployment)
        {
            throw shape.Wrong($"it has no \"{(version is null ? "version" : "deployment")}\"");
        }

        return version == DeploymentWriter.Version
            ? ResourceListReader.Read(ref deployment, shape)
            : throw shape.Wrong($"its version is {PropertyText.Number(version.Value)}");
    }
}
