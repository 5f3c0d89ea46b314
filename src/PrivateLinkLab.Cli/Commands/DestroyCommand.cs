using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab destroy [--target simulated|emulated]</c></summary>
internal static class DestroyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var command = new Command("destroy", "Delete everything that is built, on whichever cloud it is.");
        var grounds = new GroundOptions();
        grounds.AddTo(command);
        command.Add(options.Program);
        command.SetAction(line => RunAsync(new(line, options, environment), grounds.Read(line)));
        return command;
    }

    private static async Task<int> RunAsync(LabInvocation invocation, GroundChoice choice)
    {
        var change = await invocation.On(choice).DestroyAsync();
        if (invocation.Json)
        {
            invocation.Print(ChangesJson.Write(change, invocation.ShowSecrets));
        }
        else
        {
            Show(invocation.OpenScreen(), change);
        }

        return ExitStatus.Done;
    }

    private static void Show(Screen screen, StackChange change)
    {
        if (change.Old is null && change.Target == Ground.Emulated)
        {
            screen.Line(
                $"stack {change.Stack} ({change.Place}): what a build that had not ended left behind is deleted; "
                    + "nothing is left."
            );
            DeploymentView.ShowPlace(screen, change);
            return;
        }

        if (change.Old is null)
        {
            screen.Sentence(
                $"The stack {change.Stack} of {change.Folder} has nothing built: there is nothing to delete."
            );
            return;
        }

        var resources = change.Diff.Changes.Where(ChangeTree.Shows).ToList();
        var width = resources.Select(resource => TypeName.Short(resource.Urn.Type).Length).DefaultIfEmpty(0).Max();
        screen.Line($"stack {change.Stack} ({change.Place})");
        foreach (var resource in resources)
        {
            var style = ChangeKind.Delete.Style();
            screen.Line(
                new(ChangeKind.Delete.Symbol(), style),
                $" {TypeName.Short(resource.Urn.Type).PadRight(width)}  ",
                new(screen.Cut(Printable.Line(resource.Urn.Name), width + 4), style)
            );
        }

        screen.Line("");
        var left = change.Retained.Any() ? "" : "; nothing is left";
        screen.Line($"Done: {DeploymentView.Done(change.Diff)}{left}.");
        DeploymentView.ShowPlace(screen, change);
        DeploymentView.ShowRetained(screen, change);
    }
}
