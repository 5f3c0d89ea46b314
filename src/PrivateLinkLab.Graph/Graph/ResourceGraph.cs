using System.Collections.Immutable;

namespace PrivateLinkLab.Graph;

/// <summary>
/// All resources of one stack, immutable, in deployment order: a resource stands after its parent and after what it
/// depends on. The order is the caller's or the file's; it is not changed here.
/// </summary>
public sealed class ResourceGraph : IEquatable<ResourceGraph>
{
    private readonly Dictionary<ResourceUrn, ResourceNode> _byUrn;
    private readonly Lazy<ILookup<string, ResourceNode>> _byType;
    private readonly Lazy<ILookup<(string Type, string Name), ResourceNode>> _byTypeAndName;
    private readonly Lazy<ILookup<ResourceUrn, ResourceNode>> _children;
    private readonly Lazy<ILookup<ResourceUrn, ResourceNode>> _dependents;

    private ResourceGraph(
        string project,
        string stack,
        ImmutableArray<ResourceNode> resources,
        Dictionary<ResourceUrn, ResourceNode> byUrn
    )
    {
        (Project, Stack, Resources, _byUrn) = (project, stack, resources, byUrn);
        Root = resources.FirstOrDefault(node => node.Type == ResourceUrn.StackType);
        var live = resources.Where(node => !node.PendingDelete);
        _byType = new(() => live.ToLookup(node => node.Type, StringComparer.Ordinal));
        _byTypeAndName = new(() => live.ToLookup(node => (node.Type, node.Name)));
        _children = new(() => live.Where(node => node.Parent is not null).ToLookup(node => node.Parent!));
        _dependents = new(() =>
            live.SelectMany(node => NeededBy(node).Select(needed => (needed, node)))
                .ToLookup(edge => edge.needed, edge => edge.node)
        );
    }

    /// <summary>The project's name; empty when a file without resources does not tell it.</summary>
    public string Project { get; }

    /// <summary>The stack's name; empty when a file without resources does not tell it.</summary>
    public string Stack { get; }

    /// <summary>All resources in deployment order, the stack's own and those that wait for deletion too.</summary>
    public ImmutableArray<ResourceNode> Resources { get; }

    /// <summary>The resource that stands for the stack; null when there is none.</summary>
    public ResourceNode? Root { get; }

    /// <summary>The stack's outputs; empty when there are none.</summary>
    public MapValue Outputs => Root?.Outputs ?? MapValue.Empty;

    /// <summary>A graph of the given resources.</summary>
    /// <param name="project">The project's name.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="resources">The resources in deployment order.</param>
    /// <exception cref="ArgumentException">Two resources, neither waiting for deletion, have one URN.</exception>
    public static ResourceGraph Create(string project, string stack, IEnumerable<ResourceNode> resources)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(resources);
        ImmutableArray<ResourceNode> nodes = [.. resources];
        var byUrn = new Dictionary<ResourceUrn, ResourceNode>(nodes.Length);
        foreach (var node in nodes)
        {
            if (!node.PendingDelete && !byUrn.TryAdd(node.Urn, node))
            {
                throw new ArgumentException($"Two resources have the URN '{node.Urn}'.", nameof(resources));
            }
        }

        return new(project, stack, nodes, byUrn);
    }

    /// <summary>The resource with this URN; null when there is none. Never one that waits for deletion.</summary>
    public ResourceNode? Find(ResourceUrn urn) => _byUrn.GetValueOrDefault(urn);

    /// <summary>The first resource of this type and name; null when there is none.</summary>
    public ResourceNode? Find(string type, string name) => _byTypeAndName.Value[(type, name)].FirstOrDefault();

    /// <summary>The resources of a type, in deployment order.</summary>
    public IEnumerable<ResourceNode> OfType(string type) => _byType.Value[type];

    /// <summary>The resources whose parent this is, in deployment order.</summary>
    public IEnumerable<ResourceNode> ChildrenOf(ResourceUrn urn) => _children.Value[urn];

    /// <summary>What directly depends on this resource, as dependency or provider, in deployment order.</summary>
    public IEnumerable<ResourceNode> DependentsOf(ResourceUrn urn) => _dependents.Value[urn];

    /// <inheritdoc/>
    public bool Equals(ResourceGraph? other) =>
        other is not null
        && (Project, Stack) == (other.Project, other.Stack)
        && Resources.AsSpan().SequenceEqual(other.Resources.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ResourceGraph);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Project, Stack, Resources.Length);

    /// <summary>The project, the stack and the number of resources.</summary>
    public override string ToString() => $"{Project}/{Stack}: {Resources.Length} resources";

    private static HashSet<ResourceUrn> NeededBy(ResourceNode node)
    {
        HashSet<ResourceUrn> needed =
        [
            .. node.Dependencies,
            .. node.PropertyDependencies.Values.SelectMany(urns => urns),
        ];
        if (ProviderReference.TryParse(node.Provider, out var provider))
        {
            needed.Add(provider.Urn);
        }

        return needed;
    }
}
