using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine.Deploying;

/// <summary>
/// The order of a state: the stack, its default providers, and then every resource after its parent and what it depends
/// on. Requests come in another order each time, so it is that of the URNs wherever there is a choice.
/// </summary>
internal static class GraphOrder
{
    /// <summary>Gives the resources in order.</summary>
    /// <param name="nodes">The resources.</param>
    /// <param name="providers">The default providers.</param>
    public static IEnumerable<ResourceNode> Of(
        IReadOnlyDictionary<ResourceUrn, ResourceNode> nodes,
        IEnumerable<ResourceNode> providers
    )
    {
        var waiting = new Dictionary<ResourceUrn, int>();
        var dependents = new Dictionary<ResourceUrn, List<ResourceUrn>>();
        foreach (var node in nodes.Values)
        {
            var needed = NeededBy(node).Where(nodes.ContainsKey).Where(urn => urn != node.Urn).ToHashSet();
            waiting[node.Urn] = needed.Count;
            foreach (var urn in needed)
            {
                if (!dependents.TryGetValue(urn, out var list))
                {
                    dependents[urn] = list = [];
                }

                list.Add(node.Urn);
            }
        }

        var ready = new SortedSet<ResourceUrn>(
            waiting.Where(node => node.Value == 0).Select(node => node.Key),
            Comparer<ResourceUrn>.Create(Compare)
        );
        var provided = false;
        while (ready.Count > 0)
        {
            var urn = ready.Min!;
            ready.Remove(urn);
            if (!provided && urn.Type != ResourceUrn.StackType)
            {
                provided = true;
                foreach (var provider in providers)
                {
                    yield return provider;
                }
            }

            yield return nodes[urn];
            foreach (var dependent in dependents.GetValueOrDefault(urn) ?? [])
            {
                if (--waiting[dependent] == 0)
                {
                    ready.Add(dependent);
                }
            }
        }
    }

    private static IEnumerable<ResourceUrn> NeededBy(ResourceNode node)
    {
        foreach (var urn in node.Dependencies.Concat(node.PropertyDependencies.Values.SelectMany(urns => urns)))
        {
            yield return urn;
        }

        if (node.Parent is { } parent)
        {
            yield return parent;
        }

        if (node.DeletedWith is { } deletedWith)
        {
            yield return deletedWith;
        }

        if (ProviderReference.TryParse(node.Provider, out var provider))
        {
            yield return provider.Urn;
        }
    }

    // The stack first.
    private static int Compare(ResourceUrn? left, ResourceUrn? right)
    {
        var byKind = (right?.Type == ResourceUrn.StackType).CompareTo(left?.Type == ResourceUrn.StackType);
        return byKind != 0 ? byKind : left!.CompareTo(right);
    }
}
