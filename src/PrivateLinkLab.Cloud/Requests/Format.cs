using System.Globalization;

namespace PrivateLinkLab.Cloud.Requests;

/// <summary>Values as they are written in a refusal.</summary>
internal static class Format
{
    public static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>"a", "a or b", "a, b or c".</summary>
    public static string Choice(IReadOnlyList<string> options) => Join(options, "or");

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Enumeration(IReadOnlyList<string> items) => Join(items, "and");

    private static string Join(IReadOnlyList<string> items, string conjunction) =>
        items.Count switch
        {
            0 => "none",
            1 => items[0],
            _ => $"{string.Join(", ", items.Take(items.Count - 1))} {conjunction} {items[^1]}",
        };
}
