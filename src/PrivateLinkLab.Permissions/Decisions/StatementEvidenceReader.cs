using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>Works out why a statement does or does not match, element by element.</summary>
internal static class StatementEvidenceReader
{
    /// <summary>The evidence of a statement; null when it is not about the action.</summary>
    public static StatementEvidence? Read(
        CompiledStatement statement,
        AuthorizationRequest request,
        PrincipalRules rules
    )
    {
        if (statement.MatchAction(request) == Truth.False)
        {
            return null;
        }

        var misses = ImmutableArray.CreateBuilder<StatementMiss>();
        var held = ImmutableArray.CreateBuilder<ConditionEvidence>();
        var principal = statement.MatchPrincipal(request, rules).Any;
        if (principal != Truth.True)
        {
            misses.Add(
                new(StatementElement.Principal, principal == Truth.Unknown, PrincipalText(statement, principal, rules))
            );
        }

        var resource = statement.MatchResource(request);
        if (resource != Truth.True)
        {
            var name = statement.Source.HasNotResource ? "NotResource" : "Resource";
            var text =
                resource == Truth.Unknown
                    ? $"whether its {name} {Listed(statement.Source.Resources)} covers {request.ResourceText} is "
                        + "not known"
                    : $"its {name} is {Listed(statement.Source.Resources)}";
            misses.Add(new(StatementElement.Resource, resource == Truth.Unknown, text));
        }

        var conditions = Truth.True;
        foreach (var condition in statement.Conditions)
        {
            var holds = condition.Evaluate(request);
            conditions = conditions.And(holds);
            var evidence = new ConditionEvidence(
                condition.Operator.Name,
                condition.Key.Name,
                [.. condition.Expected],
                request.Find(condition.Key).ToString()
            );
            if (holds == Truth.True)
            {
                held.Add(evidence);
            }
            else
            {
                misses.Add(
                    new(
                        StatementElement.Condition,
                        holds == Truth.Unknown,
                        holds == Truth.Unknown
                            ? $"whether its condition {evidence.Operator} {evidence.Key} {Listed(evidence.Expected)} "
                                + "holds is not known"
                            : $"its condition wants {evidence.Operator} {evidence.Key} {Listed(evidence.Expected)} "
                                + "and the request has "
                                + (evidence.Actual == "absent" ? "no such key" : evidence.Actual),
                        evidence
                    )
                );
            }
        }

        return new(
            statement.Label,
            statement.Source.Denies,
            principal.And(resource).And(conditions),
            misses.ToImmutable(),
            held.ToImmutable()
        );
    }

    /// <summary>Some values as a sentence lists them: no more than three.</summary>
    public static string Listed(IEnumerable<string> values)
    {
        var all = values.ToList();
        return all.Count switch
        {
            0 => "nothing",
            <= 3 => string.Join(", ", all),
            _ => $"{string.Join(", ", all.Take(3))} and {all.Count - 3} more",
        };
    }

    private static string PrincipalText(CompiledStatement statement, Truth principal, PrincipalRules rules)
    {
        if (statement.Principal is not { } element)
        {
            return "it has no Principal, which this kind of policy needs";
        }

        var name = element.IsNegated ? "NotPrincipal" : "Principal";
        var text =
            principal == Truth.Unknown
                ? $"whether its {name} {Listed(element.Names)} means the caller is not known"
                : $"its {name} is {Listed(element.Names)}";
        return rules.IsGatewayEndpoint
            ? $"{text} (a gateway endpoint's policy takes only * and narrows it with aws:PrincipalArn)"
            : text;
    }
}
