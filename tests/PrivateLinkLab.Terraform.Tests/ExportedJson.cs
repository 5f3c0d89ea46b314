using System.Text;
using System.Text.Json.Nodes;
using PrivateLinkLab.Terraform.Export;

namespace PrivateLinkLab.Terraform.Tests;

/// <summary>Reads an exported configuration.</summary>
internal static class ExportedJson
{
    public static string TextOf(this TerraformConfiguration configuration, string file) =>
        Encoding.UTF8.GetString(configuration.Files[file].Span);

    public static string AllText(this TerraformConfiguration configuration) =>
        string.Concat(configuration.Files.Keys.Select(configuration.TextOf));

    /// <summary>The whole configuration as Terraform sees it: all files together.</summary>
    public static JsonObject Merged(this TerraformConfiguration configuration)
    {
        var all = new JsonObject();
        foreach (var file in configuration.Files.Keys)
        {
            Merge(all, JsonNode.Parse(configuration.TextOf(file))!.AsObject());
        }

        return all;
    }

    public static JsonObject Resource(this TerraformConfiguration configuration, string address)
    {
        var parts = address.Split('.');
        return configuration.Merged()["resource"]![parts[0]]![parts[1]]!.AsObject();
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (key, value) in from)
        {
            if (into[key] is JsonObject known && value is JsonObject more)
            {
                Merge(known, more);
            }
            else
            {
                into[key] = value?.DeepClone();
            }
        }
    }
}
