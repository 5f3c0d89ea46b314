using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Programs;
using PrivateLinkLab.Programs.CSharp;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Tests;

/// <summary>Runs a scenario on the simulated cloud.</summary>
internal static class ScenarioGraph
{
    public static Task<ResourceGraph> OfAsync(params (string Key, string Value)[] settings) =>
        OverAsync(null, [], settings);

    /// <summary>Runs it over a state, in an account that has DB snapshots.</summary>
    public static async Task<ResourceGraph> OverAsync(
        ResourceGraph? before,
        IReadOnlyList<string> snapshots,
        params (string Key, string Value)[] settings
    )
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
                Project = "privatelinklab",
                Stack = "dev",
                Cloud = CloudFor(config) with { Before = before, DatabaseSnapshots = snapshots },
            }
        );
        return result.Graph;
    }

    // As for the lab: the key pair that the settings name is one that people have made before.
    private static CloudOptions CloudFor(LabConfig config) =>
        new() { Region = config.Region, KeyPairs = config.BastionAccess.KeyName is { } keyName ? [keyName] : [] };
}
