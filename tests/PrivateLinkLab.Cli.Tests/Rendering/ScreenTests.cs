using Spectre.Console;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class ScreenTests
{
    [Theory]
    [InlineData(false, "text and more\n")]
    [InlineData(true, "\e[91mtext\e[0m and more\n")]
    public void Line_Styled_HasColoursWhereTheyAreWanted(bool colors, string expected) =>
        Assert.Equal(
            expected,
            ScreenText.Of(screen => screen.Line(new("text", Color.Red), " and more"), width: 80, colors)
        );

    [Fact]
    public void Cut_SurrogatePair_StaysWhole() =>
        ScreenText.Of(screen => Assert.Equal("abc…", screen.Cut("abc😀def", screen.Width!.Value - 5)), width: 80);
}
