using System.Text.Json;

namespace PrivateLinkLab.Simulation.Policies;

/// <summary>
/// The form of policy documents (IAM User Guide, "Grammar of the IAM JSON policy language"). The form only: what a
/// policy allows is not the control plane's business.
/// </summary>
internal static class PolicyJson
{
    private static readonly string[] Versions = ["2012-10-17", "2008-10-17"];
    private static readonly string[] Elements = ["Principal", "Action", "Resource"];

    /// <summary>What is wrong with the document, or null.</summary>
    public static string? Problem(string document, PolicyUse use)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return Problem(json.RootElement, use);
        }
        catch (JsonException)
        {
            return "the policy is not valid JSON";
        }
    }

    /// <summary>Whether a document in order allows everybody everything, without a condition.</summary>
    public static bool IsFullAccess(string document)
    {
        using var json = JsonDocument.Parse(document);
        var statements = json.RootElement.GetProperty("Statement");
        JsonElement[] all = statements.ValueKind == JsonValueKind.Array ? [.. statements.EnumerateArray()] : [statements];
        return all is [var only]
            && only.GetProperty("Effect").GetString() == "Allow"
            && !only.TryGetProperty("Condition", out _)
            && Elements.All(key => only.TryGetProperty(key, out var value)
                && value.ValueKind == JsonValueKind.String && value.GetString() == "*");
    }

    /// <summary>The length that counts against IAM's limits: white space does not count.</summary>
    public static int CountedLength(string document) => document.Count(character => !char.IsWhiteSpace(character));

    private static string? Problem(JsonElement root, PolicyUse use)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return "the policy is not a JSON object";
        }
        if (root.TryGetProperty("Version", out var version)
            && (version.ValueKind != JsonValueKind.String || !Versions.Contains(version.GetString())))
        {
            return "the policy's Version is neither 2012-10-17 nor 2008-10-17";
        }
        if (!root.TryGetProperty("Statement", out var statements))
        {
            return "the policy has no Statement";
        }
        return statements.ValueKind switch
        {
            JsonValueKind.Object => StatementProblem(statements, use, 1),
            JsonValueKind.Array => statements.EnumerateArray()
                .Select((statement, index) => StatementProblem(statement, use, index + 1))
                .FirstOrDefault(problem => problem is not null),
            _ => "the policy's Statement is neither an object nor a list",
        };
    }

    private static string? StatementProblem(JsonElement statement, PolicyUse use, int number)
    {
        if (statement.ValueKind != JsonValueKind.Object)
        {
            return $"statement {number} of the policy is not an object";
        }
        if (!statement.TryGetProperty("Effect", out var effect) || effect.ValueKind != JsonValueKind.String
            || effect.GetString() is not ("Allow" or "Deny"))
        {
            return $"statement {number} of the policy has no Effect of Allow or Deny";
        }
        if (!HasOneOf(statement, "Action", "NotAction"))
        {
            return $"statement {number} of the policy has neither Action nor NotAction";
        }
        var hasPrincipal = HasOneOf(statement, "Principal", "NotPrincipal");
        var hasResource = HasOneOf(statement, "Resource", "NotResource");
        return use switch
        {
            PolicyUse.Identity when hasPrincipal => $"statement {number} of the policy has a Principal, which only resource policies have",
            PolicyUse.Identity when !hasResource => $"statement {number} of the policy has no Resource",
            PolicyUse.Trust when hasResource => $"statement {number} of the trust policy has a Resource, which trust policies do not have",
            PolicyUse.Trust or PolicyUse.Resource when !hasPrincipal => $"statement {number} of the policy has no Principal",
            _ => null,
        };
    }

    private static bool HasOneOf(JsonElement statement, string name, string negated) =>
        statement.TryGetProperty(name, out _) || statement.TryGetProperty(negated, out _);
}

/// <summary>Where a policy stands, which decides what its statements must have.</summary>
internal enum PolicyUse
{
    /// <summary>On a role or as a managed policy: Resource, no Principal.</summary>
    Identity,

    /// <summary>A role's trust policy: Principal, no Resource.</summary>
    Trust,

    /// <summary>On a queue or an endpoint: Principal.</summary>
    Resource,
}
