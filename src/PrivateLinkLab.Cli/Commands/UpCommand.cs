using System.CommandLine;
using PrivateLinkLab.Cli.Deployments;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab up [SCENARIO] [--target simulated]</c></summary>
internal static class UpCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var arguments = new DeploymentArguments();
        var target = new Option<string>("--target")
        {
            Description = $"Where to build: {StackChange.Target}, in this process.",
            HelpName = StackChange.Target,
            DefaultValueFactory = _ => StackChange.Target,
        };
        var command = new Command("up", "Build a scenario, or change what is built.") { target };
        arguments.AddTo(command);
        command.SetAction(line =>
        {
            CheckTarget(line.GetValue(target)!);
            return RunAsync(new(line, options, environment), line.GetValue(arguments.Scenario), line.GetValue(arguments.All));
        });
        return command;
    }

    private static void CheckTarget(string target)
    {
        if (target != StackChange.Target)
        {
            throw LabFailure.BadInput($"--target is '{target}'; accepted is {StackChange.Target}.");
        }
    }

    private static async Task<int> RunAsync(LabInvocation invocation, string? scenario, bool showAll)
    {
        var config = invocation.ReadConfig(scenario);
        var states = invocation.States;
        StackChange change;
        using (states.Lock(invocation.Stack))
        {
            var old = invocation.LoadState();
            var known = states.LoadFingerprints(invocation.Stack);
            var @new = await SimulatedRun.RunAsync(config, invocation.Stack, isPreview: false);
            change = StackChange.To(invocation.Stack, config, old, @new, known);
            Guarded.Check(change);
            states.Save(invocation.Stack, @new, known);
        }

        // Shown when it is saved: what is shown is true.
        if (invocation.Json)
        {
            invocation.Print(ChangesJson.Of(change, invocation.ShowSecrets));
        }
        else
        {
            Show(invocation, change, showAll);
        }

        return ExitStatus.Done;
    }

    private static void Show(LabInvocation invocation, StackChange change, bool showAll)
    {
        var screen = invocation.OpenScreen();
        if (change.Diff.HasChanges || showAll)
        {
            DeploymentView.ShowTree(screen, change, showAll, invocation.ShowSecrets);
            screen.Line($"Done: {DeploymentView.Done(change.Diff)}.");
        }
        else
        {
            DeploymentView.ShowNoChange(screen, change);
            if (!invocation.ShowSecrets)
            {
                return;
            }
        }

        screen.Line("");
        screen.Line("Outputs:");
        OutputsView.Show(screen, change.Outputs, invocation.ShowSecrets);
        NextSteps.Show(screen, change.Scenario!, change.Stack);
    }
}
