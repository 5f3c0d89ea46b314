using System.CommandLine;
using PrivateLinkLab.Cli.Deployments;
using PrivateLinkLab.Cli.Emulation;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Graph;

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
        var command = new Command("diff", "Hold the simulated cloud against the emulator, attribute by attribute.") { target };
        command.Add(arguments.Scenario);
        command.Add(arguments.All);
        arguments.All.Description = "Show explained differences with both values too.";
        command.SetAction(line =>
        {
            CheckTarget(line.GetValue(target)!);
            return RunAsync(new(line, options, environment), line.GetValue(arguments.Scenario), line.GetValue(arguments.All));
        });
        return command;
    }

    private static void CheckTarget(string target)
    {
        if (target != Ground.Emulated)
        {
            throw LabFailure.BadInput($"--target is '{target}'; accepted is {Ground.Emulated}: the simulated cloud is held against it.");
        }
    }

    private static async Task<int> RunAsync(LabInvocation invocation, string? scenario, bool showAll)
    {
        var config = invocation.ReadConfig(scenario);
        var state = invocation.LoadState();
        var ground = StackGround.Of(invocation.States, invocation.Stack, state);
        StackGround.Check(ground, Ground.Emulated, invocation.Stack);
        if (state is null)
        {
            throw LabFailure.NotCarriedOut($"The stack '{invocation.Stack}' has nothing on the emulator: run `lab up {config.Scenario.Name} --target {Ground.Emulated}` first.");
        }

        return Compare(invocation, config.Scenario.Name, await SimulatedRun.PlanAsync(config, invocation.Stack, isPreview: false), state, showAll);
    }

    private static int Compare(LabInvocation invocation, string scenario, ResourceGraph simulated, ResourceGraph emulated, bool showAll)
    {
        var differences = GroundDifferences.Of(invocation.Stack, scenario, simulated, emulated);
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
