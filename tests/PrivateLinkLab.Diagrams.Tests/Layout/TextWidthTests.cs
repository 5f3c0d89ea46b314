using PrivateLinkLab.Diagrams.Layout;

namespace PrivateLinkLab.Diagrams.Tests.Layout;

public sealed class TextWidthTests
{
    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("a-name-that-is-much-too-long-for-the-place-that-it-gets")]
    [InlineData("子网子网子网子网子网子网子网子网子网子网")]
    [InlineData("👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻")]
    public void Fit_AnyText_IsNoWiderThanAllowed(string text)
    {
        var fitted = TextWidth.Fit(text, TextStyle.Name, 100);

        Assert.InRange(TextWidth.Of(fitted, TextStyle.Name), 0, 100);
        Assert.DoesNotContain('\uFFFD', fitted);
    }

    [Theory]
    [InlineData("SSMMessagesInterfaceEndpoint", new[] { "SSMMessages", "InterfaceEndpoint" })]
    [InlineData("gateway-endpoints-s3", new[] { "gateway-", "endpoints-s3" })]
    [InlineData("10.0.0.0/16", new[] { "10.0.0.0/16" })]
    public void Wrap_Name_BreaksWhereAWordBegins(string text, string[] expected) =>
        Assert.Equal(expected, TextWidth.Wrap(text, TextStyle.Name, 130, 3));

    [Fact]
    public void Wrap_MoreThanFits_EndsWithAShortenedLine()
    {
        var lines = TextWidth.Wrap(string.Concat(Enumerable.Repeat("word-", 30)), TextStyle.Line, 90, 3);

        Assert.Equal(3, lines.Count);
        Assert.Contains('…', lines[^1]);
    }

    [Fact]
    public void Of_Bold_IsWiderThanRegular() =>
        Assert.True(TextWidth.Of("endpoint", new(12, true)) > TextWidth.Of("endpoint", new(12)));
}
