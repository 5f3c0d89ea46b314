using System.Text.Json;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests;

/// <summary>Reads the policy documents among a resource's inputs.</summary>
internal static class PolicyOf
{
    public static JsonElement Input(ResourceNode node, string property) => Parse(node.Inputs.GetText(property)!);

    /// <summary>The statement with an id.</summary>
    public static JsonElement Statement(ResourceNode node, string property, string sid) =>
        Assert.Single(Input(node, property).GetProperty("Statement").EnumerateArray(), statement =>
            statement.GetProperty("Sid").GetString() == sid
        );

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Equal("2012-10-17", document.RootElement.GetProperty("Version").GetString());
        return document.RootElement.Clone();
    }
}
