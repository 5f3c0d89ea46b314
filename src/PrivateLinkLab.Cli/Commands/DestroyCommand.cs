using System.CommandLine;
using PrivateLinkLab.Cli.Deployments;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab destroy</c></summary>
internal static class DestroyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var command = new Command("destroy", "Delete everything that is built.");
        command.SetAction(line => Run(new(line, options, environment)));
        return command;
    }

    private static int Run(LabInvocation invocation)
    {
        var change = Delete(invocation);
        if (invocation.Json)
        {
            invocation.Print(ChangesJson.Of(change, invocation.ShowSecrets));
        }
        else
        {
            Show(invocation.OpenScreen(), change);
        }

        return ExitStatus.Done;
    }

    private static StackChange Delete(LabInvocation invocation)
    {
        var states = invocation.States;
        if (!File.Exists(states.PathOf(invocation.Stack)))
        {
            return StackChange.ToNothing(invocation.Stack, null);
        }

        using (states.Lock(invocation.Stack))
        {
            var change = StackChange.ToNothing(invocation.Stack, invocation.LoadState());
            Guarded.Check(change);
            states.Delete(invocation.Stack);
            return change;
        }
    }

    private static void Show(Screen screen, StackChange change)
    {
        if (change.Old is null)
        {
            screen.Line($"The stack {change.Stack} has nothing built: there is nothing to delete.");
            return;
        }

        var resources = change.Diff.Changes.Where(ChangeTree.Shows).ToList();
        var width = resources.Select(resource => TypeName.Short(resource.Urn.Type).Length).DefaultIfEmpty(0).Max();
        screen.Line($"stack {change.Stack} ({StackChange.Target} cloud)");
        foreach (var resource in resources)
        {
            var style = ChangeKind.Delete.Style();
            screen.Line(
                new(ChangeKind.Delete.Symbol(), style),
                $" {TypeName.Short(resource.Urn.Type).PadRight(width)}  ",
                new(resource.Urn.Name, style));
        }

        screen.Line("");
        screen.Line($"Done: {DeploymentView.Done(change.Diff)}; nothing is left.");
    }
}
