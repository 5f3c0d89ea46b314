using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Lab.Lessons;
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
            .Of(screen => NextSteps.Show(screen, scenario, "dev", $"up {scenario}"))
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

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Show_AfterTheCommandThatWouldBeNext_SuggestsAnother(string scenario)
    {
        var next = LessonCatalog.Get(scenario).NextStep.Command;

        var text = ScreenText.Of(screen => NextSteps.Show(screen, scenario, "dev", next));

        Assert.DoesNotContain($"./lab {next} ", text, StringComparison.Ordinal);
        Assert.Contains($"./lab up {scenario} ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_OtherStack_NamesIt() =>
        Assert.All(
            ScreenText
                .Of(screen => NextSteps.Show(screen, "port-forwarding", "other", "up"))
                .Split('\n')
                .Where(line => line.StartsWith("  ./lab", StringComparison.Ordinal)),
            line => Assert.Contains(" --stack other ", line, StringComparison.Ordinal)
        );
}
