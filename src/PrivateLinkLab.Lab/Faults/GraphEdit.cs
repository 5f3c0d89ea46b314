using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Changes to a graph, gathered and then made at once.</summary>
internal sealed class GraphEdit(ResourceGraph graph)
{
    private readonly Dictionary<ResourceUrn, ResourceNode?> _changed = [];
    private readonly List<ResourceNode> _added = [];

    /// <summary>Whether nothing would change.</summary>
    public bool IsEmpty => _changed.Count == 0 && _added.Count == 0;

    /// <summary>
    /// Sets a property as if the program had asked for it: in the inputs, and in what the cloud answered.
    /// </summary>
    public GraphEdit Set(ResourceNode node, string key, PropertyValue value) =>
        Change(node, properties => properties.With(key, value));

    /// <summary>Takes a property away from the inputs and the outputs.</summary>
    public GraphEdit Unset(ResourceNode node, string key) => Change(node, properties => properties.Without(key));

    /// <summary>Sets a property of every one of these.</summary>
    public GraphEdit SetAll(IEnumerable<ResourceNode> nodes, string key, PropertyValue value)
    {
        foreach (var node in nodes)
        {
            Set(node, key, value);
        }

        return this;
    }

    /// <summary>Takes what the cloud answered away, as if the resources were not made yet.</summary>
    public GraphEdit Unmake(IEnumerable<ResourceNode> nodes)
    {
        foreach (var node in nodes)
        {
            var now = _changed.GetValueOrDefault(node.Urn) ?? node;
            _changed[node.Urn] = now with { Outputs = now.Inputs };
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

    /// <summary>The logical name of the resource with an id; the id itself when the graph has none.</summary>
    public string NameOf(string id) => graph.Resources.FirstOrDefault(node => node.Id == id)?.Name ?? id;

    /// <summary>Adds a resource at the top of the stack.</summary>
    /// <param name="type">The type.</param>
    /// <param name="name">The logical name; with a number when the graph has it already, from a fault before.</param>
    /// <param name="kind">How ids of the type begin, for example <c>acl</c>.</param>
    /// <param name="inputs">The inputs.</param>
    /// <returns>The new resource's id.</returns>
    public string Add(ResourceType type, string name, string kind, MapValue inputs)
    {
        var (number, urn, id) = (_added.Count, default(ResourceUrn), "");
        do
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{kind}-0fa17{number:x12}");
            urn = ResourceUrn.Create(
                graph.Stack,
                graph.Project,
                null,
                type,
                number == _added.Count ? name : $"{name}-{number}"
            );
            number++;
        } while (graph.Resources.Concat(_added).Any(node => node.Id == id || node.Urn == urn));
        _added.Add(
            new ResourceNode
            {
                Urn = urn,
                Id = id,
                Custom = true,
                Inputs = inputs,
                Outputs = inputs.With("id", id),
            }
        );
        return id;
    }

    /// <summary>Gives the changed graph.</summary>
    public ResourceGraph Apply()
    {
        var removed = _changed.Where(entry => entry.Value is null).Select(entry => entry.Key).ToHashSet();
        var nodes = graph
            .Resources.Select(node =>
                !node.PendingDelete && _changed.TryGetValue(node.Urn, out var changed) ? changed : node
            )
            .OfType<ResourceNode>()
            .Select(node => removed.Count == 0 ? node : WithoutDependencyOn(node, removed));
        return ResourceGraph.Create(graph.Project, graph.Stack, nodes.Concat(_added));
    }

    private GraphEdit Change(ResourceNode node, Func<MapValue, MapValue> change)
    {
        var now = _changed.GetValueOrDefault(node.Urn) ?? node;
        var then = now with { Inputs = change(now.Inputs), Outputs = change(now.Outputs) };
        if (then != now)
        {
            _changed[node.Urn] = then;
        }

        return this;
    }

    private static ResourceNode WithoutDependencyOn(ResourceNode node, HashSet<ResourceUrn> removed) =>
        node with
        {
            Dependencies = node.Dependencies.RemoveAll(removed.Contains),
            PropertyDependencies = node.PropertyDependencies.ToImmutableSortedDictionary(
                entry => entry.Key,
                IReadOnlyList<ResourceUrn> (entry) => [.. entry.Value.Where(urn => !removed.Contains(urn))],
                StringComparer.Ordinal
            ),
        };
}
