using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Simulation;

namespace PrivateLinkLab.Cli.Deployments;

/// <summary>Runs the program on the simulated cloud.</summary>
internal static class SimulatedRun
{
    /// <summary>Gives the graph that the program makes of its settings.</summary>
    /// <exception cref="LabFailure">
    /// A component refused its arguments, the cloud refused what it was asked for, or an isolated VPC has a way out.
    /// </exception>
    public static async Task<ResourceGraph> RunAsync(LabConfig config, string stack, bool isPreview)
    {
        var options = new SimulatedDeploymentOptions
        {
            Project = ConfigKeys.Namespace,
            Stack = stack,
            IsPreview = isPreview,
            Cloud = CloudFor(config),
        };
        try
        {
            var graph = (await SimulatedDeployment.RunAsync(() => config.Scenario.Build(config), options)).Graph;
            IsolatedVpcs.Check(graph);
            return graph;
        }
        catch (SimulationException refusal)
        {
            throw refusal.InnerException is ArgumentException
                ? LabFailure.BadInput(refusal.Message, refusal)
                : LabFailure.NotCarriedOut(refusal.Message, refusal);
        }
    }

    private static CloudOptions CloudFor(LabConfig config)
    {
        try
        {
            // The key pair that the settings name is one that people have made before.
            return new() { Region = config.Region, KeyPairs = config.BastionAccess.KeyName is { } keyName ? [keyName] : [] };
        }
        catch (ArgumentException unknown)
        {
            throw LabFailure.BadInput(unknown.Message, unknown);
        }
    }
}
