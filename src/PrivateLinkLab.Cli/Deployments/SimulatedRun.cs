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
            Cloud = CloudIn(config.Region),
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

    private static CloudOptions CloudIn(string region)
    {
        try
        {
            return new() { Region = region };
        }
        catch (ArgumentException unknown)
        {
            throw LabFailure.BadInput(unknown.Message, unknown);
        }
    }
}
