using System.Globalization;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>
/// A value of a condition, ready to be compared. A value that is not of the operator's kind matches nothing.
/// </summary>
internal sealed class ConditionValue
{
    private static readonly string[] DateForms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd",
    ];

    private readonly Comparison _comparison;
    private readonly PolicyPattern _text;
    private readonly object? _parsed;

    private ConditionValue(Comparison comparison, PolicyPattern text)
    {
        _comparison = comparison;
        _text = text;
        _parsed = text.Plain is { } plain ? Parse(comparison, plain) : null;
    }

    /// <summary>The value as the policy has it.</summary>
    public string Source => _text.Source;

    /// <summary>Whether every text matches.</summary>
    public bool MatchesEverything => _comparison == Comparison.TextLike && _text.MatchesEverything;

    /// <summary>
    /// Reads a value. Only operators of strings and ARNs take variables (IAM user guide, "Variables and tags").
    /// </summary>
    public static ConditionValue Parse(string value, Comparison comparison, bool withVariables) =>
        new(
            comparison,
            PolicyPattern.Parse(
                value,
                withVariables
                    && comparison
                        is Comparison.Text
                            or Comparison.TextIgnoringCase
                            or Comparison.TextLike
                            or Comparison.Arn,
                comparison == Comparison.Arn ? WildcardReach.Arn : WildcardReach.Text
            )
        );

    /// <summary>Whether a value of the request matches.</summary>
    public Truth Matches(string actual, AuthorizationRequest request)
    {
        switch (_comparison)
        {
            case Comparison.TextLike:
                return _text.Matches(actual, request);
            case Comparison.Arn:
                return Permissions.Arn.TryParse(actual) is null ? Truth.False : _text.Matches(actual, request);
            default:
                var known = _text.Resolve(request, out var expected);
                return known == Truth.True
                    ? TruthLogic.Of(Compare(actual, expected, _parsed ?? Parse(_comparison, expected)))
                    : known;
        }
    }

    private bool Compare(string actual, string expected, object? parsed) =>
        _comparison switch
        {
            Comparison.Text => string.Equals(actual, expected, StringComparison.Ordinal),
            Comparison.TextIgnoringCase or Comparison.Boolean => string.Equals(
                actual,
                expected,
                StringComparison.OrdinalIgnoreCase
            ),
            Comparison.Binary => parsed is byte[] bytes && BytesOf(actual) is { } given
                ? bytes.AsSpan().SequenceEqual(given)
                : string.Equals(actual, expected, StringComparison.Ordinal),
            Comparison.Address => parsed is CidrBlock block
                && IpAddress.TryParse(actual, out var address)
                && block.Contains(address),
            >= Comparison.Number and <= Comparison.NumberGreaterOrEqual => parsed is double number
                && NumberOf(actual) is { } value
                && Holds(value.CompareTo(number), Comparison.Number),
            >= Comparison.Date and <= Comparison.DateGreaterOrEqual => parsed is DateTimeOffset date
                && DateOf(actual) is { } time
                && Holds(time.CompareTo(date), Comparison.Date),
            _ => false,
        };

    // The five orders of numbers and of dates stand in the same order.
    private bool Holds(int order, Comparison first) =>
        (_comparison - first) switch
        {
            0 => order == 0,
            1 => order < 0,
            2 => order <= 0,
            3 => order > 0,
            _ => order >= 0,
        };

    private static object? Parse(Comparison comparison, string text) =>
        comparison switch
        {
            Comparison.Binary => BytesOf(text),
            Comparison.Address => BlockOf(text),
            >= Comparison.Number and <= Comparison.NumberGreaterOrEqual => NumberOf(text),
            >= Comparison.Date and <= Comparison.DateGreaterOrEqual => DateOf(text),
            _ => null,
        };

    private static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    private static DateTimeOffset? DateOf(string text)
    {
        if (
            DateTimeOffset.TryParseExact(
                text,
                DateForms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var date
            )
        )
        {
            return date;
        }

        // Seconds since 1970, as far as DateTimeOffset goes: to the end of the year 9999.
        return
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }

    // An address stands for itself. AWS takes a block with host bits set as the one that they are in.
    private static CidrBlock? BlockOf(string text) =>
        IpAddress.TryParse(text, out var address) ? CidrBlock.Of(address)
        : CidrBlock.TryParse(text, out var block, out var problem) || problem == CidrProblem.HostBitsSet ? block
        : null;

    private static byte[]? BytesOf(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
