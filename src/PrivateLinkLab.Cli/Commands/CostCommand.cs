using System.CommandLine;
using PrivateLinkLab.Cli.Deployments;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Pricing;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab cost [SCENARIO | --state FILE] [--gb N] [--requests N] [--log-gb N]</c></summary>
internal static class CostCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var arguments = new CostArguments();
        var command = new Command("cost", "Show what a scenario, or what is built, costs on AWS by the hour and the month.");
        arguments.AddTo(command);
        command.SetAction(line => RunAsync(
            new(line, options, environment),
            line.GetValue(arguments.Scenario),
            line.GetValue(arguments.State),
            arguments.TrafficOf(line)));
        return command;
    }

    private static async Task<int> RunAsync(LabInvocation invocation, string? scenario, string? file, Traffic traffic)
    {
        if (scenario is not null && file is not null)
        {
            throw LabFailure.BadInput($"Both the scenario '{scenario}' and --state '{file}' are given; one of them can be priced.");
        }

        var (what, graph) = file is null ? await FindAsync(invocation, scenario) : (file, Read(file));
        var estimate = CostEstimate.Of(graph, PriceTable.Default, traffic);
        if (estimate.IsUnknown)
        {
            throw LabFailure.NotCarriedOut(Unknown(what, estimate));
        }

        if (invocation.Json)
        {
            invocation.Print(CostJson.Document(what, estimate));
        }
        else
        {
            CostView.Show(invocation.OpenScreen(), what, estimate);
        }

        return ExitStatus.Done;
    }

    // What the user names is planned. Otherwise what is built counts, unless settings are given that it may not have.
    private static async Task<(string What, ResourceGraph Graph)> FindAsync(LabInvocation invocation, string? scenario)
    {
        if (scenario is null && !invocation.HasConfig && invocation.LoadState() is { } state)
        {
            return ($"the stack {invocation.Stack}", state);
        }

        var config = invocation.ReadConfig(scenario);
        return (config.Scenario.Name, await SimulatedRun.PlanAsync(config, invocation.Stack, isPreview: true));
    }

    // Of a region without prices it is enough to say that it has none; otherwise each thing has a reason of its own.
    private static string Unknown(string what, CostEstimate estimate)
    {
        var where = estimate.Regions.IsEmpty ? "" : $" in {string.Join(" and ", estimate.Regions)}";
        var regions = PriceTable.Default.Regions.ToList();
        return estimate.Regions.Any(regions.Contains) || estimate.Regions.IsEmpty
            ? string.Join('\n', [$"No price is known for anything that costs in {what}{where}.", .. estimate.Unpriced.Select(cost => cost.Reason).Distinct()])
            : $"No price is known for anything that costs in {what}{where}; there are prices for {string.Join(", ", regions)}.";
    }

    private static ResourceGraph Read(string file)
    {
        try
        {
            return DeploymentReader.ReadFile(file);
        }
        catch (DeploymentFileException wrong)
        {
            throw LabFailure.BadInput($"--state: {wrong.Message}", wrong);
        }
    }
}
