using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>Policies and other JSON documents that a resource takes as a text.</summary>
internal static class JsonDocuments
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>
    /// Reads a text that is a JSON object, for Terraform to write it again with <c>jsonencode</c>; null when it is
    /// another text, or would not come out the same.
    /// </summary>
    public static JsonObject? Read(string text)
    {
        if (!text.StartsWith('{'))
        {
            return null;
        }

        try
        {
            var document = JsonNode.Parse(text, documentOptions: Strict) as JsonObject;
            return document is not null && HasOnlyWholeNumbers(document) ? document : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The document with every text and key written anew.</summary>
    public static JsonNode? Rewritten(JsonNode? document, Func<string, string> write) =>
        document switch
        {
            JsonObject map => new JsonObject(
                map.Select(entry => KeyValuePair.Create(HclTemplate.Escape(entry.Key), Rewritten(entry.Value, write)))
            ),
            JsonArray list => new JsonArray([.. list.Select(item => Rewritten(item, write))]),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(
                write(value.GetValue<string>())
            ),
            _ => document?.DeepClone(),
        };

    // 1.0 or 1e3 would come out as another text.
    private static bool HasOnlyWholeNumbers(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.All(entry => HasOnlyWholeNumbers(entry.Value)),
            JsonArray list => list.All(HasOnlyWholeNumbers),
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => value
                .ToJsonString()
                .All(character => char.IsAsciiDigit(character) || character == '-'),
            _ => true,
        };
}
