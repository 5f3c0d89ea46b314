using System.Globalization;

namespace PrivateLinkLab.Pricing;

/// <summary>Numbers with what they count.</summary>
internal static class Counted
{
    /// <summary>Gives <c>1 zone</c> or <c>2 zones</c>.</summary>
    public static string Of(decimal count, string singular) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:0.##} {singular}{(count == 1 ? "" : "s")}");
}
