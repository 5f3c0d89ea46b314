using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Reachability.Faults;

/// <summary>Changes to a graph, gathered and then made at once.</summary>
internal sealed class GraphEdit(ResourceGraph graph)
{
    private readonly Dictionary<ResourceUrn, ResourceNode?> _changed = [];
    private readonly List<ResourceNode> _added = [];

    /// <summary>Whether nothing would change.</summary>
    public bool IsEmpty => _changed.Count == 0 && _added.Count == 0;

    /// <summary>Sets a property as if the program had asked for it: in the inputs, and in what the cloud answered.</summary>
    public GraphEdit Set(ResourceNode node, string key, PropertyValue value)
    {
        var now = Current(node);
        _changed[node.Urn] = now with { Inputs = now.Inputs.With(key, value), Outputs = now.Outputs.With(key, value) };
        return this;
    }

    /// <summary>Takes a property away from the inputs and the outputs.</summary>
    public GraphEdit Unset(ResourceNode node, string key)
    {
        var now = Current(node);
        _changed[node.Urn] = now with { Inputs = now.Inputs.Without(key), Outputs = now.Outputs.Without(key) };
        return this;
    }

    /// <summary>Sets a property of every one of these.</summary>
    public GraphEdit SetAll(IEnumerable<ResourceNode> nodes, string key, PropertyValue value)
    {
        foreach (var node in nodes)
        {
            Set(node, key, value);
        }

        return this;
    }

    /// <summary>Removes resources; what depended on them depends on them no longer.</summary>
    public GraphEdit Remove(IEnumerable<ResourceNode> nodes)
    {
        foreach (var node in nodes)
        {
            _changed[node.Urn] = null;
        }

        return this;
    }

    /// <summary>Adds a resource at the top of the stack.</summary>
    public GraphEdit Add(string type, string name, string id, MapValue inputs)
    {
        _added.Add(new ResourceNode
        {
            Urn = ResourceUrn.Create(graph.Stack, graph.Project, null, type, name),
            Id = id,
            Custom = true,
            Inputs = inputs,
            Outputs = inputs.With("id", id),
        });
        return this;
    }

    /// <summary>Gives the changed graph.</summary>
    public ResourceGraph Apply()
    {
        var removed = _changed.Where(entry => entry.Value is null).Select(entry => entry.Key).ToHashSet();
        var nodes = graph.Resources
            .Select(node => _changed.TryGetValue(node.Urn, out var changed) ? changed : node)
            .OfType<ResourceNode>()
            .Select(node => removed.Count == 0 ? node : WithoutDependencyOn(node, removed));
        return ResourceGraph.Create(graph.Project, graph.Stack, nodes.Concat(_added));
    }

    private static ResourceNode WithoutDependencyOn(ResourceNode node, HashSet<ResourceUrn> removed) => node with
    {
        Dependencies = node.Dependencies.RemoveAll(removed.Contains),
        PropertyDependencies = node.PropertyDependencies
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value.RemoveAll(removed.Contains)))
            .ToImmutableSortedDictionary(StringComparer.Ordinal),
    };

    private ResourceNode Current(ResourceNode node) => _changed.GetValueOrDefault(node.Urn) ?? node;
}
