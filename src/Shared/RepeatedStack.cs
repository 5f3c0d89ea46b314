using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Programs;
using PrivateLinkLab.Programs.CSharp;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Shared;

/// <summary>A stack that holds port-forwarding several times, for measuring how the lab grows.</summary>
internal static class RepeatedStack
{
    /// <summary>Gives the stack's graph; the names of copy 7 end with -7.</summary>
    public static async Task<ResourceGraph> GraphOfAsync(int count)
    {
        var config = ScenarioCatalog.Read(new Dictionary<string, string> { [ConfigKeys.Region] = "us-east-1" });
        var result = await SimulatedDeployment.RunAsync(
            () =>
            {
                for (var copy = 1; copy <= count; copy++)
                {
                    var one = config with { NameSuffix = $"-{copy}" };
                    ScenarioCatalog.Build(one);
                }

                return new Dictionary<string, object?>();
            },
            new SimulatedDeploymentOptions
            {
                Project = ConfigKeys.Namespace,
                Stack = "bench",
                Cloud = new CloudOptions { Region = config.Region },
            }
        );
        return result.Graph;
    }
}
