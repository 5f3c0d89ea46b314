using System.Text.Json;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class ScenariosViewTests
{
    [Theory]
    [InlineData(null, 110)]
    [InlineData(80, 80)]
    public void Show_Scenarios_NamesAllWithinTheWidth(int? width, int longest)
    {
        var text = ScreenText.Of(screen => ScenariosView.Show(screen, ScenarioCatalog.All), width);

        Assert.All(ScenarioCatalog.All, scenario =>
            Assert.Contains($"\n{scenario.Name} ", text, StringComparison.Ordinal)
        );
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= longest, line));
    }

    [Fact]
    public void Json_Scenarios_AreInTheCatalogsOrderWithOneDefault()
    {
        using var json = JsonDocument.Parse(ScenariosView.Json(ScenarioCatalog.All));
        var scenarios = json.RootElement.GetProperty("scenarios").EnumerateArray().ToList();

        Assert.Equal(
            ScenarioCatalog.All.Select(scenario => scenario.Name),
            scenarios.Select(scenario => scenario.GetProperty("name").GetString())
        );
        Assert.Equal(
            [true, .. Enumerable.Repeat(false, ScenarioCatalog.All.Count - 1)],
            scenarios.Select(scenario => scenario.GetProperty("default").GetBoolean())
        );
        Assert.Equal(
            ["ssm", "ssmmessages", "sqs"],
            scenarios[0].GetProperty("endpoints").EnumerateArray().Select(endpoint => endpoint.GetString())
        );
    }
}
