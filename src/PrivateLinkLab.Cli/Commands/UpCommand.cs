using System.CommandLine;
using PrivateLinkLab.Cli.Emulation;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.State;
using PrivateLinkLab.Lab.Grounds;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab up [SCENARIO] [--target simulated|emulated]</c></summary>
internal static class UpCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment) => DeploymentCommand.Create(
        "up", "Build a scenario, or change what is built.", options, environment, RunAsync);

    private static async Task<int> RunAsync(LabInvocation invocation, GroundChoice choice, string? scenario, bool showAll)
    {
        var config = invocation.Stack.ReadConfig(scenario);
        var states = invocation.Stack.States;
        StackChange change;
        using (states.Lock(invocation.Stack.Name))
        {
            var old = invocation.Stack.LoadState();
            StackGround.Check(StackGround.Of(states, invocation.Stack.Name, old), choice.Ground, invocation.Stack.Name);
            var known = states.LoadFingerprints(invocation.Stack.Name);
            change = choice.Ground == Ground.Emulated
                ? await BuildOnEmulatorAsync(invocation, choice, config, old, known)
                : await SimulatedRun.ChangeAsync(invocation.Stack, config, old, known, isPreview: false);
            // Before the state: a snapshot that no file knows is lost.
            states.Retain(invocation.Stack.Name, ConfigKeys.Namespace, change.Retained);
            states.Save(invocation.Stack.Name, change.New, known);
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

    // A method of its own: what it needs is loaded only when it is called.
    private static Task<StackChange> BuildOnEmulatorAsync(
        LabInvocation invocation, GroundChoice choice, LabConfig config, ResourceGraph? old, SecretFingerprints known) =>
        new EmulatedGround(invocation, choice).UpAsync(config, old, known);

    private static void Show(LabInvocation invocation, StackChange change, bool showAll)
    {
        var screen = invocation.OpenScreen();
        if (change.Diff.HasChanges || showAll)
        {
            DeploymentView.ShowTree(screen, change, showAll, invocation.ShowSecrets);
            screen.Line($"Done: {DeploymentView.Done(change.Diff)}.");
            DeploymentView.ShowPlace(screen, change);
            DeploymentView.ShowRetained(screen, change);
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
        else
        {
            NextSteps.Show(screen, change.Scenario!, change.Stack);
        }
    }
}
