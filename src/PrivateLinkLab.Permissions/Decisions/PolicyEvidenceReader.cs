using System.Collections.Immutable;
using System.Diagnostics;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>Works out what a policy says of a request, and which statements say it.</summary>
internal static class PolicyEvidenceReader
{
    public static PolicyEvidence Read(
        PolicyLayer layer,
        AttachedPolicy policy,
        AuthorizationRequest request,
        PrincipalRules rules
    )
    {
        if (policy.Compiled is not { } compiled)
        {
            return new(layer, policy.Name, policy.Component, PolicyEffect.Unknown, [], $"{Sentence(policy.Problem!)}.");
        }

        var statements = compiled
            .Statements.Select(statement => StatementEvidenceReader.Read(statement, request, rules))
            .OfType<StatementEvidence>()
            .ToImmutableArray();
        var effect = EffectOf(statements);
        return new(layer, policy.Name, policy.Component, effect, statements, Text(policy, request, statements, effect));
    }

    /// <summary>
    /// The statement that allows, or would with the fewest changes; null when none is about the action.
    /// </summary>
    public static StatementEvidence? Nearest(IEnumerable<StatementEvidence> statements) =>
        statements.Where(statement => !statement.Denies).MinBy(statement => statement.Misses.Length);

    /// <summary>A clause as a sentence begins.</summary>
    public static string Sentence(string clause) => $"{char.ToUpperInvariant(clause[0])}{clause[1..]}";

    private static PolicyEffect EffectOf(ImmutableArray<StatementEvidence> statements)
    {
        var (allow, deny) = (Truth.False, Truth.False);
        foreach (var statement in statements)
        {
            (allow, deny) = statement.Denies
                ? (allow, deny.Or(statement.Matches))
                : (allow.Or(statement.Matches), deny);
        }

        return (deny, allow) switch
        {
            (Truth.True, _) => PolicyEffect.Deny,
            (Truth.Unknown, _) or (_, Truth.Unknown) => PolicyEffect.Unknown,
            (_, Truth.True) => PolicyEffect.Allow,
            (Truth.False, Truth.False) => PolicyEffect.None,
            _ => throw new UnreachableException($"There are no certainties {deny} and {allow}."),
        };
    }

    private static string Text(
        AttachedPolicy policy,
        AuthorizationRequest request,
        ImmutableArray<StatementEvidence> statements,
        PolicyEffect effect
    )
    {
        switch (effect)
        {
            case PolicyEffect.Deny:
                var denial = statements.First(statement => statement is { Denies: true, Matches: Truth.True });
                return $"{Sentence(denial.Label)} of {policy.Name} denies {request.Subject}{Because(denial.Held)}.";
            case PolicyEffect.Allow:
                var grant = statements.First(statement => statement is { Denies: false, Matches: Truth.True });
                return $"{Sentence(grant.Label)} of {policy.Name} allows {request.Subject}{Because(grant.Held)}.";
            case PolicyEffect.Unknown:
                var open = statements.First(statement => statement.Matches == Truth.Unknown);
                return $"{Sentence(open.Label)} of {policy.Name} "
                    + $"may {(open.Denies ? "deny" : "allow")} {request.Subject}: "
                    + $"{string.Join("; ", open.Misses.Select(miss => miss.Text))}.";
            default:
                return Nearest(statements) is { } nearest
                    ? $"{Sentence(policy.Name)} does not allow {request.Subject}: {nearest.Label} comes nearest, but "
                        + $"{string.Join("; ", nearest.Misses.Select(miss => miss.Text))}."
                    : $"{Sentence(policy.Name)} has no statement that allows {request.Action}.";
        }
    }

    private static string Because(ImmutableArray<ConditionEvidence> held) =>
        held.IsEmpty ? "" : $", as {string.Join(" and ", held)}";
}
