using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Iam;

/// <summary>
/// Names, paths, ids and policies of IAM: IAM User Guide, "IAM and AWS STS quotas" and "IAM identifiers".
/// </summary>
internal static partial class IamNames
{
    // IAM's dates and ids are drawn at creation. A fixed date keeps two runs equal.
    public const string CreateDate = "2025-01-01T00:00:00Z";

    private const string IdLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Checked(ResourceRequest request, string name, int limit)
    {
        request.Require(
            Allowed().IsMatch(name) && name.Length <= limit,
            "ValidationError",
            $"name '{name}' is not 1 to {limit} letters, digits and _+=,.@-."
        );
        return name;
    }

    public static string CheckedPath(ResourceRequest request)
    {
        var path = request.Inputs.Text("path") ?? "/";
        request.Require(
            path.StartsWith('/') && path.EndsWith('/') && path.Length <= 512,
            "ValidationError",
            $"path '{path}' does not begin and end with a slash."
        );
        return path;
    }

    public static void CheckTaken(ResourceRequest request, string kind, string name)
    {
        // Names of IAM are unique whatever their case.
        if (request.Account.TakeName(kind, name.ToLowerInvariant(), request.Name) is { } taken)
        {
            throw request.Refuse(
                "EntityAlreadyExists",
                $"the {kind} '{name}' exists already, by '{taken}'. Choose another name."
            );
        }
    }

    public static string CheckedPolicy(ResourceRequest request, string key, PolicyPlace place, int limit)
    {
        var policy = request.RequiredText(key);
        var problem = PolicyForm.ProblemOf(policy, place);
        request.Require(problem is null, "MalformedPolicyDocument", $"{key}: {problem}");
        var length = PolicyForm.CountedLength(policy);
        request.Require(
            length <= limit,
            "LimitExceeded",
            $"{key} has {length} characters without white space; at most {limit} are accepted."
        );
        return policy;
    }

    public static RoleRecord Role(ResourceRequest request, string name) =>
        request.All<RoleRecord>().TryGetValue(name, out var role)
            ? role
            : throw request.Refuse(
                "NoSuchEntity",
                $"the role '{name}' does not exist. Give the name of a role of the account."
            );

    /// <summary>A unique id: four letters that tell the kind, and 17 more.</summary>
    public static string UniqueId(ResourceRequest request, string prefix) =>
        prefix + request.Hash.Letters(IdLetters, 17);

    [GeneratedRegex("^[A-Za-z0-9_+=,.@-]+$")]
    private static partial Regex Allowed();
}
