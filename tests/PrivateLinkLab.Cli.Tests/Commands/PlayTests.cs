using System.Text.Json;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class PlayTests
{
    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Play_Scenario_ComesOutAsTold(string scenario)
    {
        using var project = new LabProject();

        var text = await project.SucceedAsync("play", scenario);
        using var json = JsonDocument.Parse(await project.SucceedAsync("play", scenario, "--json"));

        Assert.Contains($"\n  $ ./lab up {scenario}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("The play expects", text, StringComparison.Ordinal);
        Assert.All(json.RootElement.GetProperty("acts").EnumerateArray(), act =>
            Assert.NotEmpty(act.GetProperty("trials").EnumerateArray())
        );
        Assert.False(Directory.Exists(project.PathOf(".lab")));
    }

    [Fact]
    public async Task Play_SqsEndpoint_ShowsBeforeChangeAndAfter()
    {
        using var project = new LabProject();

        var text = await project.SucceedAsync("play", "sqs-endpoint");

        var parts = new[]
        {
            "\n1. Build the network without the endpoint for SQS\n",
            "\n  $ ./lab up sqs-endpoint --config endpoints=ssm,ssmmessages\n",
            "\n  AppServer$ aws sqs send-message --queue-url https://sqs.us-east-1.amazonaws.com/",
            "\n  ✗ blocked: NO_ROUTE_TO_DESTINATION\n",
            "\n2. Add the interface endpoint SQSVPCEndpoint\n",
            "\n  + aws:ec2:VpcEndpoint                          endpoints-sqs\n",
            "\n  ✓ reachable\n    DNS  sqs.us-east-1.amazonaws.com is 10.0.1.229 (private zone)\n",
        };
        var place = 0;
        foreach (var part in parts)
        {
            place = text.IndexOf(part, place, StringComparison.Ordinal);
            Assert.True(place >= 0, $"{part} is not where it belongs in\n{text}");
            place += part.Length - 1;
        }
    }

    [Fact]
    public async Task Play_PortForwarding_ShowsTheCommandsOfBothTerminals()
    {
        using var project = new LabProject();

        var text = await project.SucceedAsync("play", "port-forwarding");

        Assert.Contains("\n  you$ aws ssm start-session --target i-", text, StringComparison.Ordinal);
        Assert.Contains("\n  you$ mysql --host=127.0.0.1 --port=1213", text, StringComparison.Ordinal);
        Assert.Contains("\n  stranger$ mysql --host=mydb.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Play_SettingsThatSpoilIt_AreSaid()
    {
        using var project = new LabProject();

        var result = await project.RunAsync("play", "sqs-endpoint", "--config", "privateDns=false");

        Assert.Equal((1, ""), (result.Status, result.Error));
        Assert.Contains(
            "\n  The play expects reachable: these settings make it otherwise.\n",
            result.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Play_Pause_WaitsBetweenTheActsWhereThereIsAKeyboard()
    {
        using var project = new LabProject();
        using var keyboard = new StringReader("\n\n\n\n");

        var alone = await project.SucceedAsync("play", "session-manager", "--pause");
        var watched = await project.RunAsync(
            environment => environment with { Keyboard = keyboard },
            "play",
            "session-manager",
            "--pause"
        );
        var hurried = await project.RunAsync(
            environment => environment with { Keyboard = keyboard },
            "play",
            "session-manager"
        );

        Assert.DoesNotContain("Press Enter", alone, StringComparison.Ordinal);
        Assert.Equal(3, watched.Output.Split("\nPress Enter to go on. ").Length);
        Assert.Equal(alone, hurried.Output);
        Assert.Equal(4, keyboard.ReadToEnd().Length + 2);
    }

    [Theory]
    [InlineData(72)]
    [InlineData(100)]
    public async Task Play_Terminal_StaysWithinItsEdge(int width)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(
            environment => environment with { Width = width },
            "play",
            "session-manager"
        );

        Assert.All(result.Output.Split('\n').Where(line => line.Trim().Contains(' ', StringComparison.Ordinal)), line =>
            Assert.True(line.Length <= width, line)
        );
    }
}
