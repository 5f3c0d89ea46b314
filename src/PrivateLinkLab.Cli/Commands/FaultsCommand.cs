using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Stacks;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab faults [SCENARIO | --state FILE]</c></summary>
internal static class FaultsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stack = new StackArguments(
            "Only the faults that apply to this scenario (see `lab scenarios`); without it all."
        );
        var command = new Command("faults", "List the mistakes that --inject puts into a stack.");
        stack.AddTo(command, options);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            return RunAsync(invocation, stack.Read(line, invocation));
        });
        return command;
    }

    private static async Task<int> RunAsync(LabInvocation invocation, StackSource source)
    {
        var applying = source.IsNamed ? FaultCatalog.ApplyingTo((await source.OpenAsync()).Graph) : FaultCatalog.All;
        // Which scenarios a fault applies to is for JSON; a person's table does without.
        var plans = invocation.Json ? await ScenarioPlans.AllAsync() : [];
        var faults = applying
            .Select(fault => (Fault: fault, Scenarios: ScenarioPlans.WhereApplies(fault, plans)))
            .ToList();
        if (invocation.Json)
        {
            invocation.Print(FaultsView.Json(faults));
        }
        else
        {
            FaultsView.Show(invocation.OpenScreen(), faults);
        }

        return ExitStatus.Done;
    }
}
