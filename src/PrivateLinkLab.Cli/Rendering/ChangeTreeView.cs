using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>
/// Shows a <see cref="ChangeTree"/>: a line for each component and resource, and one for each property that differs.
/// </summary>
/// <param name="screen">Where to.</param>
/// <param name="showAll">Whether unchanged resources have lines of their own, not just a count.</param>
/// <param name="showSecrets">Whether secrets that differ are shown.</param>
internal sealed class ChangeTreeView(Screen screen, bool showAll, bool showSecrets)
{
    private const string ForcesReplacement = " (forces replacement)";

    // A file or a pipe gets plain indentation.
    private readonly (string Child, string LastChild, string Beside, string Below) _guides = screen.Width is null
        ? ("  ", "  ", "  ", "  ")
        : ("├─ ", "└─ ", "│  ", "   ");

    private int _typeWidth;

    /// <summary>Shows the tree.</summary>
    public void Show(ChangeTree tree)
    {
        _typeWidth = Widest(tree.Top, 1);
        ShowLevel(tree.Top, "");
    }

    private void ShowLevel(IReadOnlyList<ChangeTree.Branch> level, string indentation)
    {
        var shown = level.Where(IsShown).ToList();
        for (var index = 0; index < shown.Count; index++)
        {
            var branch = shown[index];
            var isLast = index == shown.Count - 1;
            var below = indentation + (isLast ? _guides.Below : _guides.Beside);
            ShowLine(branch, indentation + (isLast ? _guides.LastChild : _guides.Child));

            // A component's arguments go into its resources, whose lines tell more.
            if (!branch.Children.Exists(child => child.HasChanges))
            {
                ShowProperties(branch.Change, below + _guides.Below);
            }

            ShowLevel(branch.HasChanges || showAll ? branch.Children : [], below);
        }

        bool IsShown(ChangeTree.Branch branch) => showAll || branch.HasChanges || indentation.Length == 0;
    }

    private void ShowLine(ChangeTree.Branch branch, string guide)
    {
        var change = branch.Change;
        var type = TypeName.Short(change.Urn.Type).PadRight(_typeWidth - guide.Length);
        var previous = change.PreviousUrn is { } urn ? $"  (was {TypeName.Short(urn.Type)} {urn.Name})" : "";
        var hidden = showAll ? 0 : Hidden(branch);
        var count = hidden > 0 ? $"  ({hidden} unchanged)" : "";
        var style = change.Kind.Style();
        screen.Line(
            new(change.Kind.Symbol(), style),
            new($" {guide}", ChangeKindLook.Dim),
            new(type, change.Kind == ChangeKind.Same ? ChangeKindLook.Dim : Style.Plain),
            new($"  {screen.Cut(change.Urn.Name, 4 + _typeWidth + previous.Length + count.Length)}", style),
            new(previous + count, ChangeKindLook.Dim)
        );
    }

    private void ShowProperties(ResourceChange change, string guide)
    {
        foreach (var property in change.Properties)
        {
            var end = property.ForcesReplacement ? ForcesReplacement : "";
            screen.Line(
                new($"  {guide}", ChangeKindLook.Dim),
                screen.Cut(Text(property), 2 + guide.Length + end.Length),
                new(end, ChangeKind.Replace.Style())
            );
        }
    }

    private string Text(PropertyChange property) =>
        showSecrets && (property.Old?.HasSecrets == true || property.New?.HasSecrets == true)
            ? $"{property.Path}: {Value(property.Old)} -> {Value(property.New)}"
            : (property with { ForcesReplacement = false }).ToString();

    private string Value(PropertyValue? value) => value is null ? "nothing" : PropertyJson.Text(value, showSecrets);

    private int Widest(IReadOnlyList<ChangeTree.Branch> level, int depth) =>
        level
            .Where(branch => showAll || branch.HasChanges || depth == 1)
            .Select(branch =>
                Math.Max(
                    (depth * _guides.Child.Length) + TypeName.Short(branch.Change.Urn.Type).Length,
                    branch.HasChanges || showAll ? Widest(branch.Children, depth + 1) : 0
                )
            )
            .DefaultIfEmpty(0)
            .Max();

    private static int Hidden(ChangeTree.Branch branch) =>
        branch.HasChanges
            ? branch.Children.Where(child => !child.HasChanges).Sum(child => child.Size)
            : branch.Size - 1;
}
