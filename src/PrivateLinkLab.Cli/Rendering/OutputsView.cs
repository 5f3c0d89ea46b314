using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows a stack's outputs.</summary>
internal static class OutputsView
{
    /// <summary>Shows the outputs as an aligned list. Values are never cut: they are there to be copied.</summary>
    public static void Show(Screen screen, MapValue outputs, bool showSecrets)
    {
        var width = outputs.Keys.Select(name => name.Length).DefaultIfEmpty(0).Max();
        foreach (var (name, value) in outputs)
        {
            screen.Line(new($"  {name.PadRight(width)}  ", ChangeKindLook.Dim), ValueText.Of(value, showSecrets));
        }
    }

    /// <summary>Shows which outputs a deployment would change.</summary>
    public static void ShowChanges(Screen screen, IReadOnlyList<PropertyChange> changes, bool showSecrets)
    {
        if (changes.Count == 0)
        {
            return;
        }

        screen.Line("");
        screen.Line("Outputs:");
        foreach (var change in changes)
        {
            var kind =
                change.Old is null ? ChangeKind.Create
                : change.New is null ? ChangeKind.Delete
                : ChangeKind.Update;
            screen.Line(
                new(kind.Symbol(), kind.Style()),
                new($" {change.Path}: ", ChangeKindLook.Dim),
                Value(change, showSecrets)
            );
        }
    }

    private static string Value(PropertyChange change, bool showSecrets) =>
        (change.Old, change.New) switch
        {
            (null, { } added) => ValueText.Of(added, showSecrets),
            ({ } removed, null) => ValueText.Of(removed, showSecrets),
            var (old, @new) => $"{ValueText.Of(old!, showSecrets)} -> {ValueText.Of(@new!, showSecrets)}",
        };
}
