using System.Text.Json;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Schema;

/// <summary>
/// What the AWS provider answers, by the typings of Pulumi's package: the names of the outputs and their shapes, of
/// the types and functions of outputs.json. A program may read any of them; what no service decides is there, empty.
/// </summary>
internal static class OutputSchema
{
    private static readonly Lazy<JsonElement> Document = new(Read);

    /// <summary>The outputs of a resource type; null when the schema does not have it.</summary>
    public static JsonElement? OfResource(string token) => Of("resources", token);

    /// <summary>The outputs of a function; null when the schema does not have it.</summary>
    public static JsonElement? OfFunction(string token) => Of("functions", token);

    /// <summary>The members of a nested type; null when the schema does not have it.</summary>
    public static JsonElement? OfType(string name) => Of("types", name);

    /// <summary>
    /// The outputs that are always there, each with the empty value of its shape. Of an object only AWS knows whether
    /// it is there: whoever knows it sets it.
    /// </summary>
    public static IEnumerable<(string Key, PropertyValue Value)> Required(JsonElement? outputs) =>
        outputs is not { } members
            ? []
            : members
                .EnumerateObject()
                .Where(member => !member.Name.EndsWith('?') && !IsObject(member.Value))
                .Select(member => (member.Name, Empty(member.Value)));

    private static PropertyValue Empty(JsonElement shape) =>
        shape.ValueKind == JsonValueKind.Array
            ? ListValue.Empty
            : shape.GetString() switch
            {
                "text" => "",
                "number" => 0,
                "flag" => false,
                _ => MapValue.Empty,
            };

    private static bool IsObject(JsonElement shape) =>
        shape.ValueKind == JsonValueKind.String && OfType(shape.GetString()!) is not null;

    private static JsonElement? Of(string section, string name) =>
        Document.Value.GetProperty(section).TryGetProperty(name, out var found) ? found : null;

    private static JsonElement Read()
    {
        using var stream = typeof(OutputSchema).Assembly.GetManifestResourceStream("outputs.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
