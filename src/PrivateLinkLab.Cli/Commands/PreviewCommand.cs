using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Lab.Programs;
using PrivateLinkLab.Lab.Stacks;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab preview [SCENARIO] [--target simulated|emulated]</c></summary>
internal static class PreviewCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment) =>
        DeploymentCommand.Create(
            "preview",
            "Show the resource tree and what `lab up` would change; nothing is written.",
            options,
            environment,
            RunAsync
        );

    private static async Task<int> RunAsync(
        LabInvocation invocation,
        GroundChoice choice,
        string? scenario,
        bool showAll
    )
    {
        var change = invocation.Program is { } program
            ? await new ProgramDeployment(invocation.Stack, program).PreviewAsync()
            : await invocation.On(choice).PreviewAsync(invocation.Stack.ReadConfig(scenario));
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
            DeploymentView.ShowPlan(screen, change);
            CostLine.Show(screen, change);
            return;
        }

        DeploymentView.ShowTree(screen, change, showAll, invocation.ShowSecrets);
        screen.Line($"Preview: {DeploymentView.Planned(change.Diff)}.");
        DeploymentView.ShowRetained(screen, change);
        DeploymentView.ShowNotSimulated(screen, change);
        DeploymentView.ShowPlan(screen, change);
        CostLine.Show(screen, change);
        OutputsView.ShowChanges(screen, change.Diff.Outputs, invocation.ShowSecrets);
    }
}
