using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>One key of a statement's Condition: an operator, the key, and the values of which one must match.</summary>
internal sealed class Condition
{
    private readonly ImmutableArray<ConditionValue> _values;

    /// <summary>Compiles a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="withVariables">Whether the policy's version has variables.</param>
    public Condition(PolicyCondition condition, bool withVariables)
    {
        Operator = ConditionOperator.Of(condition.Operator);
        Key = ContextKey.Parse(condition.Key);
        _values =
        [
            .. condition.Values.Select(value => ConditionValue.Parse(value, Operator.Comparison, withVariables)),
        ];
    }

    /// <summary>The operator.</summary>
    public ConditionOperator Operator { get; }

    /// <summary>The key.</summary>
    public ContextKey Key { get; }

    /// <summary>The values as the policy has them, for evidence.</summary>
    public IEnumerable<string> Expected => _values.Select(value => value.Source);

    /// <summary>Whether the condition holds for a request.</summary>
    public Truth Evaluate(AuthorizationRequest request)
    {
        var actual = request.Find(Key);
        if (actual.IsHidden && DecidesByPresence(out var truth))
        {
            return truth;
        }

        if (actual.IsUnknown)
        {
            return Truth.Unknown;
        }

        if (Operator.Comparison == Comparison.Absence)
        {
            return AnyMatches(actual.IsAbsent ? "true" : "false", request, Comparison.Absence);
        }

        if (actual.IsAbsent)
        {
            return TruthLogic.Of(HoldsWhenAbsent);
        }

        return Operator.Quantifier switch
        {
            Quantifier.All => ForAll(actual, request),
            Quantifier.Any => ForAny(actual, request, Operator.IsNegated),
            // Without a prefix the negated operators mean that no value matches.
            _ when Operator.IsNegated => ForAny(actual, request, negated: false).Not(),
            _ => ForAny(actual, request, negated: false),
        };
    }

    // Null asks whether the key is there, and a lone * matches whatever is.
    private bool DecidesByPresence(out Truth truth)
    {
        if (Operator.Comparison == Comparison.Absence)
        {
            truth = TruthLogic.Of(
                _values.Any(value => string.Equals(value.Source, "false", StringComparison.OrdinalIgnoreCase))
            );
            return true;
        }

        truth = TruthLogic.Of(!Operator.IsNegated);
        return _values.Any(value => value.MatchesEverything);
    }

    /// <summary>
    /// A missing key: positive operators do not hold, negated ones do; prefixes and IfExists decide first. Of these
    /// ForAnyValue comes before IfExists, since there is no value that could match
    /// (repost.aws/questions/QU9HFmDzP0QGuU-fd7rS6B7w).
    /// </summary>
    private bool HoldsWhenAbsent =>
        Operator switch
        {
            { Quantifier: Quantifier.Any } => false,
            { IfExists: true } or { Quantifier: Quantifier.All } => true,
            _ => Operator.IsNegated,
        };

    private Truth ForAll(ContextValue actual, AuthorizationRequest request)
    {
        var all = Truth.True;
        for (var i = 0; i < actual.Count && all != Truth.False; i++)
        {
            var one = AnyMatches(actual[i], request, Operator.Comparison);
            all = all.And(Operator.IsNegated ? one.Not() : one);
        }

        return all;
    }

    private Truth ForAny(ContextValue actual, AuthorizationRequest request, bool negated)
    {
        var any = Truth.False;
        for (var i = 0; i < actual.Count && any != Truth.True; i++)
        {
            var one = AnyMatches(actual[i], request, Operator.Comparison);
            any = any.Or(negated ? one.Not() : one);
        }

        return any;
    }

    private Truth AnyMatches(string actual, AuthorizationRequest request, Comparison comparison)
    {
        var any = Truth.False;
        foreach (var value in _values)
        {
            any = any.Or(
                comparison == Comparison.Absence
                    ? TruthLogic.Of(string.Equals(value.Source, actual, StringComparison.OrdinalIgnoreCase))
                    : value.Matches(actual, request)
            );
            if (any == Truth.True)
            {
                break;
            }
        }

        return any;
    }
}
