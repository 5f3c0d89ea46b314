using System.IO.Enumeration;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// Whether a request meets the conditions of a listener's rule (Elastic Load Balancing, "Condition types for listener
/// rules"): every condition by one of its values, in which * stands for any text and ? for one character. Hosts and
/// queries are compared without regard to case, paths with it.
/// </summary>
internal static class ListenerConditions
{
    /// <summary>Whether a request meets all conditions of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="request">The request.</param>
    /// <param name="client">Whom the load balancer sees as the client.</param>
    public static Truth Meets(ListenerRule rule, HttpRequest request, Place client)
    {
        var all = rule.Conditions.IsEmpty ? Truth.Unknown : Truth.True;
        foreach (var condition in rule.Conditions)
        {
            all = all.And(Meets(condition, request, client));
        }

        return all;
    }

    private static Truth Meets(HttpCondition condition, HttpRequest request, Place client)
    {
        var any = condition.IsKnown ? Truth.False : Truth.Unknown;
        foreach (var value in condition.Values)
        {
            any = any.Or(
                condition.Kind switch
                {
                    HttpConditionKind.Host => Matches(request.Host, value, ignoreCase: true),
                    HttpConditionKind.Path => Matches(request.Path, value, ignoreCase: false),
                    HttpConditionKind.Query => MatchesQuery(request.Query, value),
                    HttpConditionKind.SourceAddress => CidrBlock.TryParseIpv4(value, out var block)
                        ? client.In(block)
                        : Truth.False,
                    HttpConditionKind.Other => Truth.Unknown,
                    _ => throw new UnreachableException($"No condition looks at {condition.Kind}."),
                }
            );
        }

        return any;
    }

    private static Truth Matches(string? text, string pattern, bool ignoreCase) =>
        text is not null ? TruthLogic.Of(IsLike(text, pattern, ignoreCase))
        : pattern is "*" or "/*" ? Truth.True
        : Truth.Unknown;

    private static Truth MatchesQuery(string? query, string pattern)
    {
        if (query is null)
        {
            return Truth.Unknown;
        }

        // A condition without a key is for a value of any key.
        var hasKey = pattern.Contains('=', StringComparison.Ordinal);
        return TruthLogic.Of(
            query
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => hasKey ? pair : pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..])
                .Any(pair => IsLike(Uri.UnescapeDataString(pair), pattern, ignoreCase: true))
        );
    }

    private static bool IsLike(string text, string pattern, bool ignoreCase) =>
        FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase);
}
