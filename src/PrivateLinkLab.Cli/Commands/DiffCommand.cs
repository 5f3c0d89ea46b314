using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Lab.Stacks;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab diff [SCENARIO] [--target emulated]</c></summary>
internal static class DiffCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var arguments = new DeploymentArguments();
        var target = new Option<string>("--target")
        {
            Description = $"The ground to hold the simulated cloud against: {Ground.Emulated}.",
            HelpName = Ground.Emulated,
            DefaultValueFactory = _ => Ground.Emulated,
        };
        var command = new Command("diff", "Hold the simulated cloud against the emulator, attribute by attribute.")
        {
            target,
        };
        command.Add(arguments.Scenario);
        command.Add(arguments.All);
        arguments.All.Description = "Show explained differences with both values too.";
        command.SetAction(line =>
        {
            CheckTarget(line.GetValue(target)!);
            var invocation = new LabInvocation(line, options, environment);
            return RunAsync(
                invocation,
                invocation.Source(line.GetValue(arguments.Scenario), file: null),
                line.GetValue(arguments.All)
            );
        });
        return command;
    }

    private static void CheckTarget(string target)
    {
        if (target != Ground.Emulated)
        {
            throw LabFailure.BadInput(
                $"--target is '{target}'; accepted is {Ground.Emulated}: the simulated cloud is held against it."
            );
        }
    }

    private static async Task<int> RunAsync(LabInvocation invocation, StackSource source, bool showAll)
    {
        var stack = invocation.Stack;
        var scenario = stack.ReadConfig(source.Scenario).Scenario.Name;
        var state = stack.LoadState();
        StackGround.Check(StackGround.Find(stack.States, stack.Name, state), Ground.Emulated, stack.Name);
        if (state is null)
        {
            throw LabFailure.NotCarriedOut(
                $"The stack '{stack.Name}' has nothing on the emulator: run `lab up {scenario} "
                    + $"--target {Ground.Emulated}` first."
            );
        }

        return Compare(invocation, scenario, (await source.PlanAsync()).Graph, state, showAll);
    }

    private static int Compare(
        LabInvocation invocation,
        string scenario,
        ResourceGraph simulated,
        ResourceGraph emulated,
        bool showAll
    )
    {
        var differences = GroundDifferences.Compare(invocation.Stack.Name, scenario, simulated, emulated);
        if (invocation.Json)
        {
            invocation.Print(differences.ToJson());
        }
        else
        {
            differences.Show(invocation.OpenScreen(), showAll);
        }

        return differences.IsExplained ? ExitStatus.Done : ExitStatus.NotAsExpected;
    }
}
