using PrivateLinkLab.Cli.Deployments;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows what a deployment changes, for a person.</summary>
internal static class DeploymentView
{
    /// <summary>Shows the stack and the tree of its changes.</summary>
    public static void ShowTree(Screen screen, StackChange change, bool showAll, bool showSecrets)
    {
        screen.Line(Title(change));
        new ChangeTreeView(screen, showAll, showSecrets).Show(ChangeTree.Of(change.Diff));
        screen.Line("");
    }

    /// <summary>Says in one line that nothing changes.</summary>
    public static void ShowNoChange(Screen screen, StackChange change) =>
        screen.Line($"{Title(change)}: no changes, {ChangeTree.Count(change.Diff, ChangeKind.Same)} resources stay as they are.");

    /// <summary>Counts what would be done.</summary>
    public static string Planned(GraphDiff diff) =>
        Counts(diff, kind => kind == ChangeKind.Same ? "unchanged" : $"to {kind.Name()}");

    /// <summary>Counts what was done.</summary>
    public static string Done(GraphDiff diff) => Counts(diff, kind => kind.PastName());

    private static string Title(StackChange change) =>
        $"{change.Scenario} in {change.Region} (stack {change.Stack}, {StackChange.Target} cloud)";

    private static string Counts(GraphDiff diff, Func<ChangeKind, string> word) => string.Join(
        ", ",
        ChangeKindLook.InOrder
            .Select(kind => (Kind: kind, Count: ChangeTree.Count(diff, kind)))
            .Where(counted => counted.Count > 0)
            .Select(counted => $"{counted.Count} {word(counted.Kind)}"));
}
