using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Programs;
using PrivateLinkLab.Programs.CSharp;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Terraform.Tests;

/// <summary>Runs a scenario on the simulated cloud.</summary>
internal static class ScenarioGraph
{
    public static async Task<ResourceGraph> OfAsync(string scenario, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            [ConfigKeys.Region] = "us-east-1",
            [ConfigKeys.Scenario] = scenario,
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var config = ScenarioCatalog.Read(all);
        var result = await SimulatedDeployment.RunAsync(
            () => ScenarioCatalog.Build(config),
            new SimulatedDeploymentOptions
            {
                Project = "privatelinklab",
                Stack = "dev",
                Cloud = new CloudOptions { Region = config.Region },
            }
        );
        return result.Graph;
    }
}
