namespace PrivateLinkLab.Amazon.Policies;

/// <summary>
/// The name of a condition's operator (IAM user guide, "IAM JSON policy elements: Condition operators"; "Multivalued
/// context keys" for the prefixes).
/// </summary>
/// <param name="Name">The operator without prefix and suffix, as AWS writes it.</param>
/// <param name="Prefix">ForAllValues or ForAnyValue; null for neither.</param>
/// <param name="IfExists">Whether the condition holds when the key is absent.</param>
public sealed record ConditionOperatorName(string Name, string? Prefix, bool IfExists)
{
    /// <summary>The prefix of a condition that must hold for every value of a key.</summary>
    public const string ForAllValues = "ForAllValues";

    /// <summary>The prefix of a condition that must hold for one value of a key.</summary>
    public const string ForAnyValue = "ForAnyValue";

    private const string IfExistsSuffix = "IfExists";
    private const string Null = "Null";

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "ArnEquals",
        "ArnLike",
        "ArnNotEquals",
        "ArnNotLike",
        "BinaryEquals",
        "Bool",
        "DateEquals",
        "DateGreaterThan",
        "DateGreaterThanEquals",
        "DateLessThan",
        "DateLessThanEquals",
        "DateNotEquals",
        "IpAddress",
        "NotIpAddress",
        Null,
        "NumericEquals",
        "NumericGreaterThan",
        "NumericGreaterThanEquals",
        "NumericLessThan",
        "NumericLessThanEquals",
        "NumericNotEquals",
        "StringEquals",
        "StringEqualsIgnoreCase",
        "StringLike",
        "StringNotEquals",
        "StringNotEqualsIgnoreCase",
        "StringNotLike",
    };

    /// <summary>Every operator without prefix and suffix, sorted.</summary>
    public static IEnumerable<string> Names => Known.Order(StringComparer.Ordinal);

    /// <summary>Reads a name, without regard to case; null when there is no operator of that name.</summary>
    public static ConditionOperatorName? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (prefix, rest) = Split(text);
        var ifExists = rest.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase);
        if (ifExists)
        {
            rest = rest[..^IfExistsSuffix.Length];
        }

        // "You can add IfExists to the end of any condition operator name except the Null condition."
        return Known.TryGetValue(rest, out var name) && !(ifExists && name == Null)
            ? new(name, prefix, ifExists)
            : null;
    }

    private static (string? Prefix, string Remainder) Split(string text)
    {
        foreach (var prefix in (string[])[ForAllValues, ForAnyValue])
        {
            if (text.StartsWith($"{prefix}:", StringComparison.OrdinalIgnoreCase))
            {
                return (prefix, text[(prefix.Length + 1)..]);
            }
        }

        return (null, text);
    }
}
