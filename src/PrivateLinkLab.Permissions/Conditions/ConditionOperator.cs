using System.Collections.Frozen;
using PrivateLinkLab.Amazon.Policies;

namespace PrivateLinkLab.Permissions;

/// <summary>How the values of a request are compared with those of a policy.</summary>
internal enum Comparison
{
    /// <summary>The same text.</summary>
    Text,

    /// <summary>The same text without regard to case.</summary>
    TextIgnoringCase,

    /// <summary>Text with wildcards.</summary>
    TextLike,

    /// <summary>An equal number.</summary>
    Number,

    /// <summary>A smaller number.</summary>
    NumberLess,

    /// <summary>A smaller or equal number.</summary>
    NumberLessOrEqual,

    /// <summary>A greater number.</summary>
    NumberGreater,

    /// <summary>A greater or equal number.</summary>
    NumberGreaterOrEqual,

    /// <summary>The same time.</summary>
    Date,

    /// <summary>An earlier time.</summary>
    DateLess,

    /// <summary>An earlier or the same time.</summary>
    DateLessOrEqual,

    /// <summary>A later time.</summary>
    DateGreater,

    /// <summary>A later or the same time.</summary>
    DateGreaterOrEqual,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>The same bytes in base64.</summary>
    Binary,

    /// <summary>An address inside a CIDR.</summary>
    Address,

    /// <summary>An ARN, part by part, with wildcards.</summary>
    Arn,

    /// <summary>Whether the key is absent.</summary>
    Absence,
}

/// <summary>Over which values of a key with several values a condition must hold.</summary>
internal enum Quantifier
{
    /// <summary>The operator has no prefix.</summary>
    None,

    /// <summary>ForAllValues: every value; holds when there is none.</summary>
    All,

    /// <summary>ForAnyValue: some value; does not hold when there is none.</summary>
    Any,
}

/// <summary>
/// An operator of a condition (IAM user guide, "IAM JSON policy elements: Condition operators"; "Multivalued context
/// keys" for the prefixes).
/// </summary>
/// <param name="Name">The operator as the policy has it.</param>
/// <param name="Comparison">How values are compared.</param>
/// <param name="IsNegated">Whether the operator holds when no value matches, as StringNotEquals does.</param>
/// <param name="IfExists">Whether the condition holds when the key is absent.</param>
/// <param name="Quantifier">Over which values it must hold.</param>
internal sealed record ConditionOperator(
    string Name,
    Comparison Comparison,
    bool IsNegated,
    bool IfExists,
    Quantifier Quantifier
)
{
    private static readonly FrozenDictionary<string, (Comparison Comparison, bool IsNegated)> Known = new Dictionary<
        string,
        (Comparison, bool)
    >
    {
        ["StringEquals"] = (Comparison.Text, false),
        ["StringNotEquals"] = (Comparison.Text, true),
        ["StringEqualsIgnoreCase"] = (Comparison.TextIgnoringCase, false),
        ["StringNotEqualsIgnoreCase"] = (Comparison.TextIgnoringCase, true),
        ["StringLike"] = (Comparison.TextLike, false),
        ["StringNotLike"] = (Comparison.TextLike, true),
        ["NumericEquals"] = (Comparison.Number, false),
        ["NumericNotEquals"] = (Comparison.Number, true),
        ["NumericLessThan"] = (Comparison.NumberLess, false),
        ["NumericLessThanEquals"] = (Comparison.NumberLessOrEqual, false),
        ["NumericGreaterThan"] = (Comparison.NumberGreater, false),
        ["NumericGreaterThanEquals"] = (Comparison.NumberGreaterOrEqual, false),
        ["DateEquals"] = (Comparison.Date, false),
        ["DateNotEquals"] = (Comparison.Date, true),
        ["DateLessThan"] = (Comparison.DateLess, false),
        ["DateLessThanEquals"] = (Comparison.DateLessOrEqual, false),
        ["DateGreaterThan"] = (Comparison.DateGreater, false),
        ["DateGreaterThanEquals"] = (Comparison.DateGreaterOrEqual, false),
        ["Bool"] = (Comparison.Boolean, false),
        ["BinaryEquals"] = (Comparison.Binary, false),
        ["IpAddress"] = (Comparison.Address, false),
        ["NotIpAddress"] = (Comparison.Address, true),
        ["ArnEquals"] = (Comparison.Arn, false),
        ["ArnLike"] = (Comparison.Arn, false),
        ["ArnNotEquals"] = (Comparison.Arn, true),
        ["ArnNotLike"] = (Comparison.Arn, true),
        ["Null"] = (Comparison.Absence, false),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Gives the operator of a name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static ConditionOperator Of(string name)
    {
        var parsed = ConditionOperatorName.TryParse(name)
            ?? throw new ArgumentException($"There is no operator '{name}'.", nameof(name));
        var (comparison, isNegated) = Known[parsed.Name];
        var quantifier = parsed.Prefix switch
        {
            ConditionOperatorName.ForAllValues => Quantifier.All,
            ConditionOperatorName.ForAnyValue => Quantifier.Any,
            _ => Quantifier.None,
        };
        return new(name, comparison, isNegated, parsed.IfExists, quantifier);
    }
}
