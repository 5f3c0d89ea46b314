using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Lab.Grounds;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows what a deployment changes, for a person.</summary>
internal static class DeploymentView
{
    /// <summary>Shows the stack and the tree of its changes.</summary>
    public static void ShowTree(Screen screen, StackChange change, bool showAll, bool showSecrets)
    {
        screen.Line(Title(change));
        new ChangeTreeView(screen, showAll, showSecrets).Show(ChangeTree.Build(change.Diff));
        screen.Line("");
    }

    /// <summary>Says in two lines what was done and where, without the resources.</summary>
    public static void ShowDone(Screen screen, StackChange change)
    {
        screen.Sentence($"{Title(change)}: {Done(change.Diff)}.");
        ShowPlace(screen, change);
    }

    /// <summary>Says in one line that nothing changes.</summary>
    public static void ShowNoChange(Screen screen, StackChange change) =>
        screen.Sentence(
            $"{Title(change)}: no changes, {ChangeTree.Count(change.Diff, ChangeKind.Same)} resources stay as they are."
        );

    /// <summary>Names the folder and the stack that were changed, or looked at to change them.</summary>
    public static void ShowPlace(Screen screen, StackChange change) =>
        screen.Sentence($"Stack {change.Stack} of {change.Folder}.");

    /// <summary>Says in one line what Terraform would do, where it has made a plan.</summary>
    public static void ShowPlan(Screen screen, StackChange change)
    {
        if (change.Plan is { } plan)
        {
            var changes = string.Join(", ", plan.Select(count => $"{count.Value} to {count.Key}"));
            screen.Sentence($"Terraform's own plan: {(plan.Count == 0 ? "no changes" : changes)}.");
        }
        else if (change.Target == Ground.Emulated)
        {
            screen.Sentence("No emulator runs for this stack: `lab up` starts one, and everything is created.");
        }
    }

    /// <summary>Says what leaves the stack and stays in AWS, and which database comes back without its data.</summary>
    public static void ShowRetained(Screen screen, StackChange change)
    {
        foreach (var retained in change.Retained)
        {
            screen.Sentence(
                $"Retained: {TypeName.Short(retained.Type)} {retained.Id} leaves the stack, and stays and costs until "
                    + "somebody deletes it."
            );
            if (
                NewDatabaseOf(change, retained) is { } database
                && database.Inputs.GetText("snapshotIdentifier") is var source
                && source != retained.Id
            )
            {
                var data = source is null ? "is empty" : $"has the data of {source}";
                screen.Sentence(
                    $"The new database {data}; with `--config {ConfigKeys.DatabaseSnapshot}={retained.Id}` it has "
                        + "what it had."
                );
            }
        }
    }

    /// <summary>
    /// Says which types were answered without being simulated, and how many resources or calls of each.
    /// </summary>
    public static void ShowNotSimulated(Screen screen, StackChange change)
    {
        if (change.NotSimulated.Count == 0)
        {
            return;
        }

        screen.Sentence("Not simulated, and answered by what was asked, with an id and an ARN by the pattern:");
        foreach (var token in change.NotSimulated.GroupBy(given => given.Token))
        {
            var times = token.Count() == 1 ? "" : $" ({token.Count()})";
            screen.Line($"  {token.Key}{times}");
        }
    }

    /// <summary>Counts what would be done.</summary>
    public static string Planned(GraphDiff diff) =>
        Counts(diff, kind => kind == ChangeKind.Same ? "unchanged" : $"to {kind.Name()}");

    /// <summary>Counts what was done.</summary>
    public static string Done(GraphDiff diff) => Counts(diff, kind => kind.PastName());

    private static ResourceNode? NewDatabaseOf(StackChange change, ResourceNode snapshot) =>
        change
            .Diff.Changes.Where(other =>
                other is { Kind: ChangeKind.Create, New: not null }
                && other.New.Type == AwsTypes.DbInstance
                && other.New.Inputs.GetText("identifier") == snapshot.Inputs.GetText("dbInstanceIdentifier")
            )
            .Select(other => other.New)
            .FirstOrDefault();

    private static string Title(StackChange change) =>
        $"{change.Project ?? change.Scenario} in {change.Region} (stack {change.Stack}, {change.Place})";

    private static string Counts(GraphDiff diff, Func<ChangeKind, string> word) =>
        string.Join(
            ", ",
            ChangeKindLook
                .InOrder.Select(kind =>
                    ChangeTree.Count(diff, kind) is > 0 and var count ? $"{count} {word(kind)}" : null
                )
                .OfType<string>()
        );
}
