using System.Text.Json;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Tests.Commands;

/// <summary>
/// What the scenarios cost. After a change that is meant, run the tests with UPDATE_GOLDEN=1 and read what git shows.
/// </summary>
public sealed class CostTests
{
    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Cost_Scenario_HasNoResourceOfAnUnknownType(string scenario)
    {
        using var project = new LabProject();

        Assert.DoesNotContain(
            "It is not known what",
            await project.SucceedAsync("cost", scenario),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Cost_Scenario_IsTheGoldenText(string scenario)
    {
        using var project = new LabProject();
        var file = RepositoryFile.PathOf($"tests/PrivateLinkLab.Cli.Tests/Golden/cost-{scenario}.txt");

        var text = await project.SucceedAsync("cost", scenario);

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), text);
        Assert.False(Directory.Exists(project.PathOf(".lab")));
    }

    [Fact]
    public async Task Cost_PagesExample_IsWhatIsPrinted()
    {
        var page = await File.ReadAllTextAsync(
            RepositoryFile.PathOf("docs/cost.md"),
            TestContext.Current.CancellationToken
        );
        var golden = await File.ReadAllLinesAsync(
            RepositoryFile.PathOf("tests/PrivateLinkLab.Cli.Tests/Golden/cost-port-forwarding.txt"),
            TestContext.Current.CancellationToken
        );
        var example = page.Split("$ ./lab cost port-forwarding\n")[1].Split("```")[0].TrimEnd('\n').Split('\n');

        Assert.True(example.Length > 20);
        Assert.All(example.Where(line => line != "..."), line => Assert.Contains(line, golden));
    }

    [Fact]
    public async Task Cost_Json_HasTheSameTotals()
    {
        using var project = new LabProject();

        using var json = JsonDocument.Parse(
            await project.SucceedAsync("cost", "port-forwarding", "--json", "--gb", "100")
        );

        var root = json.RootElement;
        Assert.Equal("port-forwarding", root.GetProperty("subject").GetString());
        Assert.Equal("us-east-1", Assert.Single(root.GetProperty("regions").EnumerateArray()).GetString());
        Assert.Equal(100, root.GetProperty("traffic").GetProperty("gigabytes").GetDecimal());
        Assert.Equal(
            """{"currency":"USD","hourly":0.059975,"monthly":43.782,"trafficMonthly":1.199,"monthlyWithTraffic":44.981,"trafficComplete":true,"complete":true}""",
            JsonSerializer.Serialize(root.GetProperty("total"))
        );
        Assert.Equal(
            ["endpoints", "JumpServer", "myDB"],
            root.GetProperty("components")
                .EnumerateArray()
                .Select(component => component.GetProperty("name").GetString()!)
        );
        Assert.Equal(
            """{"region":"us-east-1","gigabytes":100,"endpoints":3,"interfaces":3,"endpointsHourly":0.03,"endpointsMonthly":22.9,"natGateways":1,"natHourly":0.05,"natMonthly":41,"breakEvenGigabytes":0}""",
            JsonSerializer.Serialize(Assert.Single(root.GetProperty("natComparisons").EnumerateArray()))
        );
        Assert.Empty(root.GetProperty("notPriced").EnumerateArray());
    }

    [Fact]
    public async Task Cost_NoScenario_IsOfWhatIsBuiltOrElseOfTheSettings()
    {
        using var project = new LabProject();
        Assert.StartsWith(
            "port-forwarding in us-east-1 ",
            await project.SucceedAsync("cost"),
            StringComparison.Ordinal
        );

        await project.SucceedAsync("up", "session-manager");

        var built = await project.SucceedAsync("cost");
        Assert.StartsWith("the stack dev in us-east-1 ", built, StringComparison.Ordinal);
        Assert.Equal(WithoutTitle(await project.SucceedAsync("cost", "session-manager")), WithoutTitle(built));

        // Settings mean a plan, since what is built may not have them.
        Assert.StartsWith(
            "private-subnet in us-west-2 ",
            await project.SucceedAsync(
                "cost",
                "--config",
                "aws:region=us-west-2",
                "--config",
                "scenario=private-subnet"
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Cost_State_IsOfTheFile()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "sqs-endpoint", "--stack", "other");
        var file = project.PathOf(".lab/other.json");

        var text = await project.SucceedAsync("cost", "--state", file);

        Assert.StartsWith($"{file} in us-east-1 ", text, StringComparison.Ordinal);
        Assert.Equal(WithoutTitle(await project.SucceedAsync("cost", "sqs-endpoint")), WithoutTitle(text));
    }

    [Fact]
    public async Task Cost_SomePricesUnknown_ListsThem()
    {
        using var project = new LabProject();

        var text = await project.SucceedAsync("cost", "port-forwarding", "--config", "aws:region=sa-east-1");

        Assert.Matches(@"\nTotal, as far as known +\$0\.0151 +\$11\.00\n", text);
        Assert.Contains(
            "\n  endpoints-ssm, endpoints-ssmmessages, endpoints-sqs: There is no price for interface endpoints in "
                + "sa-east-1; the price table has it for us-east-1, us-west-2, eu-central-1, eu-west-1.\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\nNAT gateways are not compared with the endpoints in sa-east-1: a price is not known.\n",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Cost_UnknownInstanceType_IsSaid()
    {
        using var project = new LabProject();

        var text = await project.SucceedAsync("cost", "private-subnet", "--config", "instanceType=m7g.large");

        Assert.Contains(
            "AppServer-instance: There is no price for m7g.large instances in us-east-1; the price table has none "
                + "for any region.\n",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Cost_NoPriceKnown_CannotBeCarriedOut()
    {
        using var project = new LabProject();

        Assert.Equal(
            new(
                3,
                "",
                "lab: No price is known for anything that costs in private-subnet in eu-north-1; there are prices "
                    + "for eu-central-1, eu-west-1, sa-east-1, us-east-1, us-east-2, us-west-2.\n"
            ),
            await project.RunAsync("cost", "private-subnet", "--config", "aws:region=eu-north-1")
        );
    }

    [Fact]
    public async Task Cost_NothingOfAKnownRegionHasAPrice_SaysWhatHasNone()
    {
        using var project = new LabProject();
        var file = RepositoryFile.PathOf("tests/PrivateLinkLab.Graph.Tests/Deployments/real-export.json");

        var result = await project.RunAsync("cost", "--state", file);

        Assert.Equal((3, ""), (result.Status, result.Output));
        Assert.Equal(
            [
                $"lab: No price is known for anything that costs in {file} in eu-central-1.",
                "lab: There is no price for db.t3.micro databases (mysql, Single-AZ) in eu-central-1; the price "
                    + "table has it for us-east-1.",
                "lab: The size or the type of the storage of db is not known.",
                "lab: It is not known what page costs: the price table has nothing for the type "
                    + "aws:s3/bucketObjectv2:BucketObjectv2.",
            ],
            result.Error.TrimEnd('\n').Split('\n')
        );
    }

    private static string WithoutTitle(string text) => text[text.IndexOf('\n', StringComparison.Ordinal)..];
}
