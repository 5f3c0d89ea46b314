using PrivateLinkLab.Graph;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Tests.Golden;

/// <summary>
/// The graph of every scenario with its defaults, and of two with all that can be more than the article's. After a
/// change that is meant, run the tests with UPDATE_GOLDEN=1 and read what git shows.
/// </summary>
public class GoldenGraphTests
{
    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Scenario_Defaults_GiveTheGoldenGraph(string scenario) =>
        AssertGoldenAsync(scenario, ("scenario", scenario));

    [Fact]
    public Task PortForwarding_ThreeZonesAndDualStack_GivesTheGoldenGraph() =>
        AssertGoldenAsync(
            "port-forwarding-three-zones-dualstack",
            ("availabilityZones", "use1-az4,use1-az6,use1-az1"),
            ("endpointZones", "3"),
            ("databaseMultiAz", "true"),
            ("addressFamily", "dualstack")
        );

    [Fact]
    public Task PortForwarding_Parked_GivesTheGoldenGraph() =>
        AssertGoldenAsync("port-forwarding-parked", ("parked", "true"));

    [Fact]
    public async Task PortForwarding_ParkedAsASnapshot_GivesTheGoldenGraph() =>
        await AssertGoldenAsync(
            "port-forwarding-snapshotted",
            await ScenarioGraph.OverAsync(
                await ScenarioGraph.OfAsync(),
                [],
                ("parked", "true"),
                ("parkedDatabase", "snapshotted")
            )
        );

    [Fact]
    public Task PublicEndpoint_TwoZonesAndDualStack_GivesTheGoldenGraph() =>
        AssertGoldenAsync(
            "public-endpoint-two-zones-dualstack",
            ("scenario", "public-endpoint"),
            ("availabilityZones", "us-east-1a,us-east-1b"),
            ("natGateways", "perZone"),
            ("addressFamily", "dualstack")
        );

    private static async Task AssertGoldenAsync(string name, params (string Key, string Value)[] settings) =>
        await AssertGoldenAsync(name, await ScenarioGraph.OfAsync(settings));

    private static async Task AssertGoldenAsync(string name, ResourceGraph graph)
    {
        var file = RepositoryFile.PathOf($"tests/PrivateLinkLab.Tests/Golden/{name}.txt");
        var text = GoldenText.Of(graph);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), text);
    }
}
