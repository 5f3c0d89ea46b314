using System.Collections.Immutable;
using PrivateLinkLab.Network;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Reachability.Questions;

/// <summary>The kinds of things that a probe can name.</summary>
internal enum NamedKind
{
    Instance,
    Interface,
    Database,
    LoadBalancer,
    Endpoint,
    Queue,
    Bucket,
    Subnet,
    Service,
    Cluster,
}

/// <summary>Something that a probe can name.</summary>
internal sealed record Named(NamedKind Kind, Identity Identity);

/// <summary>
/// Finds what a name means: an id first, then a logical name, a Name tag, and the name of a component that has just one
/// thing of the kind in it.
/// </summary>
internal sealed class NameTable
{
    private const int MaxSuggestions = 3;

    private readonly NetworkModel _model;
    private readonly Dictionary<string, List<Named>>[] _ranks = [New(), New(), New(), New()];

    public NameTable(NetworkModel model)
    {
        _model = model;
        AddAll(NamedKind.Instance, model.Instances.Values.Select(item => item.Identity));
        AddAll(
            NamedKind.Interface,
            model.Interfaces.Values.Where(item => item.Owner is InterfaceOwner.None).Select(item => item.Identity)
        );
        AddAll(NamedKind.Database, model.Databases.Values.Select(item => item.Identity));
        AddAll(NamedKind.LoadBalancer, model.LoadBalancers.Values.Select(item => item.Identity));
        AddAll(NamedKind.LoadBalancer, model.ApplicationLoadBalancers.Values.Select(item => item.Identity));
        AddAll(NamedKind.Endpoint, model.InterfaceEndpoints.Values.Select(item => item.Identity));
        AddAll(NamedKind.Service, model.PlacedServices.Values.Select(item => item.Identity));
        AddAll(NamedKind.Cluster, model.Clusters.Values.Select(item => item.Identity));
        AddAll(NamedKind.Queue, model.Queues.Values.Select(item => item.Identity));
        AddAll(NamedKind.Bucket, model.Buckets.Values.Select(item => item.Identity));
        AddAll(NamedKind.Subnet, model.Subnets.Values.Select(item => item.Identity));

        // Interfaces that AWS made have their owner's names, but an id of their own.
        foreach (var item in model.Interfaces.Values.Where(item => item.Owner is not InterfaceOwner.None))
        {
            Add(0, item.Identity.Key, new(NamedKind.Interface, item.Identity));
        }
    }

    /// <summary>What a name means; null when it means nothing of these kinds.</summary>
    /// <exception cref="ProbeException">It means several things.</exception>
    public Named? Find(string name, params ReadOnlySpan<NamedKind> kinds)
    {
        foreach (var rank in _ranks)
        {
            if (!rank.TryGetValue(name, out var all))
            {
                continue;
            }

            Named? found = null;
            foreach (var one in all)
            {
                if (!kinds.Contains(one.Kind))
                {
                    continue;
                }

                if (found is not null)
                {
                    ImmutableArray<string> names =
                    [
                        .. all.Select(named => named.Identity.Name).Distinct().Order(StringComparer.Ordinal),
                    ];
                    throw new ProbeException(
                        $"'{name}' means {all.Count} things: "
                            + $"{string.Join(", ", all.Select(named => named.Identity.ToString()).Order(StringComparer.Ordinal).Take(8))}. Give the logical name or id of one.",
                        name,
                        names
                    );
                }

                found = one;
            }

            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>
    /// The type of what has a name and is not modelled; several when several have it, and null when nothing has.
    /// </summary>
    public string? TypeNotModelled(string name)
    {
        // Asked for what cannot be probed only: a table of all of them would cost every network.
        ImmutableArray<string> types =
        [
            .. _model
                .NotModelled.Concat(_model.OtherLoadBalancers)
                .Where(resource =>
                    resource.Identity is var identity
                    && (identity.Key == name || identity.Name == name || identity.NameTag == name)
                )
                .Select(resource => resource.Type)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        return types.IsEmpty ? null : string.Join(" and ", types);
    }

    /// <summary>The names nearest to one that means nothing.</summary>
    public ImmutableArray<string> Near(string name, params NamedKind[] kinds)
    {
        var limit = Math.Max(2, name.Length / 3);
        return
        [
            .. _ranks
                .SelectMany(
                    (rank, index) =>
                        rank.Where(entry => index > 0 && entry.Value.Exists(named => kinds.Contains(named.Kind)))
                            .Select(entry => entry.Key)
                )
                .Distinct(StringComparer.Ordinal)
                .Select(candidate => (candidate, Distance: EditDistance.Between(name, candidate)))
                .Where(pair =>
                    pair.Distance <= limit || pair.candidate.Contains(name, StringComparison.OrdinalIgnoreCase)
                )
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
                .Take(MaxSuggestions)
                .Select(pair => pair.candidate),
        ];
    }

    /// <summary>Some names of these kinds, as examples.</summary>
    public ImmutableArray<string> Some(params NamedKind[] kinds) =>
        [
            .. _ranks[1]
                .Where(entry => entry.Value.Exists(named => kinds.Contains(named.Kind)))
                .Select(entry => entry.Key)
                .Order(StringComparer.Ordinal)
                .Take(MaxSuggestions),
        ];

    private void AddAll(NamedKind kind, IEnumerable<Identity> identities)
    {
        foreach (var identity in identities)
        {
            var named = new Named(kind, identity);
            Add(0, identity.Key, named);
            Add(1, identity.Name, named);
            if (identity.NameTag is { } tag)
            {
                Add(2, tag, named);
            }

            foreach (var component in identity.Within)
            {
                Add(3, component, named);
            }
        }
    }

    private void Add(int rank, string name, Named named)
    {
        if (!_ranks[rank].TryGetValue(name, out var list))
        {
            _ranks[rank].Add(name, list = new(1));
        }

        list.Add(named);
    }

    private static Dictionary<string, List<Named>> New() => new(StringComparer.Ordinal);
}
