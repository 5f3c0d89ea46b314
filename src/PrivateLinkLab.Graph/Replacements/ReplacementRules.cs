using System.Collections.Concurrent;
using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Graph.Replacements;

/// <summary>
/// Which inputs a provider cannot change in place, by type: <see cref="ResourceType.ReplacedBy"/>. A type that is not
/// known has none.
/// </summary>
public static class ReplacementRules
{
    // A stack has few of the types, so that each type's rules are read when they are asked for.
    private static readonly ConcurrentDictionary<string, IReadOnlyList<ReplacementRule>> ByType = new(
        StringComparer.Ordinal
    );

    /// <summary>The types that have rules.</summary>
    public static IEnumerable<string> Types =>
        AwsTypes
            .All.Concat(RandomTypes.All)
            .Where(type => type.ReplacedBy.Length > 0)
            .Select(type => type.Token)
            .Order(StringComparer.Ordinal);

    /// <summary>The rules of a type, in their order; empty for a type that is not listed.</summary>
    public static IReadOnlyList<ReplacementRule> Of(string type) => ByType.GetOrAdd(type, Read);

    /// <summary>Whether a change at a path replaces a resource of the type.</summary>
    /// <param name="type">The type, for example <c>aws:ec2/subnet:Subnet</c>.</param>
    /// <param name="path">What changes.</param>
    /// <param name="inputs">The new inputs, for rules that hold under a condition; null: no condition holds.</param>
    /// <param name="presence">True when the value is given for the first time or no longer.</param>
    public static bool ForcesReplacement(string type, PropertyPath path, MapValue? inputs = null, bool presence = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (var rule in Of(type))
        {
            if (
                rule.Path.Covers(path)
                && (presence || !rule.PresenceOnly)
                && (rule.OnlyWhen is null || inputs?.GetBool(rule.OnlyWhen) == true)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a change at a path replaces a resource of the type.</summary>
    /// <param name="type">The type, for example <c>aws:ec2/subnet:Subnet</c>.</param>
    /// <param name="path">What changes, for example <c>rootBlockDevice.encrypted</c>.</param>
    /// <param name="inputs">The new inputs, for rules that hold under a condition; null: no condition holds.</param>
    /// <param name="presence">True when the value is given for the first time or no longer.</param>
    /// <exception cref="FormatException"><paramref name="path"/> is no path.</exception>
    public static bool ForcesReplacement(string type, string path, MapValue? inputs = null, bool presence = false) =>
        ForcesReplacement(type, PropertyPath.Parse(path), inputs, presence);

    private static IReadOnlyList<ReplacementRule> Read(string type)
    {
        var paths = (AwsTypes.Find(type) ?? RandomTypes.All.FirstOrDefault(known => known.Is(type)))?.ReplacedBy ?? "";
        return [.. paths.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Select(ParseRule)];
    }

    private static ReplacementRule ParseRule(string text)
    {
        var parts = text.TrimEnd('!').Split('?');
        return new(PropertyPath.Parse(parts[0]), parts.ElementAtOrDefault(1), text.EndsWith('!'));
    }
}

/// <summary>One input that cannot be changed in place.</summary>
/// <param name="Path">The input, or a value inside it; list indices are left out.</param>
/// <param name="OnlyWhen">The input that must be true for the rule to hold; null when it always holds.</param>
/// <param name="PresenceOnly">True when only giving it or leaving it out counts, not another value.</param>
public sealed record ReplacementRule(PropertyPath Path, string? OnlyWhen = null, bool PresenceOnly = false);
