using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>
/// The graph as the builders of the model's parts read it. A stack has tens of thousands of resources, and each is
/// asked for several times: what is read of one costs no more than that one.
/// </summary>
internal sealed class GraphReader
{
    private const int MaxComponents = 16;

    private readonly ResourceGraph _graph;

    // Positions in the graph of its custom resources.
    private readonly Dictionary<string, List<int>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<ResourceUrn, ImmutableArray<string>> _components = [];
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<ModelWarning> _warnings = [];

    // Most resources are asked for their identity several times in a row.
    private (ResourceNode? Node, Identity? Identity) _last;

    public GraphReader(ResourceGraph graph)
    {
        _graph = graph;
        Owners = new(graph);
        Regions = new(graph);
        for (var position = 0; position < graph.Resources.Length; position++)
        {
            var node = graph.Resources[position];
            if (node is not { PendingDelete: false, Custom: true })
            {
                continue;
            }

            if (!_byType.TryGetValue(node.Type, out var positions))
            {
                _byType.Add(node.Type, positions = []);
            }

            positions.Add(position);
        }
    }

    /// <summary>Whose each resource is.</summary>
    public OwnerAccounts Owners { get; }

    /// <summary>The region of each resource.</summary>
    public ResourceRegions Regions { get; }

    /// <summary>The warnings so far.</summary>
    public ImmutableArray<ModelWarning> Warnings => [.. _warnings];

    /// <summary>
    /// The resources, in the graph's order, of types that nobody has asked for and that are accepted.
    /// </summary>
    public IEnumerable<ResourceNode> Unread(Func<string, bool> accepted) =>
        _byType
            .Where(type => !_read.Contains(type.Key) && accepted(type.Key))
            .SelectMany(type => type.Value)
            .Order()
            .Select(position => _graph.Resources[position]);

    /// <summary>The resources of some types in the graph's order of each.</summary>
    public IEnumerable<ResourceNode> All(params ResourceType[] types)
    {
        foreach (var type in types)
        {
            foreach (var token in type.Tokens)
            {
                _read.Add(token);
                if (!_byType.TryGetValue(token, out var positions))
                {
                    continue;
                }

                foreach (var position in positions)
                {
                    if (_graph.Resources[position] is { PendingReplacement: false } node)
                    {
                        yield return node;
                    }
                }
            }
        }
    }

    public Identity IdentityOf(ResourceNode node, string? key = null)
    {
        if (!ReferenceEquals(_last.Node, node))
        {
            _last = (
                node,
                new(Identity.KeyOf(node), node.Name, node.Urn.ToString())
                {
                    NameTag = PropertyReader.Of(node).Map("tags").GetText("Name"),
                    Within = node.Parent is { } parent ? Within(parent) : [],
                }
            );
        }

        var identity = _last.Identity!;
        return key is null || key == identity.Key ? identity : identity with { Key = key };
    }

    /// <summary>The key that an input refers to; null when it is absent or not known.</summary>
    public string? Reference(ResourceNode node, string property, params ReadOnlySpan<ResourceType> types)
    {
        var value = PropertyReader.Of(node).Find(property);
        return value?.AsText() ?? (value is null ? null : OnlySource(node, property, types));
    }

    /// <summary>The keys that a list refers to, and whether that is all.</summary>
    public (ImmutableArray<string> Keys, bool Known) References(
        ResourceNode node,
        string property,
        params ReadOnlySpan<ResourceType> types
    ) => References(node, property, PropertyReader.Of(node), property, types);

    /// <summary>The keys that a list inside a property refers to, and whether that is all.</summary>
    /// <param name="node">The resource.</param>
    /// <param name="property">The property.</param>
    /// <param name="within">What the property has inside.</param>
    /// <param name="list">The list's name there.</param>
    /// <param name="types">What its elements come from.</param>
    public (ImmutableArray<string> Keys, bool Known) References(
        ResourceNode node,
        string property,
        PropertyReader within,
        string list,
        params ReadOnlySpan<ResourceType> types
    )
    {
        var (keys, known) = within.Texts(list);
        if (known)
        {
            return (keys, true);
        }

        // The elements are not known yet, but the graph says which resources they come from.
        var count = within.Find(list)!.AsList().Count;
        var sources = Sources(node, property, types);
        return count > 0 && sources.Count + keys.Length == count
            ? ([.. keys, .. sources], true)
            : ([.. keys.Union(sources)], false);
    }

    /// <summary>The only resource of some types that a property's value comes from.</summary>
    public string? OnlySource(ResourceNode node, string property, params ReadOnlySpan<ResourceType> types) =>
        Sources(node, property, types) is [var only] ? only : null;

    /// <summary>The resources of some types that a property's value comes from.</summary>
    public ImmutableArray<string> SourcesOf(
        ResourceNode node,
        string property,
        params ReadOnlySpan<ResourceType> types
    ) => [.. Sources(node, property, types)];

    public void Warn(ResourceNode node, string message) => _warnings.Add(new(node.Urn.ToString(), message));

    public void WarnOf(Identity identity, string message) => _warnings.Add(new(identity.Component, message));

    /// <summary>Warns of a reference to something that is not in the graph.</summary>
    public void WarnDangling(ResourceNode node, string what, string key) =>
        Warn(node, $"{IdentityOf(node)} refers to the {what} {key}, which is not in the graph.");

    private ImmutableArray<string> Within(ResourceUrn parent)
    {
        if (_components.TryGetValue(parent, out var known))
        {
            return known;
        }

        var names = new List<string>();
        ResourceUrn? next = parent;
        while (
            next is { } urn
            && names.Count < MaxComponents
            && _graph.Find(urn) is { } above
            && above.Type != ResourceUrn.StackType
        )
        {
            names.Add(above.Name);
            next = above.Parent;
        }

        return _components[parent] = [.. names];
    }

    private List<string> Sources(ResourceNode node, string property, ReadOnlySpan<ResourceType> types)
    {
        var keys = new List<string>();
        if (node.PropertyDependencies.TryGetValue(property, out var urns))
        {
            foreach (var urn in urns.Distinct())
            {
                if (_graph.Find(urn) is { } source && IsOf(source.Type, types))
                {
                    keys.Add(Identity.KeyOf(source));
                }
            }
        }

        return keys;
    }

    private static bool IsOf(string type, ReadOnlySpan<ResourceType> types)
    {
        foreach (var accepted in types)
        {
            if (accepted.Is(type))
            {
                return true;
            }
        }

        return types.IsEmpty;
    }
}
