using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>
/// Reads what <c>pulumi preview --json</c> prints, as the graph that the update would leave. What a resource will get
/// only when it is created is not known: it has no id and no outputs, and inputs that come from there are unknown.
/// Pulumi leaves out resources that stay as they are, unless it is told <c>--show-sames</c>: such a preview is no whole
/// graph, and is refused. It leaves out the default provider of AWS too, which gets the region of the settings.
/// </summary>
public static class PreviewReader
{
    private const string RegionKey = "aws:region";
    private const string Same = "same";
    private const string AwsProvider = "pulumi:providers:aws";

    // What is deleted is not there afterwards. Every other step has the state that its resource will have.
    private static readonly HashSet<string> Deletions = new(StringComparer.Ordinal)
    {
        "delete",
        "delete-replaced",
        "discard",
        "discard-replaced",
        "remove-pending-replace",
    };

    /// <summary>Reads a preview.</summary>
    /// <param name="utf8">The JSON in UTF-8, with or without a byte order mark.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="DeploymentFileException">It is no preview.</exception>
    public static ResourceGraph Read(ReadOnlySpan<byte> utf8, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Read(utf8, DeploymentShape.OfPreview(DeploymentShape.File(name)));
    }

    internal static ResourceGraph Read(ReadOnlySpan<byte> utf8, DeploymentShape shape) =>
        DeploymentDocument.Read(utf8, shape, ReadFields);

    private static ResourceGraph ReadFields(ref Utf8JsonReader reader, DeploymentShape shape)
    {
        List<ResourceNode>? nodes = null;
        string? region = null;
        var (shown, unchanged) = (0, 0);
        while (shape.NextField(ref reader) is { } field)
        {
            if (field == "steps")
            {
                (nodes, shown) = ReadSteps(ref reader, shape);
            }
            else if (field == "changeSummary" && reader.TokenType == JsonTokenType.StartObject)
            {
                unchanged = ReadUnchanged(ref reader, shape);
            }
            else if (field == "config" && reader.TokenType == JsonTokenType.StartObject)
            {
                region = ReadRegion(ref reader, shape);
            }
            else
            {
                reader.Skip();
            }
        }

        reader.Read();
        if (nodes is null)
        {
            throw shape.Wrong("it has no \"steps\"");
        }

        if (shown < unchanged)
        {
            throw shape.Partial(unchanged - shown);
        }

        if (region is not null)
        {
            AddDefaultProviders(nodes, region);
        }

        return ResourceListReader.GraphOf(nodes, shape);
    }

    private static int ReadUnchanged(ref Utf8JsonReader reader, DeploymentShape shape)
    {
        var count = 0;
        while (shape.NextField(ref reader) is { } operation)
        {
            if (operation == Same)
            {
                count = (int)Math.Clamp(shape.Number(ref reader, $"changeSummary.{operation}"), 0, int.MaxValue);
            }
            else
            {
                reader.Skip();
            }
        }

        return count;
    }

    private static string? ReadRegion(ref Utf8JsonReader reader, DeploymentShape shape)
    {
        string? region = null;
        while (shape.NextField(ref reader) is { } key)
        {
            if (key == RegionKey && reader.TokenType == JsonTokenType.String)
            {
                region = shape.Text(ref reader, $"config.{key}");
            }
            else
            {
                reader.Skip();
            }
        }

        return region == Signatures.Blinded ? null : region;
    }

    // The update makes them, out of the settings; a preview has no step for them.
    private static void AddDefaultProviders(List<ResourceNode> nodes, string region)
    {
        var there = nodes.Select(node => node.Urn).ToHashSet();
        for (var index = 0; index < nodes.Count; index++)
        {
            if (
                ProviderReference.TryParse(nodes[index].Provider, out var provider)
                && provider.Urn.Type == AwsProvider
                && provider.Urn.Name.StartsWith("default", StringComparison.Ordinal)
                && there.Add(provider.Urn)
            )
            {
                var inputs = MapValue.Create([("region", (PropertyValue)region)]);
                nodes.Insert(
                    index++,
                    new ResourceNode
                    {
                        Urn = provider.Urn,
                        Custom = true,
                        Inputs = inputs,
                    }
                );
            }
        }
    }

    // A replacement is up to three steps for one URN; the last one that leaves a resource counts.
    private static (List<ResourceNode> Nodes, int Unchanged) ReadSteps(ref Utf8JsonReader reader, DeploymentShape shape)
    {
        var nodes = new List<ResourceNode>();
        var places = new Dictionary<ResourceUrn, int>();
        var (inside, index, unchanged) = (false, 0, 0);
        while (shape.NextItem(ref reader, ref inside, "\"steps\""))
        {
            var (operation, after) = ReadStep(ref reader, shape, $"steps[{index++}]");
            unchanged += operation == Same ? 1 : 0;
            if (after is not { } node)
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

        return (nodes, unchanged);
    }

    private static (string Operation, ResourceNode? After) ReadStep(
        ref Utf8JsonReader reader,
        DeploymentShape shape,
        string at
    )
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

        return (
            operation,
            Deletions.Contains(operation)
                ? null
                : after ?? throw shape.Wrong($"{at} is a {operation} without \"newState\"")
        );
    }
}
