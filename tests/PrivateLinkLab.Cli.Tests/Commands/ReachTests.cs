using System.Text.Json;
using PrivateLinkLab.Cli.Tests.Schemas;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class ReachTests
{
    [Theory]
    [InlineData(
        "port-forwarding --to myDB",
        """
            myDB is reached by:
            ✓ JumpServer-host-instance  3306
            ✓ local:JumpServer-host-instance  3306

            """
    )]
    [InlineData(
        "port-forwarding --from internet",
        """
            internet reaches:
            Nothing.

            """
    )]
    [InlineData(
        "public-endpoint --from AppServer",
        """
            AppServer reaches:
            ✓ FilaTeste-dead-letter-queue, FilaTeste-queue  443
            ✓ internet  443

            """
    )]
    public async Task Reach_OfAScenario_ListsWhoAndOnWhichPorts(string line, string expected)
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync(["reach", .. line.Split(' ')]);

        Assert.Contains($"\n\n{expected}", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("port-forwarding --to myDB")]
    [InlineData("gateway-endpoint --from any --protocol icmp")]
    [InlineData("endpoint-service --from internet --protocol udp")]
    public async Task Reach_Json_FollowsTheContract(string line)
    {
        using var project = new LabProject();

        LabSchema.AssertReach(await project.SucceedAsync(["reach", "--json", .. line.Split(' ')]));
    }

    [Theory]
    [InlineData("private-subnet")]
    [InlineData("endpoint-service")]
    public async Task Matrix_Json_HasEveryPairOnce(string scenario)
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync("matrix", "--json", scenario);

        LabSchema.AssertMatrix(output);
        using var json = JsonDocument.Parse(output);
        var pairs = json
            .RootElement.GetProperty("pairs")
            .EnumerateArray()
            .Select(pair => $"{pair.GetProperty("sources")} {pair.GetProperty("targets")}")
            .ToList();
        Assert.NotEmpty(pairs);
        Assert.Equal(pairs.Distinct(), pairs);
    }

    [Fact]
    public async Task Matrix_Text_GoesSourceBySource()
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync("matrix", "public-endpoint");

        Assert.Contains(
            "\n\nAppServer-instance\n  ✓ FilaTeste-dead-letter-queue, FilaTeste-queue  443\n  ✓ internet  443\n",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("\n\ninternet\n  reaches nothing\n", output, StringComparison.Ordinal);
    }
}
