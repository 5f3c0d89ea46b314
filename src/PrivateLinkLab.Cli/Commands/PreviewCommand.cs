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

/// <summary><c>lab preview [SCENARIO] [--target simulated|emulated]</c></summary>
internal static class PreviewCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment) => DeploymentCommand.Create(
        "preview", "Show the resource tree and what `lab up` would change; nothing is written.", options, environment, RunAsync);

    private static async Task<int> RunAsync(LabInvocation invocation, GroundChoice choice, string? scenario, bool showAll)
    {
        var config = invocation.Stack.ReadConfig(scenario);
        var old = invocation.Stack.LoadState();
        StackGround.Check(StackGround.Of(invocation.Stack.States, invocation.Stack.Name, old), choice.Ground, invocation.Stack.Name);
        var known = invocation.Stack.States.LoadFingerprints(invocation.Stack.Name);
        var change = choice.Ground == Ground.Emulated
            ? await PreviewOnEmulatorAsync(invocation, choice, config, old, known)
            : await SimulatedRun.ChangeAsync(invocation.Stack, config, old, known, isPreview: true);
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

    // Terraform's plan is made in the stack's folder, which an `up` uses as well.
    private static async Task<StackChange> PreviewOnEmulatorAsync(
        LabInvocation invocation, GroundChoice choice, LabConfig config, ResourceGraph? old, SecretFingerprints known)
    {
        using (invocation.Stack.States.Lock(invocation.Stack.Name))
        {
            return await new EmulatedGround(invocation, choice).PreviewAsync(config, old, known);
        }
    }

    private static void Show(LabInvocation invocation, StackChange change, bool showAll)
    {
        var screen = invocation.OpenScreen();
        if (!change.Diff.HasChanges && !showAll)
        {
            DeploymentView.ShowNoChange(screen, change);
            DeploymentView.ShowPlan(screen, change);
            CostLine.Show(screen, change);
            return;
        }

        DeploymentView.ShowTree(screen, change, showAll, invocation.ShowSecrets);
        screen.Line($"Preview: {DeploymentView.Planned(change.Diff)}.");
        DeploymentView.ShowRetained(screen, change);
        DeploymentView.ShowPlan(screen, change);
        CostLine.Show(screen, change);
        OutputsView.ShowChanges(screen, change.Diff.Outputs, invocation.ShowSecrets);
    }
}
