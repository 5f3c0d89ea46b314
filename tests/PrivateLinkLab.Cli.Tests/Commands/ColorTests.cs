namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class ColorTests
{
    [Theory]
    [InlineData(true, "", true)]
    [InlineData(true, " --no-color", false)]
    [InlineData(true, " --json", false)]
    [InlineData(false, "", false)]
    public async Task Preview_OnATerminal_IsColouredUnlessUnwanted(bool colors, string options, bool expected)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(
            environment => environment with { Colors = colors, Width = 100 },
            $"preview private-subnet{options}".Split(' ')
        );

        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.Equal(expected, result.Output.Contains('\e', StringComparison.Ordinal));
    }
}
