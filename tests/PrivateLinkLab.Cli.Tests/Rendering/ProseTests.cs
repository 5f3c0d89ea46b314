using PrivateLinkLab.Cli.Rendering;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class ProseTests
{
    [Theory]
    [InlineData("", 10, "")]
    [InlineData("one two", 10, "one two")]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 3, "one|two|three")]
    [InlineData("unbreakable word", 5, "unbreakable|word")]
    [InlineData("arn:aws:sqs:us-east-1:123456789012:FilaTeste", 10, "arn:aws:sqs:us-east-1:123456789012:FilaTeste")]
    [InlineData("first\nsecond line", 8, "first|second|line")]
    [InlineData("bell\a", 10, "bell\uFFFD")]
    public void Lines_Text_BreaksBetweenWords(string text, int width, string expected) =>
        Assert.Equal(expected.Split('|'), Prose.Lines(text, width));
}
