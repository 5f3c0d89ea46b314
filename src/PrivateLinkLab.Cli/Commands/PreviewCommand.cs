using System.CommandLine;
using PrivateLinkLab.Cli.Deployments;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab preview [SCENARIO]</c></summary>
internal static class PreviewCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var arguments = new DeploymentArguments();
        var command = new Command("preview", "Show the resource tree and what `lab up` would change; nothing is written.");
        arguments.AddTo(command);
        command.SetAction(line => RunAsync(
            new(line, options, environment), line.GetValue(arguments.Scenario), line.GetValue(arguments.All)));
        return command;
    }

    private static async Task<int> RunAsync(LabInvocation invocation, string? scenario, bool showAll)
    {
        var config = invocation.ReadConfig(scenario);
        var old = invocation.LoadState();
        var known = invocation.States.LoadFingerprints(invocation.Stack);
        var @new = await SimulatedRun.RunAsync(config, invocation.Stack, isPreview: true);
        var change = StackChange.To(invocation.Stack, config, old, @new, known);
        Guarded.Check(change);
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
        if (!change.Diff.HasChanges && !showAll)
        {
            DeploymentView.ShowNoChange(screen, change);
            CostLine.Show(screen, change);
            return;
        }

        DeploymentView.ShowTree(screen, change, showAll, invocation.ShowSecrets);
        screen.Line($"Preview: {DeploymentView.Planned(change.Diff)}.");
        CostLine.Show(screen, change);
        OutputsView.ShowChanges(screen, change.Diff.Outputs, invocation.ShowSecrets);
    }
}
