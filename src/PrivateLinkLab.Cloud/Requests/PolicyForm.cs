using PrivateLinkLab.Amazon.Policies;

namespace PrivateLinkLab.Cloud.Requests;

/// <summary>
/// What the control plane checks of policies: their form and their length. What they allow is not its business.
/// </summary>
internal static class PolicyForm
{
    /// <summary>What is wrong with a document in its place, as the rest of a sentence; null when nothing is.</summary>
    public static string? ProblemOf(string document, PolicyPlace place) =>
        PolicyDocument.ProblemOf(document, place) is { } problem
            ? $"{char.ToLowerInvariant(problem[0])}{problem[1..]}"
            : null;

    /// <summary>The length that counts against IAM's limits: white space does not count.</summary>
    public static int CountedLength(string document) => document.Count(character => !char.IsWhiteSpace(character));
}
