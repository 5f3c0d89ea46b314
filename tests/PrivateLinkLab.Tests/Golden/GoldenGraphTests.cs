using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Tests.Golden;

/// <summary>
/// The graph of every scenario with its defaults. After a change that is meant, run the tests with UPDATE_GOLDEN=1 and read
/// what git shows.
/// </summary>
public class GoldenGraphTests
{
    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_Defaults_GiveTheGoldenGraph(string scenario)
    {
        var file = RepositoryFile.PathOf($"tests/PrivateLinkLab.Tests/Golden/{scenario}.txt");
        var text = GoldenText.Of(await ScenarioGraph.OfAsync(("scenario", scenario)));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), text);
    }
}
