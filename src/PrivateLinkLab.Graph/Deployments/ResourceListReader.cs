using System.Collections.Immutable;
using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>Reads what stands under "deployment".</summary>
internal static class ResourceListReader
{
    // A file may have the URN behind other fields; the node gets its own at the end.
    private static readonly ResourceUrn NotReadYet = ResourceUrn.Parse("urn:pulumi:none::none::none::none");

    public static ResourceGraph Read(ref Utf8JsonReader reader, DeploymentShape shape)
    {
        var nodes = new List<ResourceNode>();
        if (reader.TokenType != JsonTokenType.Null)
        {
            shape.Require(reader.TokenType, JsonTokenType.StartObject, "\"deployment\"");
            while (shape.NextField(ref reader) is { } field)
            {
                if (field == "resources")
                {
                    nodes.Clear();
                    ReadResources(ref reader, shape, nodes);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        return GraphOf(nodes, shape);
    }

    /// <summary>Makes the graph of the resources of one stack.</summary>
    public static ResourceGraph GraphOf(List<ResourceNode> nodes, DeploymentShape shape)
    {
        var named = nodes.Find(node => node.Type == ResourceUrn.StackType) ?? nodes.FirstOrDefault();
        try
        {
            var graph = ResourceGraph.Create(named?.Urn.Project ?? "", named?.Urn.Stack ?? "", nodes);
            ParentLines.Check(graph, shape);
            return graph;
        }
        catch (ArgumentException)
        {
            var twice = nodes
                .Where(node => !node.PendingDelete)
                .GroupBy(node => node.Urn)
                .First(same => same.Count() > 1);
            throw shape.Wrong($"two resources have the URN '{twice.Key}'");
        }
    }

    private static void ReadResources(ref Utf8JsonReader reader, DeploymentShape shape, List<ResourceNode> nodes)
    {
        var inside = false;
        while (shape.NextItem(ref reader, ref inside, "\"resources\""))
        {
            nodes.Add(ReadResource(ref reader, shape, $"resources[{nodes.Count}]"));
        }
    }

    /// <summary>Reads the resource that the reader stands at.</summary>
    public static ResourceNode ReadResource(ref Utf8JsonReader reader, DeploymentShape shape, string at)
    {
        shape.Require(reader.TokenType, JsonTokenType.StartObject, at);
        ResourceUrn? urn = null;
        string? type = null;
        var node = new ResourceNode { Urn = NotReadYet };
        while (shape.NextField(ref reader) is { } field)
        {
            switch (field)
            {
                case "urn":
                    urn = shape.Urn(ref reader, $"{at}.urn");
                    break;
                case "type":
                    type = shape.Text(ref reader, $"{at}.type");
                    break;
                default:
                    node = ReadField(ref reader, shape, $"{at}.{field}", field, node);
                    break;
            }
        }

        if (urn is not { } known)
        {
            throw shape.Wrong($"{at} has no \"urn\"");
        }

        return type is null || type == known.Type
            ? node with
            {
                Urn = known,
            }
            : throw shape.Wrong($"{at}.type is '{type}', but its URN says '{known.Type}'");
    }

    private static ResourceNode ReadField(
        ref Utf8JsonReader reader,
        DeploymentShape shape,
        string at,
        string field,
        ResourceNode node
    )
    {
        switch (field)
        {
            case "custom":
                return node with { Custom = shape.Bool(ref reader, at) };
            case "delete":
                return node with { PendingDelete = shape.Bool(ref reader, at) };
            case "id":
                return node with { Id = shape.Text(ref reader, at) };
            case "inputs":
                return node with { Inputs = PropertyJsonReader.ReadMap(ref reader, shape, at) };
            case "outputs":
                return node with { Outputs = PropertyJsonReader.ReadMap(ref reader, shape, at) };
            case "parent":
                return node with { Parent = shape.Urn(ref reader, at) };
            case "protect":
                return node with { Protect = shape.Bool(ref reader, at) };
            case "external":
                return node with { External = shape.Bool(ref reader, at) };
            case "dependencies":
                return node with { Dependencies = shape.Urns(ref reader, at) };
            case "provider":
                return node with { Provider = shape.Text(ref reader, at) };
            case "propertyDependencies":
                return node with { PropertyDependencies = ReadPropertyDependencies(ref reader, shape, at) };
            case "pendingReplacement":
                return node with { PendingReplacement = shape.Bool(ref reader, at) };
            case "additionalSecretOutputs":
                return node with { AdditionalSecretOutputs = shape.Texts(ref reader, at) };
            case "aliases":
                return node with { Aliases = shape.Urns(ref reader, at) };
            case "importID":
                return node with { ImportId = shape.Text(ref reader, at) };
            case "retainOnDelete":
                return node with { RetainOnDelete = shape.Bool(ref reader, at) };
            case "deletedWith":
                return node with { DeletedWith = shape.Urn(ref reader, at) };
            case "ignoreChanges":
                return node with { IgnoreChanges = shape.Texts(ref reader, at) };
            case "replaceOnChanges":
                return node with { ReplaceOnChanges = shape.Texts(ref reader, at) };
            default:
                reader.Skip();
                return node;
        }
    }

    private static ImmutableSortedDictionary<string, IReadOnlyList<ResourceUrn>> ReadPropertyDependencies(
        ref Utf8JsonReader reader,
        DeploymentShape shape,
        string at
    )
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return ResourceNode.NoPropertyDependencies;
        }

        shape.Require(reader.TokenType, JsonTokenType.StartObject, at);
        var dependencies = ResourceNode.NoPropertyDependencies.ToBuilder();
        while (shape.NextField(ref reader) is { } property)
        {
            dependencies[property] = shape.Urns(ref reader, $"{at}.{property}");
        }

        return dependencies.ToImmutable();
    }
}
