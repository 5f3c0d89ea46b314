using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Lab.Stacks;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab diff [SCENARIO] [--state FILE] [--target emulated]</c></summary>
internal static class DiffCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stack = new StackArguments(
            "The scenario; without it that of the stack in the file, or of the settings (see `lab scenarios`)."
        );
        var all = new Option<bool>("--all")
        {
            Description = "Show explained differences with both values too.",
            Arity = ArgumentArity.Zero,
        };
        var target = new Option<string>("--target")
        {
            Description = $"What to compare the simulated cloud with: {Ground.Emulated}.",
            HelpName = Ground.Emulated,
            DefaultValueFactory = _ => Ground.Emulated,
        };
        var command = new Command("diff", "Compare the simulated cloud with the emulator, attribute by attribute.")
        {
            target,
        };
        stack.AddTo(command);
        command.Add(all);
        command.SetAction(line =>
        {
            CheckTarget(line.GetValue(target)!);
            var invocation = new LabInvocation(line, options, environment);
            // A file's stack may not say which scenario it is.
            return RunAsync(invocation, stack.ReadBoth(line, invocation), line.GetValue(all));
        });
        return command;
    }

    private static void CheckTarget(string target)
    {
        if (target != Ground.Emulated)
        {
            throw LabFailure.BadInput(
                $"--target is '{target}'; expected {Ground.Emulated}: the simulated cloud is compared with it."
            );
        }
    }

    private static async Task<int> RunAsync(LabInvocation invocation, StackSource source, bool showAll)
    {
        if (source.File is not null)
        {
            return await InFileAsync(invocation, source, showAll);
        }

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

        var planned = (await source.PlanAsync()).Graph;
        return Show(invocation, GroundDifferences.Compare(stack.Name, scenario, planned, state), showAll);
    }

    // What was built on an emulator elsewhere.
    private static async Task<int> InFileAsync(LabInvocation invocation, StackSource source, bool showAll)
    {
        var emulated = await source.OpenAsync();
        var scenario = emulated.Scenario
            ?? throw LabFailure.BadInput(
                $"No resource of {emulated.Origin} has the tag Scenario: say which scenario it is with "
                    + "`lab diff SCENARIO --state FILE`."
            );
        var planned = (await source.PlanAsync(scenario)).Graph;
        return Show(
            invocation,
            GroundDifferences.CompareFile(emulated.Name, scenario, planned, emulated.Graph),
            showAll
        );
    }

    private static int Show(LabInvocation invocation, GroundDifferences differences, bool showAll)
    {
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
