using PrivateLinkLab.Cli.Rendering;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0", "$0.0000", "$0.00")]
    [InlineData("0.00005", "$0.0001", "<$0.01")]
    [InlineData("0.005", "$0.0050", "$0.01")]
    [InlineData("1234.5", "$1,234.5000", "$1,234.50")]
    public void HourlyAndMonthly_Amount_AreRounded(string amount, string hourly, string monthly) =>
        Assert.Equal((hourly, monthly), (Money.Hourly(Parse(amount)), Money.Monthly(Parse(amount))));

    [Theory]
    [InlineData("0.5", "$0.50")]
    [InlineData("0.045", "$0.045")]
    [InlineData("0.0000004", "$0.0000004")]
    public void Exact_Price_KeepsEveryDigit(string price, string expected) =>
        Assert.Equal(expected, Money.Exact(Parse(price)));

    [Theory]
    [InlineData("0.0300", "0.03")]
    [InlineData("43.7820000", "43.782")]
    [InlineData("0.0008767123", "0.000877")]
    [InlineData("100", "100")]
    public void Rounded_Amount_HasNoZerosAtItsEnd(string amount, string expected) =>
        Assert.Equal(
            expected,
            Money.Rounded(Parse(amount)).ToString(System.Globalization.CultureInfo.InvariantCulture)
        );

    private static decimal Parse(string number) =>
        decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
