using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>
/// Reads Pulumi deployments of version 3 or 4: state files of the lab, and what <c>pulumi stack export</c> prints of a
/// real stack. Fields that the graph has no use for are skipped.
/// </summary>
public static class DeploymentReader
{
    // The same with a list of features that a program used, none of which changes what a resource is
    // (pulumi/pulumi, sdk/go/common/apitype/core.go: DeploymentSchemaVersionLatest).
    internal const int LatestVersion = 4;

    /// <summary>Reads a file.</summary>
    /// <exception cref="DeploymentFileException">The file cannot be read or is not a deployment of version 3 or
    /// 4.</exception>
    public static ResourceGraph ReadFile(string path) =>
        Read(FileBytes.Read(path, DeploymentShape.OfDeployment(DeploymentShape.File(path))).Span, path);

    /// <summary>Reads a deployment from a stream, for example standard input.</summary>
    /// <param name="stream">What to read, to its end; it is not closed.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="DeploymentFileException">It is not a deployment of version 3 or 4.</exception>
    public static ResourceGraph Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(FileBytes.Read(stream, DeploymentShape.OfDeployment(DeploymentShape.File(name))).Span, name);
    }

    /// <summary>Reads a deployment.</summary>
    /// <param name="utf8">The JSON in UTF-8, with or without a byte order mark.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="DeploymentFileException">It is not a deployment of version 3 or 4.</exception>
    public static ResourceGraph Read(ReadOnlySpan<byte> utf8, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Read(utf8, DeploymentShape.OfDeployment(DeploymentShape.File(name)));
    }

    internal static ResourceGraph Read(ReadOnlySpan<byte> utf8, DeploymentShape shape) =>
        DeploymentDocument.Read(utf8, shape, ReadFields);

    private static ResourceGraph ReadFields(ref Utf8JsonReader reader, DeploymentShape shape)
    {
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

        return version is DeploymentWriter.Version or LatestVersion
            ? ResourceListReader.Read(ref deployment, shape)
            : throw shape.Wrong($"its version is {PropertyText.Number(version.Value)}");
    }
}
