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
    private static readonly Dictionary<string, Meaning> Known = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = new(Comparison.Text, false),
        ["StringNotEquals"] = new(Comparison.Text, true),
        ["StringEqualsIgnoreCase"] = new(Comparison.TextIgnoringCase, false),
        ["StringNotEqualsIgnoreCase"] = new(Comparison.TextIgnoringCase, true),
        ["StringLike"] = new(Comparison.TextLike, false),
        ["StringNotLike"] = new(Comparison.TextLike, true),
        ["NumericEquals"] = new(Comparison.Number, false),
        ["NumericNotEquals"] = new(Comparison.Number, true),
        ["NumericLessThan"] = new(Comparison.NumberLess, false),
        ["NumericLessThanEquals"] = new(Comparison.NumberLessOrEqual, false),
        ["NumericGreaterThan"] = new(Comparison.NumberGreater, false),
        ["NumericGreaterThanEquals"] = new(Comparison.NumberGreaterOrEqual, false),
        ["DateEquals"] = new(Comparison.Date, false),
        ["DateNotEquals"] = new(Comparison.Date, true),
        ["DateLessThan"] = new(Comparison.DateLess, false),
        ["DateLessThanEquals"] = new(Comparison.DateLessOrEqual, false),
        ["DateGreaterThan"] = new(Comparison.DateGreater, false),
        ["DateGreaterThanEquals"] = new(Comparison.DateGreaterOrEqual, false),
        ["Bool"] = new(Comparison.Boolean, false),
        ["BinaryEquals"] = new(Comparison.Binary, false),
        ["IpAddress"] = new(Comparison.Address, false),
        ["NotIpAddress"] = new(Comparison.Address, true),
        ["ArnEquals"] = new(Comparison.Arn, false),
        ["ArnLike"] = new(Comparison.Arn, false),
        ["ArnNotEquals"] = new(Comparison.Arn, true),
        ["ArnNotLike"] = new(Comparison.Arn, true),
        ["Null"] = new(Comparison.Absence, false),
    };

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

    private sealed record Meaning(Comparison Comparison, bool IsNegated);
}
