using System.Collections.Concurrent;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Programs;
using PrivateLinkLab.Programs.CSharp;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Reachability.Tests;

/// <summary>The scenarios on the simulated cloud, each planned once.</summary>
internal static class ScenarioGraphs
{
    private static readonly ConcurrentDictionary<string, Task<ResourceGraph>> Planned = new(StringComparer.Ordinal);

    /// <summary>The names of all scenarios, for a theory.</summary>
    public static TheoryData<string> Names => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    /// <summary>Gives a scenario with its default settings.</summary>
    public static Task<ResourceGraph> OfAsync(string scenario) =>
        Planned.GetOrAdd(scenario, name => PlanAsync((ConfigKeys.Scenario, name)));

    /// <summary>Gives what the settings make.</summary>
    public static async Task<ResourceGraph> PlanAsync(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string> { [ConfigKeys.Region] = "us-east-1" };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var config = ScenarioCatalog.Read(all);
        var result = await SimulatedDeployment.RunAsync(
            () => ScenarioCatalog.Build(config),
            new SimulatedDeploymentOptions
            {
                Project = ConfigKeys.Namespace,
                Stack = "dev",
                Cloud = new CloudOptions { Region = config.Region },
            }
        );
        return result.Graph;
    }
}
