using PrivateLinkLab.Cli.Terminals;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class AsciiTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("┌─┐│└┘┼╌", "+-+|+++-")]
    [InlineData("Olá mundo! ÇÃO", "Ola mundo! CAO")]
    [InlineData("✓ → ✗ … ·", "+ > x . .")]
    [InlineData("日", "?")]
    public void Of_Text_HasACharacterForEach(string text, string expected) =>
        Assert.Equal(expected, AsciiText.Of(text));
}
