namespace PrivateLinkLab.Amazon.Policies;

/// <summary>What a policy is attached to: AWS asks different things of the documents.</summary>
public enum PolicyPlace
{
    /// <summary>A role or user, or its permissions boundary.</summary>
    Identity,

    /// <summary>A queue, a bucket or another resource.</summary>
    Resource,

    /// <summary>A role, as its trust policy.</summary>
    Trust,

    /// <summary>A VPC endpoint.</summary>
    Endpoint,
}

/// <summary>
/// What AWS refuses in a policy because of the place it stands in (IAM user guide, "Grammar of the IAM JSON policy
/// language", "Principal", "Resource", "Sid").
/// </summary>
internal static class PolicyPlaceRules
{
    public static string? ProblemOf(PolicyDocument document, PolicyPlace place) =>
        document
            .Statements.Select((statement, index) => ProblemOf(statement, index + 1, place))
            .FirstOrDefault(problem => problem is not null)
        ?? (place is PolicyPlace.Identity or PolicyPlace.Trust ? ProblemOfSids(document) : null);

    private static string? ProblemOf(PolicyStatement statement, int number, PolicyPlace place)
    {
        var at = $"Statement {number} of the policy";
        return place switch
        {
            PolicyPlace.Identity when statement.Principal is not null =>
                $"{at} has a Principal; the policy of a role has none.",
            PolicyPlace.Identity when statement.Resources.Count == 0 => $"{at} has neither Resource nor NotResource.",
            PolicyPlace.Identity when statement.Resources.FirstOrDefault(IsNoResource) is { } resource =>
                $"{at} has the Resource '{resource}'; it is * or an ARN.",
            PolicyPlace.Identity => null,
            _ when statement.Principal is null => $"{at} has no Principal, which this kind of policy needs.",
            PolicyPlace.Trust when statement.Resources.Count > 0 => $"{at} has a Resource; a trust policy has none.",
            PolicyPlace.Trust when statement.Principal.IsNegated =>
                $"{at} has a NotPrincipal; a trust policy has a Principal.",
            _ => null,
        };
    }

    private static string? ProblemOfSids(PolicyDocument document)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var sid in document
                .Statements.Select(statement => statement.Sid)
                .OfType<string>()
                .Where(sid => sid.Length > 0)
        )
        {
            if (!sid.All(char.IsAsciiLetterOrDigit))
            {
                return $"The Sid '{sid}' has characters other than letters and digits.";
            }

            if (!seen.Add(sid))
            {
                return $"Two statements of the policy have the Sid '{sid}'.";
            }
        }

        return null;
    }

    private static bool IsNoResource(string resource) =>
        resource != "*" && !resource.StartsWith("arn:", StringComparison.Ordinal);
}
