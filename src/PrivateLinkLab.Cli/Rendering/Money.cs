using System.Globalization;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Amounts in US dollars for people and for JSON.</summary>
internal static class Money
{
    private const decimal Cent = 0.01m;

    // Dividing by it takes the zeros off a number's end.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The cost of an hour, to a hundredth of a cent.</summary>
    public static string Hourly(decimal amount) => amount.ToString("$#,##0.0000", CultureInfo.InvariantCulture);

    /// <summary>The cost of a month, to a cent.</summary>
    public static string Monthly(decimal amount) =>
        amount is > 0 and < Cent / 2 ? "<$0.01" : amount.ToString("$#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A price as the table has it.</summary>
    public static string Exact(decimal amount) => amount.ToString("$0.00##########", CultureInfo.InvariantCulture);

    /// <summary>A number of gigabytes or requests.</summary>
    public static string Count(decimal count) => count.ToString("#,##0.##", CultureInfo.InvariantCulture);

    /// <summary>An amount for JSON: to a millionth of a dollar, without zeros at the end.</summary>
    public static decimal Rounded(decimal amount) => decimal.Round(amount, 6, MidpointRounding.AwayFromZero) / One;
}
