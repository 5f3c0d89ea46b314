using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>
/// Writes a graph as a Pulumi deployment of version 3, what <c>pulumi stack export</c> prints: UTF-8, two spaces, line
/// feeds, the same bytes for the same graph. The manifest's time is Go's zero time and its version is empty, for which
/// Pulumi expects an empty magic number.
/// </summary>
public static class DeploymentWriter
{
    /// <summary>The format's version that is written and read.</summary>
    public const int Version = 3;

    private static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
    };

    /// <summary>The file's bytes, with a line feed at the end.</summary>
    /// <param name="graph">What to write.</param>
    /// <param name="secrets">What to tell of secrets.</param>
    public static ReadOnlyMemory<byte> Write(ResourceGraph graph, SecretOutput secrets = SecretOutput.Hide)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", Version);
            writer.WriteStartObject("deployment");
            WriteManifest(writer);
            writer.WriteStartArray("resources");
            foreach (var node in graph.Resources)
            {
                WriteResource(writer, node, secrets);
            }

            writer.WriteEndArray();
            writer.WriteStartObject("metadata");
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static void WriteManifest(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("manifest");
        writer.WriteString("time", "0001-01-01T00:00:00Z");
        writer.WriteString("magic", "");
        writer.WriteString("version", "");
        writer.WriteEndObject();
    }

    // In the order in which Pulumi itself writes the fields; like it, without those that say nothing.
    private static void WriteResource(Utf8JsonWriter writer, ResourceNode node, SecretOutput secrets)
    {
        writer.WriteStartObject();
        writer.WriteString("urn", node.Urn.ToString());
        writer.WriteBoolean("custom", node.Custom);
        WriteIf(writer, "delete", node.PendingDelete);
        WriteIf(writer, "id", node.Id);
        writer.WriteString("type", node.Type);
        WriteIf(writer, "inputs", node.Inputs, secrets);
        WriteIf(writer, "outputs", node.Outputs, secrets);
        WriteIf(writer, "parent", node.Parent?.ToString());
        WriteIf(writer, "protect", node.Protect);
        WriteIf(writer, "external", node.External);
        WriteIf(writer, "dependencies", node.Dependencies);
        WriteIf(writer, "provider", node.Provider);
        WritePropertyDependencies(writer, node);
        WriteIf(writer, "pendingReplacement", node.PendingReplacement);
        WriteIf(writer, "additionalSecretOutputs", node.AdditionalSecretOutputs);
        WriteIf(writer, "aliases", node.Aliases);
        WriteIf(writer, "importID", node.ImportId);
        WriteIf(writer, "retainOnDelete", node.RetainOnDelete);
        WriteIf(writer, "deletedWith", node.DeletedWith?.ToString());
        WriteIf(writer, "ignoreChanges", node.IgnoreChanges);
        WriteIf(writer, "replaceOnChanges", node.ReplaceOnChanges);
        writer.WriteEndObject();
    }

    private static void WritePropertyDependencies(Utf8JsonWriter writer, ResourceNode node)
    {
        if (node.PropertyDependencies.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("propertyDependencies");
        foreach (var (name, urns) in node.PropertyDependencies)
        {
            WriteAll(writer, name, urns);
        }

        writer.WriteEndObject();
    }

    private static void WriteIf(Utf8JsonWriter writer, string name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, value);
        }
    }

    private static void WriteIf(Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteIf(Utf8JsonWriter writer, string name, MapValue value, SecretOutput secrets)
    {
        if (value.Count > 0)
        {
            writer.WritePropertyName(name);
            PropertyJsonWriter.Write(writer, value, secrets);
        }
    }

    private static void WriteIf<T>(Utf8JsonWriter writer, string name, ImmutableArray<T> values)
        where T : class
    {
        if (values.Length > 0)
        {
            WriteAll(writer, name, values);
        }
    }

    private static void WriteAll(Utf8JsonWriter writer, string name, IEnumerable<object> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value.ToString());
        }

        writer.WriteEndArray();
    }
}
