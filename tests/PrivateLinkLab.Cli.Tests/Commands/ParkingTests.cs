using System.Text.Json;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class ParkingTests
{
    private static readonly string[] Kept = [" GB of gp3", "secret in Secrets Manager"];

    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Up_ParkedAndBack_ChangesWhatCostsByTheHourAndGivesTheSameState(string scenario)
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", scenario);
        var running = project.ReadState();

        var parked = await project.SucceedAsync("up", scenario, "--config", "parked=true");
        var again = await project.SucceedAsync("up", scenario, "--config", "parked=true");
        await project.SucceedAsync("up", scenario);

        Assert.Contains("state: \"running\" -> \"stopped\"\n", parked, StringComparison.Ordinal);
        Assert.DoesNotContain("replaced", parked, StringComparison.Ordinal);
        Assert.Contains(": no changes, ", again, StringComparison.Ordinal);
        Assert.Equal(running, project.ReadState());
        Assert.Contains("nothing is left", await project.SucceedAsync("destroy"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Cost_Parked_IsThatOfStorage(string scenario)
    {
        using var project = new LabProject();

        using var running = JsonDocument.Parse(await project.SucceedAsync("cost", scenario, "--json"));
        using var parked = JsonDocument.Parse(await project.SucceedAsync("cost", scenario, "--json", "--config", "parked=true"));

        Assert.All(Items(parked), item => Assert.Contains(Kept, kept => item.GetProperty("what").GetString()!.EndsWith(kept, StringComparison.Ordinal)));
        var storage = Items(running).Where(item => item.GetProperty("what").GetString()!.EndsWith(Kept[0], StringComparison.Ordinal) || item.GetProperty("what").GetString() == Kept[1]);
        Assert.Equal(storage.Sum(MonthlyOf), MonthlyOf(parked.RootElement.GetProperty("total")));
        Assert.True(MonthlyOf(parked.RootElement.GetProperty("total")) < MonthlyOf(running.RootElement.GetProperty("total")));
        Assert.Empty(parked.RootElement.GetProperty("notPriced").EnumerateArray());
    }

    [Fact]
    public async Task Cost_PortForwardingParked_IsTheReadmesFigure()
    {
        using var project = new LabProject();

        var text = await project.SucceedAsync("cost", "port-forwarding", "--config", "parked=true");

        Assert.Matches(@"\nTotal +\$0\.0046 +\$3\.34\n", text);
        var readme = await File.ReadAllTextAsync(RepositoryFile.PathOf("README.md"), TestContext.Current.CancellationToken);
        Assert.Contains("from $43.78 a month to $3.34", readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_Parked_TellOfTheDatabase()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding", "--config", "parked=true");

        Assert.Equal(
            "aws rds start-db-instance --db-instance-identifier mydb\n", await project.SucceedAsync("outputs", "databaseStartCommand"));
    }

    private static IEnumerable<JsonElement> Items(JsonDocument cost) =>
        cost.RootElement.GetProperty("components").EnumerateArray().SelectMany(component => component.GetProperty("items").EnumerateArray());

    private static decimal MonthlyOf(JsonElement costs) => costs.GetProperty("monthly").GetDecimal();
}
