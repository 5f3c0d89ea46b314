using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Model;

namespace PrivateLinkLab.Reachability.Ingest;

/// <summary>The graph as the builders of the model's parts read it.</summary>
internal sealed class GraphReader(ResourceGraph graph)
{
    private readonly Dictionary<string, ResourceNode[]> _byType = graph.Resources
        .Where(node => node is { PendingDelete: false, Custom: true } && !IsOrphaned(node))
        .GroupBy(node => node.Type, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<ModelWarning> _warnings = [];

    /// <summary>Whose each resource is.</summary>
    public OwnerAccounts Owners { get; } = new(graph);

    /// <summary>The warnings so far.</summary>
    public ImmutableArray<ModelWarning> Warnings => [.. _warnings];

    /// <summary>The resources of types that nobody has asked for.</summary>
    public IEnumerable<ResourceNode> Unread => graph.Resources
        .Where(node => node is { PendingDelete: false, Custom: true } && !_read.Contains(node.Type));

    /// <summary>The resources of some types in the graph's order of each.</summary>
    public IEnumerable<ResourceNode> All(string[] types)
    {
        foreach (var type in types)
        {
            _read.Add(type);
            foreach (var node in _byType.GetValueOrDefault(type, []))
            {
                yield return node;
            }
        }
    }

    /// <summary>What other resources refer to a resource by.</summary>
    public static string KeyOf(ResourceNode node) => string.IsNullOrEmpty(node.Id) ? node.Urn.ToString() : node.Id;

    public Identity IdentityOf(ResourceNode node, string? key = null)
    {
        var tags = PropertyReader.Of(node).Map("tags");
        return new(key ?? KeyOf(node), node.Name, node.Urn.ToString())
        {
            NameTag = tags.GetText("Name"),
            Within = Within(node),
        };
    }

    /// <summary>The key that an input refers to; null when it is absent or not known.</summary>
    public string? Reference(ResourceNode node, string property, params string[][] types)
    {
        var value = PropertyReader.Of(node).Find(property);
        return value?.AsText() ?? (value is null ? null : OnlySource(node, property, types));
    }

    /// <summary>The keys that a list refers to, and whether that is all.</summary>
    public (ImmutableArray<string> Keys, bool Known) References(ResourceNode node, string property, params string[][] types)
    {
        var (keys, known) = PropertyReader.Of(node).Texts(property);
        if (known)
        {
            return (keys, true);
        }

        // The elements are not known yet, but the graph says which resources they come from.
        var count = PropertyReader.Of(node).Find(property)!.AsList().Count;
        var sources = Dependencies(node, property, types);
        return count > 0 && sources.Length + keys.Length == count
            ? ([.. keys, .. sources], true)
            : ([.. keys.Union(sources)], false);
    }

    public void Warn(ResourceNode node, string message) => _warnings.Add(new(node.Urn.ToString(), message));

    public void WarnOf(Identity identity, string message) => _warnings.Add(new(identity.Component, message));

    /// <summary>Warns of a reference to something that is not in the graph.</summary>
    public void WarnDangling(ResourceNode node, string what, string key) =>
        Warn(node, $"{IdentityOf(node)} refers to the {what} {key}, which is not in the graph.");

    private static bool IsOrphaned(ResourceNode node) => node.PendingReplacement;

    private ImmutableArray<string> Within(ResourceNode node)
    {
        var names = ImmutableArray.CreateBuilder<string>(2);
        var parent = node.Parent;
        while (parent is { } urn && names.Count < 16 && urn.Type != ResourceUrn.StackType && graph.Find(urn) is { } above)
        {
            names.Add(above.Name);
            parent = above.Parent;
        }

        return names.DrainToImmutable();
    }

    /// <summary>The only resource of some types that a property's value comes from.</summary>
    public string? OnlySource(ResourceNode node, string property, params string[][] types) =>
        Dependencies(node, property, types) is [var only] ? only : null;

    private ImmutableArray<string> Dependencies(ResourceNode node, string property, string[][] types) =>
        node.PropertyDependencies.TryGetValue(property, out var urns)
            ? [.. urns.Distinct().Select(graph.Find).OfType<ResourceNode>()
                .Where(source => types.Length == 0 || types.Any(accepted => accepted.Contains(source.Type)))
                .Select(KeyOf)]
            : [];
}
