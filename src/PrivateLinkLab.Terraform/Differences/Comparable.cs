using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Differences;

/// <summary>Writes a value so that two values that mean the same are the same text.</summary>
internal static class Comparable
{
    private const string Unset = "";

    public static string Of(PropertyValue? value, Func<string, string> write) =>
        value switch
        {
            null or NullValue => Unset,
            BoolValue boolean => boolean.Value ? "true" : Unset,
            NumberValue number => number.Value == 0 ? Unset : number.Value.ToString("R", CultureInfo.InvariantCulture),
            TextValue text => OfText(text.Value, write),
            SecretValue => "[secret]",
            ListValue list => list.Count == 0
                ? Unset
                : $"[{string.Join(',', list.Select(item => Of(item, write)).Order(StringComparer.Ordinal))}]",
            MapValue map => OfMap(map, write),
            _ => value.ToString()!,
        };

    private static string OfMap(MapValue map, Func<string, string> write)
    {
        var entries = map.Select(entry => (entry.Key, Text: Of(entry.Value, write)))
            .Where(entry => entry.Text != Unset)
            .ToArray();
        return entries.Length == 0
            ? Unset
            : $"{{{string.Join(',', entries.Select(entry => $"{entry.Key}:{entry.Text}"))}}}";
    }

    private static string OfText(string text, Func<string, string> write)
    {
        if (text.StartsWith('{'))
        {
            try
            {
                return OfJson(JsonNode.Parse(text), write);
            }
            catch (JsonException)
            {
                // Not a JSON document, only a text that begins like one.
            }
        }

        return write(text);
    }

    // A policy without a version has this one (IAM User Guide, "IAM JSON policy elements: Version").
    private static bool IsDefaultVersion(KeyValuePair<string, JsonNode?> entry) =>
        entry.Key == "Version"
        && entry.Value is JsonValue value
        && value.GetValueKind() == JsonValueKind.String
        && value.GetValue<string>() == "2008-10-17";

    private static IEnumerable<string> Entries(JsonObject map, Func<string, string> write) =>
        map.Where(entry => !IsDefaultVersion(entry))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key}:{OfJson(entry.Value, write)}");

    private static string OfJson(JsonNode? node, Func<string, string> write) =>
        node switch
        {
            JsonObject map => $"{{{string.Join(',', Entries(map, write))}}}",
            // AWS writes a list of one as the one.
            JsonArray { Count: 1 } list => OfJson(list[0], write),
            JsonArray list =>
                $"[{string.Join(',', list.Select(item => OfJson(item, write)).Order(StringComparer.Ordinal))}]",
            JsonValue value when value.GetValueKind() == JsonValueKind.String => write(value.GetValue<string>()),
            _ => node?.ToJsonString() ?? "null",
        };
}
