using System.Collections;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>
/// What has to be said about the order beside the references: the dependencies of the program that neither a reference
/// nor another dependency implies.
/// </summary>
internal sealed class DependencyOrder
{
    private readonly ResourceGraph _graph;
    private readonly Dictionary<ResourceUrn, int> _order = [];
    private readonly List<ResourceUrn> _exported = [];
    private readonly List<BitArray> _reached = [];

    public DependencyOrder(ResourceGraph graph) => _graph = graph;

    /// <summary>Gives the dependencies to write down for a resource. To be asked in the order of the graph.</summary>
    /// <param name="node">The resource.</param>
    /// <param name="referredTo">The resources that its arguments refer to.</param>
    public IReadOnlyList<ResourceUrn> Next(ResourceNode node, IReadOnlySet<ResourceUrn> referredTo)
    {
        var reached = new BitArray(_exported.Count + 1);
        foreach (var urn in referredTo)
        {
            Reach(reached, _order[urn]);
        }

        var written = new List<int>();
        // The latest first: it implies most.
        foreach (var dependency in Expanded(node).OrderDescending())
        {
            if (!reached[dependency])
            {
                written.Add(dependency);
                Reach(reached, dependency);
            }
        }

        _order[node.Urn] = _exported.Count;
        _exported.Add(node.Urn);
        _reached.Add(reached);
        return [.. written.Order().Select(index => _exported[index])];
    }

    private void Reach(BitArray reached, int dependency)
    {
        var further = _reached[dependency];
        further.Length = reached.Length;
        reached.Or(further);
        reached[dependency] = true;
    }

    // A dependency on a component is one on everything inside it; one on what is left out is one on what that
    // depends on.
    private IEnumerable<int> Expanded(ResourceNode node)
    {
        var pending = new Stack<ResourceUrn>(node.Dependencies);
        var seen = new HashSet<ResourceUrn>();
        while (pending.TryPop(out var urn))
        {
            if (!seen.Add(urn))
            {
                continue;
            }

            if (_order.TryGetValue(urn, out var index))
            {
                yield return index;
            }
            else if (_graph.Find(urn) is { Custom: false })
            {
                foreach (var child in _graph.ChildrenOf(urn))
                {
                    pending.Push(child.Urn);
                }
            }
            else if (_graph.Find(urn) is { Custom: true } leftOut)
            {
                foreach (var further in leftOut.Dependencies)
                {
                    pending.Push(further);
                }
            }
        }
    }
}
