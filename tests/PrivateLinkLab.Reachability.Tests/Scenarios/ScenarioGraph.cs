using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Programs;
using PrivateLinkLab.Programs.CSharp;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Reachability.Tests.Scenarios;

/// <summary>The graph of a scenario, run on the simulated cloud.</summary>
internal static class ScenarioGraph
{
    public static async Task<ResourceGraph> OfAsync(string scenario)
    {
        var config = ScenarioCatalog.Read(
            new Dictionary<string, string> { [ConfigKeys.Region] = "us-east-1", [ConfigKeys.Scenario] = scenario }
        );
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

    public static async Task<ProbeResult> ProbeAsync(string scenario, string from, string to, string? action = null) =>
        new Prober(ModelBuilder.Build(await OfAsync(scenario))).Probe(from, to, action);
}
