using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Pricing;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab cost [SCENARIO | --state FILE] [--gb N] [--requests N] [--log-gb N]</c></summary>
internal static class CostCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var arguments = new CostArguments();
        var command = new Command(
            "cost",
            "Show what a scenario, or what is built, costs on AWS per hour and per month."
        );
        arguments.AddTo(command, options);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            return RunAsync(invocation, arguments.Stack.Read(line, invocation), arguments.TrafficOf(line));
        });
        return command;
    }

    private static async Task<int> RunAsync(LabInvocation invocation, StackSource source, Traffic traffic)
    {
        var stack = await source.OpenOrPlanAsync();
        var estimate = CostEstimate.Calculate(stack.Graph, PriceTable.Default, traffic);
        if (estimate.IsUnknown)
        {
            throw LabFailure.NotCarriedOut(Unknown(stack.Name, estimate));
        }

        if (invocation.Json)
        {
            invocation.Print(CostJson.Document(stack.Name, estimate));
        }
        else
        {
            CostView.Show(invocation.OpenScreen(), stack.Name, estimate);
        }

        return ExitStatus.Done;
    }

    // Of a region without prices it is enough to say that it has none; otherwise each thing has a reason of its own.
    private static string Unknown(string what, CostEstimate estimate)
    {
        var where = estimate.Regions.IsEmpty ? "" : $" in {string.Join(" and ", estimate.Regions)}";
        var regions = PriceTable.Default.Regions.ToList();
        return estimate.Regions.Any(regions.Contains) || estimate.Regions.IsEmpty
            ? string.Join(
                '\n',
                [
                    $"No price is known for anything that costs in {what}{where}.",
                    .. estimate.Unpriced.Select(cost => cost.Reason).Distinct(),
                ]
            )
            : $"No price is known for anything that costs in {what}{where}; there are prices "
                + $"for {string.Join(", ", regions)}.";
    }
}
