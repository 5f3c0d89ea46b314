using PrivateLinkLab.Configuration;
using PrivateLinkLab.Simulation;

namespace PrivateLinkLab.Bench;

/// <summary>A stack that holds port-forwarding several times, for measuring how the lab grows.</summary>
internal static class Copies
{
    public static async Task<int> RunAsync(int count)
    {
        var config = LabConfig.Read(new Dictionary<string, string> { [ConfigKeys.Region] = "us-east-1" });
        var result = await SimulatedDeployment.RunAsync(
            () =>
            {
                for (var copy = 1; copy <= count; copy++)
                {
                    var one = config with { NameSuffix = $"-{copy}" };
                    one.Scenario.Build(one);
                }

                return new Dictionary<string, object?>();
            },
            new SimulatedDeploymentOptions { Project = ConfigKeys.Namespace, Stack = "bench", Cloud = new CloudOptions { Region = config.Region } });
        Console.WriteLine(result.Graph.Resources.Length);
        return 0;
    }
}
