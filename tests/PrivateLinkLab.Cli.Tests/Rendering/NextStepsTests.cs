using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class NextStepsTests
{
    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Show_Scenario_SuggestsCommandsThatWork(string scenario)
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", scenario);
        var commands = ScreenText
            .Of(screen => NextSteps.Show(screen, scenario, "dev"))
            .Split('\n')
            .Where(line => line.StartsWith("  ./lab ", StringComparison.Ordinal))
            .Select(line => line[8..].Split("  ")[0].Split(' '))
            .ToList();

        Assert.Equal(4, commands.Count);
        foreach (var command in commands)
        {
            await project.SucceedAsync(command);
        }
    }

    [Fact]
    public void Show_OtherStack_NamesIt() =>
        Assert.All(
            ScreenText
                .Of(screen => NextSteps.Show(screen, "port-forwarding", "other"))
                .Split('\n')
                .Where(line => line.StartsWith("  ./lab", StringComparison.Ordinal)),
            line => Assert.Contains(" --stack other ", line, StringComparison.Ordinal)
        );
}
