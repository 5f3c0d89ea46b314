using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Selection;

namespace PrivateLinkLab.Rules;

/// <summary>Finds short selectors for sets of places: what a person would write.</summary>
internal sealed class SelectorFinder
{
    private readonly PlaceCatalog _places;
    private readonly Dictionary<string, int> _names;
    private readonly Dictionary<string, ImmutableHashSet<string>> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableHashSet<string>> _targets = new(StringComparer.Ordinal);

    public SelectorFinder(PlaceCatalog places)
    {
        _places = places;
        _names = places.All.CountBy(place => place.Identity.Name).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Selectors that together mean just some places that connections begin at.</summary>
    public ImmutableArray<string> Sources(IEnumerable<NetworkPlace> places) => Find(places, isSource: true);

    /// <summary>Selectors that together mean just some places that connections end at.</summary>
    public ImmutableArray<string> Targets(IEnumerable<NetworkPlace> places) => Find(places, isSource: false);

    private ImmutableArray<string> Find(IEnumerable<NetworkPlace> places, bool isSource)
    {
        var all = places.ToList();
        if (all.Count <= 1)
        {
            return [.. all.Select(NameOf)];
        }

        // Other hosts of a subnet have the subnet's name only, and the internet its own.
        var (single, many) = (all.Where(IsSingle).ToList(), all.Where(place => !IsSingle(place)).ToList());
        var wanted = many.Select(place => place.Name).ToImmutableHashSet(StringComparer.Ordinal);
        var found =
            many.Count > 1
                ? Candidates(many).FirstOrDefault(candidate => Meant(candidate, isSource).SetEquals(wanted))
                : null;
        return [.. single.Select(NameOf).Distinct(), .. found is not null ? [found] : many.Select(NameOf)];
    }

    private static bool IsSingle(NetworkPlace place) => place.Kind is PlaceKind.Subnet or PlaceKind.Internet;

    /// <summary>A selector that means one place only.</summary>
    public string NameOf(NetworkPlace place)
    {
        if (place.Kind == PlaceKind.Internet)
        {
            return place.Name;
        }

        var name = place.Identity.Name;
        var isPlain = name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or '/');
        return _names[name] == 1 && isPlain && !IsWord(name) ? name : place.Identity.Key;
    }

    private static bool IsWord(string name) =>
        name is PlaceSelector.Any or PlaceSelector.Internet or "local" or "session-manager";

    private IEnumerable<string> Candidates(List<NetworkPlace> places)
    {
        var model = _places.Model;
        var first = places[0];
        foreach (var group in first.Interfaces.SelectMany(item => item.SecurityGroups).Distinct())
        {
            yield return $"group:{model.SecurityGroups.GetValueOrDefault(group)?.Identity.Name ?? group}";
        }

        foreach (var subnet in first.Interfaces.Select(item => item.Subnet).Distinct())
        {
            yield return $"subnet:{model.Subnets[subnet].Identity.Name}";
        }

        var prefix = places
            .Select(place => place.Identity.Name)
            .Aggregate(
                (one, other) =>
                    string.Concat(
                        one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)
                    )
            );
        if (prefix.Length > 1 && !prefix.Contains(':', StringComparison.Ordinal))
        {
            yield return $"{prefix}*";
        }

        if (first.Type.Length > 0)
        {
            yield return $"type:{first.Type}";
        }

        foreach (var vpc in first.Interfaces.Select(item => item.Vpc).Distinct())
        {
            yield return $"vpc:{model.Vpcs[vpc].Identity.Name}";
        }
    }

    private ImmutableHashSet<string> Meant(string candidate, bool isSource)
    {
        var known = isSource ? _sources : _targets;
        if (!known.TryGetValue(candidate, out var meant))
        {
            try
            {
                var selector = PlaceSelector.Parse(candidate);
                meant = (isSource ? selector.Sources(_places) : selector.Targets(_places))
                    .Select(place => place.Name)
                    .ToImmutableHashSet(StringComparer.Ordinal);
            }
            catch (SelectionException)
            {
                meant = [];
            }

            known.Add(candidate, meant);
        }

        return meant;
    }
}
