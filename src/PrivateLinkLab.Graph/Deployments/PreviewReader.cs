using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>
/// Reads what <c>pulumi preview --json</c> prints, as the graph that the update would leave. What a resource will get only
/// when it is created is not known: it has no id and no outputs, and inputs that come from there are unknown. Pulumi leaves
/// out resources that stay as they are, unless it is told <c>--show-sames</c>.
/// </summary>
public static class PreviewReader
{
    // What is deleted is not there afterwards. Every other step has the state that its resource will have.
    private static readonly HashSet<string> Deletions = new(StringComparer.Ordinal)
    {
        "delete", "delete-replaced", "discard", "discard-replaced", "remove-pending-replace",
    };

    /// <summary>Reads a preview.</summary>
    /// <param name="utf8">The JSON in UTF-8, with or without a byte order mark.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="DeploymentFileException">It is no preview.</exception>
    public static ResourceGraph Read(ReadOnlySpan<byte> utf8, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return DeploymentDocument.Read(utf8, DeploymentShape.OfPreview(name), ReadFields);
    }

    private static ResourceGraph ReadFields(ref Utf8JsonReader reader, DeploymentShape shape)
    {
        List<ResourceNode>? nodes = null;
        while (shape.NextField(ref reader) is { } field)
        {
            if (field == "steps")
            {
                nodes = ReadSteps(ref reader, shape);
            }
            else
            {
                reader.Skip();
            }
        }

        reader.Read();
        return ResourceListReader.GraphOf(nodes ?? throw shape.Wrong("it has no \"steps\""), shape);
    }

    // A replacement is up to three steps for one URN; the last one that leaves a resource counts.
    private static List<ResourceNode> ReadSteps(ref Utf8JsonReader reader, DeploymentShape shape)
    {
        var nodes = new List<ResourceNode>();
        var places = new Dictionary<ResourceUrn, int>();
        var (inside, index) = (false, 0);
        while (shape.NextItem(ref reader, ref inside, "\"steps\""))
        {
            if (ReadStep(ref reader, shape, $"steps[{index++}]") is not { } node)
            {
                continue;
            }

            if (places.TryGetValue(node.Urn, out var place))
            {
                nodes[place] = node;
            }
            else
            {
                places[node.Urn] = nodes.Count;
                nodes.Add(node);
            }
        }

        return nodes;
    }

    private static ResourceNode? ReadStep(ref Utf8JsonReader reader, DeploymentShape shape, string at)
    {
        shape.Require(reader.TokenType, JsonTokenType.StartObject, at);
        string? operation = null;
        ResourceNode? after = null;
        while (shape.NextField(ref reader) is { } field)
        {
            if (field == "op")
            {
                operation = shape.Text(ref reader, $"{at}.op");
            }
            else if (field == "newState" && reader.TokenType != JsonTokenType.Null)
            {
                after = ResourceListReader.ReadResource(ref reader, shape, $"{at}.newState");
            }
            else
            {
                reader.Skip();
            }
        }

        if (operation is null)
        {
            throw shape.Wrong($"{at} has no \"op\"");
        }

        return Deletions.Contains(operation) ? null : after ?? throw shape.Wrong($"{at} is a {operation} without \"newState\"");
    }
}
