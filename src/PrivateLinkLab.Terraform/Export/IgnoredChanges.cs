using System.Globalization;
using System.Text.Json.Nodes;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.References;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>The inputs of a resource whose changes do not count, as Terraform writes them.</summary>
internal static class IgnoredChanges
{
    /// <summary>Gives the value of <c>ignore_changes</c>, or null when every change counts.</summary>
    public static JsonNode? Of(ResourceNode node, TerraformExportOptions options)
    {
        var mapping = ExportedNodes.MappingOf(node);
        var paths = node.IgnoreChanges.Select(path => Written(mapping, path)).OfType<string>().ToList();
        if (options.EmulatorEndpoint is not null)
        {
            paths.AddRange(
                EmulatorGaps
                    .Of(node.Type)
                    .Where(gap => gap.Handling == GapHandling.IgnoreChanges)
                    .Select(gap => mapping.ToTerraform(gap.Property))
            );
        }

        return paths.Contains("*") ? "all"
            : paths.Count == 0 ? null
            : new JsonArray([.. paths.Distinct(StringComparer.Ordinal).Select(path => JsonValue.Create(path))]);
    }

    private static string? Written(TypeMapping mapping, string text)
    {
        if (text == "*")
        {
            return text;
        }

        if (
            !PropertyPath.TryParse(text, out var path)
            || path.Steps is not [{ Name: { } first }, ..]
            || mapping.Block.Find(first) is not { IsReadOnly: false } argument
        )
        {
            return null;
        }

        var written = argument.Terraform;
        if (argument is { Shape: ArgumentShape.Set, Block: not null })
        {
            // A member of a set has no path of its own.
            return written;
        }

        var isMap = argument.Shape == ArgumentShape.Map;
        var within = argument is { IsFlattened: true, Shape: ArgumentShape.List } ? "[0]" : "";
        var block = argument.Block;
        foreach (var step in path.Steps.AsSpan()[1..])
        {
            if (step.Index is { } index)
            {
                written += string.Create(CultureInfo.InvariantCulture, $"[{index}]");
                within = "";
                continue;
            }

            var member = block?.Find(step.Name!);
            written += isMap
                ? $"[\"{HclTemplate.Escape(step.Name!)}\"]"
                : $"{within}.{member?.Terraform ?? PropertyNames.ToTerraform(step.Name!)}";
            within = member is { IsFlattened: true, Shape: ArgumentShape.List } ? "[0]" : "";
            block = member?.Block;
        }

        return written;
    }
}
