namespace PrivateLinkLab.Graph.Diffs;

/// <summary>
/// Finds the resource that a new one was before: the same URN, one of its aliases, or the place below a parent that was
/// itself renamed or moved. Asked in the new graph's order, so that parents come before their children.
/// </summary>
internal sealed class ResourceMatching(ResourceGraph? old, ResourceGraph @new)
{
    private readonly Dictionary<ResourceUrn, ResourceUrn> _moved = [];
    private readonly HashSet<ResourceUrn> _taken = [];

    public ResourceNode? PreviousOf(ResourceNode node)
    {
        if (old is null || node.PendingDelete)
        {
            return null;
        }

        if (old.Find(node.Urn) is { } same)
        {
            _taken.Add(same.Urn);
            return same;
        }

        foreach (var candidate in Candidates(node))
        {
            if (old.Find(candidate) is { } previous && @new.Find(candidate) is null && _taken.Add(candidate))
            {
                _moved[node.Urn] = candidate;
                return previous;
            }
        }

        return null;
    }

    public bool IsTaken(ResourceNode node) => !node.PendingDelete && _taken.Contains(node.Urn);

    private IEnumerable<ResourceUrn> Candidates(ResourceNode node)
    {
        foreach (var alias in node.Aliases)
        {
            yield return alias;
        }

        if (node.Parent is not { } parent || !_moved.TryGetValue(parent, out var previousParent))
        {
            yield break;
        }

        // As in Pulumi, a child whose name begins with its parent's name was called after the parent's former name too.
        var names = new List<(string Type, string Name)> { (node.Type, node.Name) };
        if (node.Name.StartsWith(parent.Name, StringComparison.Ordinal))
        {
            names.Add((node.Type, previousParent.Name + node.Name[parent.Name.Length..]));
        }

        names.AddRange(node.Aliases.Select(alias => (alias.Type, alias.Name)));
        foreach (var (type, name) in names)
        {
            if (previousParent.TryCompose(type, name, out var urn))
            {
                yield return urn;
            }
        }
    }
}
