using System.Text.Json;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class PlayPictureTests
{
    private static readonly string[] Settings = ["flowLogs=true", "addressFamily=dualstack", "vpcCidr=10.0.0.0/20"];

    public static TheoryData<string, string> Networks =>
        [
            .. ScenarioCatalog.All.SelectMany(scenario => Settings.Select(setting => (scenario.Name, setting))),
            .. ScenarioCatalog
                .All.Where(scenario => scenario.Name != "public-endpoint")
                .Select(scenario => (scenario.Name, "parked=true")),
            ("sqs-endpoint", "endpointZones=2"),
            ("port-forwarding", "endpointZones=2"),
            ("endpoint-service", "availabilityZones=us-east-1a,us-east-1b"),
            ("public-endpoint", "natGateways=perZone"),
        ];

    // Every line of a box ends where its upper edge does, and what leads out of it begins there.
    [Theory]
    [MemberData(nameof(Networks))]
    public async Task Of_Network_IsMadeOfClosedBoxes(string scenario, string setting)
    {
        using var project = new LabProject();
        var result = await project.RunAsync("play", scenario, "--json", "--config", setting);
        using var json = JsonDocument.Parse(result.Output);

        Assert.All(json.RootElement.GetProperty("acts").EnumerateArray(), act =>
        {
            var (edge, boxes) = (0, 0);
            foreach (var line in act.GetProperty("picture").EnumerateArray().Select(line => line.GetString()!))
            {
                Assert.True(line.Length <= 80, line);
                if (line[0] == '┌')
                {
                    (edge, boxes) = (line.Length, boxes + 1);
                    Assert.Equal('┐', line[^1]);
                }
                else if (line[0] == '│')
                {
                    Assert.True(line.Length == edge ? line[^1] == '│' : line[edge - 1] == '┼', line);
                    Assert.True(line.Length == edge || line[edge..].TrimStart('─', '╌') is ['>', ' ', ..], line);
                }
                else if (line[0] == '└')
                {
                    Assert.Equal((edge, '┘'), (line.Length, line[^1]));
                    edge = 0;
                }
                else
                {
                    Assert.Equal(0, edge);
                }
            }

            Assert.Equal(0, edge);
            Assert.Equal(scenario == "endpoint-service" ? 2 : 1, boxes);
        });
    }
}
