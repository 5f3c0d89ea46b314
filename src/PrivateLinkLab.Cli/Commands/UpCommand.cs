using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Lab.Programs;
using PrivateLinkLab.Lab.Stacks;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab up [SCENARIO] [--target simulated|emulated]</c></summary>
internal static class UpCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment) =>
        DeploymentCommand.Create("up", "Build a scenario, or change what is built.", options, environment, RunAsync);

    private static async Task<int> RunAsync(
        LabInvocation invocation,
        GroundChoice choice,
        string? scenario,
        bool showAll
    )
    {
        var change = invocation.Program is { } program
            ? await new ProgramDeployment(invocation.Stack, program).UpAsync()
            : await invocation.On(choice).UpAsync(invocation.Stack.ReadConfig(scenario));
        // Shown when it is saved: what is shown is true.
        foreach (
            var sentence in invocation.Program is null ? await IdleSettings.FindAsync(invocation.Stack, scenario) : []
        )
        {
            invocation.Note(sentence);
        }

        if (invocation.Json)
        {
            invocation.Print(ChangesJson.Write(change, invocation.ShowSecrets));
        }
        else
        {
            Show(invocation, change, showAll, scenario);
        }

        return ExitStatus.Done;
    }

    private static void Show(LabInvocation invocation, StackChange change, bool showAll, string? scenario)
    {
        var screen = invocation.OpenScreen();
        // On an emulator each of them was shown when it was done.
        if (change.Target == Ground.Emulated && change.Diff.HasChanges && !showAll)
        {
            DeploymentView.ShowDone(screen, change);
        }
        else if (change.Diff.HasChanges || showAll)
        {
            DeploymentView.ShowTree(screen, change, showAll, invocation.ShowSecrets);
            screen.Line($"Done: {DeploymentView.Done(change.Diff)}.");
            DeploymentView.ShowPlace(screen, change);
            DeploymentView.ShowRetained(screen, change);
            DeploymentView.ShowNotSimulated(screen, change);
        }
        else
        {
            DeploymentView.ShowNoChange(screen, change);
            DeploymentView.ShowPlace(screen, change);
            if (!invocation.ShowSecrets)
            {
                return;
            }
        }

        screen.Line("");
        screen.Line("Outputs:");
        OutputsView.Show(screen, change.Outputs, invocation.ShowSecrets);
        if (change.Target == Ground.Emulated)
        {
            EmulatedNextSteps.Show(screen, change);
        }
        else if (change.Project is not null)
        {
            NextSteps.ShowForProgram(screen, change);
        }
        else
        {
            NextSteps.Show(
                screen,
                change.Scenario!,
                change.Stack,
                $"up {scenario}{string.Concat(invocation.Stack.Settings.Select(setting => $" --config {setting}"))}"
            );
        }
    }
}
