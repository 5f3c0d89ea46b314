using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Stacks;
using PrivateLinkLab.Reachability.Faults;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab faults [SCENARIO]</c></summary>
internal static class FaultsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var scenario = new Argument<string?>("SCENARIO")
        {
            Description = "Only the faults that apply to this scenario (see `lab scenarios`).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("faults", "List the mistakes that --inject puts into a stack.") { scenario };
        command.SetAction(line => RunAsync(new(line, options, environment), line.GetValue(scenario)));
        return command;
    }

    private static async Task<int> RunAsync(LabInvocation invocation, string? scenario)
    {
        if (scenario is not null)
        {
            ScenarioNames.Check(scenario);
        }

        // Which scenarios a fault applies to is for JSON and for the filter; a person's table does without.
        var graphs = invocation.Json || scenario is not null ? await ScenarioPlans.AllAsync() : [];
        var faults = FaultCatalog.All
            .Select(fault => (Fault: fault, Scenarios: ScenarioPlans.WhereApplies(fault, graphs)))
            .Where(entry => scenario is null || entry.Scenarios.Contains(scenario))
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
