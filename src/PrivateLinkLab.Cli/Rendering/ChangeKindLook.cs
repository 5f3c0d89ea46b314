using PrivateLinkLab.Graph.Diffs;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>How each kind of change is shown.</summary>
internal static class ChangeKindLook
{
    /// <summary>The kinds in the order of a summary.</summary>
    public static readonly IReadOnlyList<ChangeKind> InOrder =
    [
        ChangeKind.Create,
        ChangeKind.Update,
        ChangeKind.Replace,
        ChangeKind.Delete,
        ChangeKind.Read,
        ChangeKind.Same,
    ];

    /// <summary>One character.</summary>
    public static string Symbol(this ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Create => "+",
            ChangeKind.Update => "~",
            ChangeKind.Replace => "±",
            ChangeKind.Delete => "-",
            ChangeKind.Read => ">",
            _ => " ",
        };

    /// <summary>The colour.</summary>
    public static Style Style(this ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Create => Color.Green,
            ChangeKind.Update => Color.Yellow,
            ChangeKind.Replace => Color.Fuchsia,
            ChangeKind.Delete => Color.Red,
            ChangeKind.Read => Color.Blue,
            _ => Dim,
        };

    /// <summary>The name in JSON.</summary>
    public static string Name(this ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Create => "create",
            ChangeKind.Update => "update",
            ChangeKind.Replace => "replace",
            ChangeKind.Delete => "delete",
            ChangeKind.Read => "read",
            _ => "same",
        };

    /// <summary>What was done.</summary>
    public static string PastName(this ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Create => "created",
            ChangeKind.Update => "updated",
            ChangeKind.Replace => "replaced",
            ChangeKind.Delete => "deleted",
            ChangeKind.Read => "read",
            _ => "unchanged",
        };

    /// <summary>For what matters less.</summary>
    public static Style Dim { get; } = new(decoration: Decoration.Dim);
}
