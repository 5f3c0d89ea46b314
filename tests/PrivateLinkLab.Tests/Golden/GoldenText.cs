using System.Text;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Tests.Golden;

/// <summary>
/// Writes a graph for people to read in a diff: every resource with its parent and inputs, and the stack's outputs.
/// Where a value is another resource's id, ARN and the like, the text names that resource instead.
/// </summary>
internal static class GoldenText
{
    // Longest first, so that an ARN is not taken for the id inside it.
    private static readonly string[] Identifying =
    [
        "arn",
        "url",
        "endpoint",
        "address",
        "id",
        "name",
        "prefixListId",
        "secretArn",
        "b64Url",
        "hex",
    ];

    public static string Of(ResourceGraph graph)
    {
        var references = References(graph);
        var text = new StringBuilder();
        foreach (var node in graph.Resources.Where(node => !node.Type.StartsWith("pulumi:", StringComparison.Ordinal)))
        {
            var parent = node.Parent is { } urn ? graph.Find(urn) : null;
            text.Append(node.Type).Append(' ').Append(node.Name);
            if (parent is not null && parent.Type != ResourceUrn.StackType)
            {
                text.Append(" in ").Append(parent.Name);
            }

            text.Append('\n');
            foreach (var (key, value) in node.Inputs)
            {
                Write(text, $"  {key}", value, references, node);
            }
        }

        text.Append("outputs\n");
        foreach (var (key, value) in graph.Outputs)
        {
            Write(text, $"  {key}", value, references, null);
        }

        return text.ToString();
    }

    private static void Write(
        StringBuilder text,
        string label,
        PropertyValue value,
        List<(string Value, string Reference, ResourceNode Owner)> references,
        ResourceNode? owner
    )
    {
        switch (value)
        {
            case MapValue map:
                foreach (var (key, item) in map)
                {
                    Write(text, $"{label}.{key}", item, references, owner);
                }

                break;
            case ListValue list:
                for (var index = 0; index < list.Count; index++)
                {
                    Write(text, $"{label}[{index}]", list[index], references, owner);
                }

                break;
            case TextValue plain:
                text.Append(label).Append(": ").Append(Named(plain.Value, references, owner)).Append('\n');
                break;
            default:
                text.Append(label).Append(": ").Append(value).Append('\n');
                break;
        }
    }

    private static string Named(
        string value,
        List<(string Value, string Reference, ResourceNode Owner)> references,
        ResourceNode? owner
    )
    {
        foreach (var (known, reference, of) in references)
        {
            if (of != owner)
            {
                value = value.Replace(known, reference, StringComparison.Ordinal);
            }
        }

        return value;
    }

    private static List<(string Value, string Reference, ResourceNode Owner)> References(ResourceGraph graph)
    {
        var references = new List<(string Value, string Reference, ResourceNode Owner)>();
        foreach (var node in graph.Resources.Where(node => node.Custom))
        {
            foreach (var property in Identifying)
            {
                var value = property == "id" ? node.Id : node.Outputs.GetText(property);
                // A short name, such as the queue's own, is in other texts by chance.
                if (value is { Length: > 11 } && !node.Inputs.ContainsKey(property))
                {
                    references.Add((value, $"<{node.Name}.{property}>", node));
                }
            }
        }

        return
        [
            .. references
                .DistinctBy(reference => reference.Value)
                .OrderByDescending(reference => reference.Value.Length),
        ];
    }
}
