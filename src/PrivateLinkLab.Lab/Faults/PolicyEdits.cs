using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Finds policies, and changes their statements.</summary>
internal static class PolicyEdits
{
    /// <summary>The property of every resource that has a policy.</summary>
    public const string Policy = "policy";

    /// <summary>The policies of roles that name an action.</summary>
    public static IEnumerable<ResourceNode> PoliciesThatAllow(this ResourceGraph graph, string action) =>
        graph
            .OfTypes(AwsTypes.RolePolicy)
            .Where(policy =>
                policy.Inputs.GetText(Policy)?.Contains($"\"{action}\"", StringComparison.Ordinal) == true
            );

    /// <summary>Changes every statement of these resources' policies.</summary>
    public static GraphEdit Rewrite(this GraphEdit edit, IEnumerable<ResourceNode> owners, Action<JsonObject> change)
    {
        foreach (var owner in owners)
        {
            if (owner.Inputs.GetText(Policy) is { } text && Rewritten(text, change) is { } rewritten)
            {
                edit.Set(owner, Policy, rewritten);
            }
        }

        return edit;
    }

    /// <summary>A node's text; null for anything else.</summary>
    public static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // Null for a text that is no policy, which nothing reads either, and for one that stays as it is.
    private static string? Rewritten(string text, Action<JsonObject> change)
    {
        try
        {
            if (JsonNode.Parse(text) is not JsonObject document)
            {
                return null;
            }

            var before = document.ToJsonString();
            foreach (var statement in Statements(document["Statement"]))
            {
                change(statement);
            }

            return document.ToJsonString() is var after && after != before ? after : null;
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonObject> Statements(JsonNode? statement) =>
        statement is JsonArray several ? several.OfType<JsonObject>()
        : statement is JsonObject one ? [one]
        : [];
}
