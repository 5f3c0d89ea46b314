using PrivateLinkLab.Cli.Deployments;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Reachability.Experiments;

namespace PrivateLinkLab.Cli.Stacks;

/// <summary>The stack that a command looks at.</summary>
/// <param name="Graph">The stack.</param>
/// <param name="Scenario">The scenario that it is; null when nothing says so.</param>
/// <param name="Origin">Where it comes from, for a heading.</param>
internal sealed record ExaminedStack(ResourceGraph Graph, string? Scenario, string Origin)
{
    /// <summary>Finds the stack: in a file, or planned from the settings, or the one that is built.</summary>
    /// <param name="invocation">The common options.</param>
    /// <param name="scenario">The scenario that the command line names; null for none.</param>
    /// <param name="file">The file that it names; null for none.</param>
    /// <exception cref="LabFailure">There is no such stack; the message says what to do.</exception>
    public static Task<ExaminedStack> FindAsync(LabInvocation invocation, string? scenario, string? file) =>
        file is not null ? Task.FromResult(InFile(invocation, scenario, file))
        : scenario is not null || invocation.HasConfig ? PlannedAsync(invocation, scenario)
        : Task.FromResult(Built(invocation));

    /// <summary>Runs the program on the simulated cloud, and writes nothing.</summary>
    public static async Task<ExaminedStack> PlannedAsync(LabInvocation invocation, string? scenario)
    {
        var config = invocation.ReadConfig(scenario);
        var graph = await SimulatedRun.PlanAsync(config, invocation.Stack, isPreview: false);
        return new(graph, config.Scenario.Name, $"{config.Scenario.Name} in {config.Region} (planned on the {Ground.Simulated} cloud)");
    }

    private static ExaminedStack InFile(LabInvocation invocation, string? scenario, string file)
    {
        if (invocation.HasConfig)
        {
            throw LabFailure.BadInput("--config changes what the program builds, and --state names what is built already: give one of the two.");
        }

        try
        {
            var graph = StackFile.Read(invocation.PathOf(file));
            return new(graph, scenario ?? ExperimentCatalog.ScenarioOf(graph), Headed(graph, scenario, $"stack {graph.Stack} of {file}"));
        }
        catch (DeploymentFileException unreadable)
        {
            throw LabFailure.BadInput(unreadable.Message, unreadable);
        }
    }

    private static ExaminedStack Built(LabInvocation invocation)
    {
        if (invocation.LoadState() is not { } graph)
        {
            throw LabFailure.NotCarriedOut(
                $"The stack '{invocation.Stack}' has nothing built: name a SCENARIO to look at its plan, name a file with --state, or run `lab up` first.");
        }

        return new(graph, ExperimentCatalog.ScenarioOf(graph), Headed(graph, null, $"stack {invocation.Stack}"));
    }

    private static string Headed(ResourceGraph graph, string? scenario, string origin) =>
        (scenario ?? ExperimentCatalog.ScenarioOf(graph)) is { } name ? $"{name} ({origin})" : origin;
}
