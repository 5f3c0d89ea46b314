using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>
/// The changes of a stack's components and resources, each below its parent. Default providers are not shown.
/// </summary>
internal sealed class ChangeTree
{
    private const string ProviderType = "pulumi:providers:";

    private ChangeTree(IReadOnlyList<Branch> top) => Top = top;

    /// <summary>What has no parent but the stack, in the program's order, then what is deleted.</summary>
    public IReadOnlyList<Branch> Top { get; }

    /// <summary>Whether a change is one of a component or resource of the program.</summary>
    public static bool Shows(ResourceChange change) =>
        change.Urn.Type != ResourceUrn.StackType && !change.Urn.Type.StartsWith(ProviderType, StringComparison.Ordinal);

    /// <summary>Counts the changes of a kind.</summary>
    public static int Count(GraphDiff diff, ChangeKind kind) =>
        diff.Changes.Count(change => change.Kind == kind && Shows(change));

    /// <summary>Puts changes below those of their parents.</summary>
    public static ChangeTree Build(GraphDiff diff)
    {
        var branches = diff.Changes.Where(Shows).Select(change => new Branch(change)).ToList();
        var byUrn = new Dictionary<ResourceUrn, Branch>();
        foreach (var branch in branches)
        {
            byUrn.TryAdd(branch.Change.Urn, branch);
            if (branch.Change.PreviousUrn is { } previous)
            {
                byUrn.TryAdd(previous, branch);
            }
        }

        var top = new List<Branch>();
        foreach (var branch in branches)
        {
            var parent = (branch.Change.New ?? branch.Change.Old)!.Parent;
            (parent is { } urn && byUrn.TryGetValue(urn, out var above) && above != branch ? above.Children : top).Add(
                branch
            );
        }

        foreach (var branch in top)
        {
            branch.Summarize();
        }

        return new(top);
    }

    /// <summary>A change, and those of the children.</summary>
    internal sealed class Branch(ResourceChange change)
    {
        /// <summary>The change.</summary>
        public ResourceChange Change { get; } = change;

        /// <summary>What is below.</summary>
        public List<Branch> Children { get; } = [];

        /// <summary>Whether this or anything below changes.</summary>
        public bool HasChanges { get; private set; }

        /// <summary>How many there are, with this one.</summary>
        public int Size { get; private set; }

        internal void Summarize()
        {
            (HasChanges, Size) = (Change.Kind != ChangeKind.Same || Change.PreviousUrn is not null, 1);
            foreach (var child in Children)
            {
                child.Summarize();
                HasChanges |= child.HasChanges;
                Size += child.Size;
            }
        }
    }
}
