using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PrivateLinkLab.Graph;

/// <summary>Values by key, always enumerated in ordinal order of the keys.</summary>
public sealed class MapValue : PropertyValue, IEnumerable<KeyValuePair<string, PropertyValue>>
{
    private readonly ImmutableArray<KeyValuePair<string, PropertyValue>> _entries;

    private MapValue(ImmutableArray<KeyValuePair<string, PropertyValue>> entries)
        : base(PropertyKind.Map)
    {
        _entries = entries;
        foreach (var (_, value) in entries)
        {
            HasSecrets |= value.HasSecrets;
            HasUnknowns |= value.HasUnknowns;
        }
    }

    /// <summary>The map without keys.</summary>
    public static MapValue Empty { get; } = new([]);

    /// <summary>How many keys there are.</summary>
    public int Count => _entries.Length;

    /// <inheritdoc/>
    public override bool HasSecrets { get; }

    /// <inheritdoc/>
    public override bool HasUnknowns { get; }

    /// <summary>The keys in ordinal order.</summary>
    public IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    /// <summary>The values in the order of their keys.</summary>
    public IEnumerable<PropertyValue> Values => _entries.Select(entry => entry.Value);

    /// <summary>The value of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public PropertyValue this[string key] =>
        Find(key) ?? throw new KeyNotFoundException($"The map has no key '{key}'.");

    /// <summary>A map of the given entries; of entries with the same key the last one counts.</summary>
    public static MapValue Create(IEnumerable<KeyValuePair<string, PropertyValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var sorted = new List<KeyValuePair<string, PropertyValue>>();
        foreach (var (key, value) in entries)
        {
            ArgumentNullException.ThrowIfNull(key);
            ArgumentNullException.ThrowIfNull(value);
            sorted.Add(new(TextValue.WellFormed(key), value));
        }

        return FromUnsorted(sorted);
    }

    /// <summary>A map of the given entries; of entries with the same key the last one counts.</summary>
    public static MapValue Create(params ReadOnlySpan<(string Key, PropertyValue Value)> entries)
    {
        var pairs = new List<KeyValuePair<string, PropertyValue>>(entries.Length);
        foreach (var (key, value) in entries)
        {
            pairs.Add(new(key, value));
        }

        return Create(pairs);
    }

    /// <summary>The value of a key; null when there is none.</summary>
    public PropertyValue? Find(string key)
    {
        var (low, high) = (0, _entries.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(_entries[middle].Key, key);
            if (order == 0)
            {
                return _entries[middle].Value;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The text of a key, also when it is secret; null when there is none.</summary>
    public string? GetText(string key) => Find(key)?.AsText();

    /// <summary>The whole number of a key, also when it is secret; null when there is none.</summary>
    public int? GetInt(string key) => Find(key)?.AsInt();

    /// <summary>True or false of a key, also when it is secret; null when there is neither.</summary>
    public bool? GetBool(string key) => Find(key)?.AsBool();

    /// <summary>The texts in the list of a key; empty when there is none.</summary>
    public IReadOnlyList<string> GetTexts(string key) => Find(key)?.AsTexts() ?? [];

    /// <summary>The list of a key; empty when there is none.</summary>
    public ListValue GetList(string key) => Find(key)?.AsList() ?? ListValue.Empty;

    /// <summary>The map of a key; empty when there is none.</summary>
    public MapValue GetMap(string key) => Find(key)?.AsMap() ?? Empty;

    /// <summary>The same map with one key set.</summary>
    public MapValue With(string key, PropertyValue value) => Create([.. _entries, new(key, value)]);

    /// <summary>The same map without one key.</summary>
    public MapValue Without(string key) =>
        ContainsKey(key) ? new MapValue(_entries.RemoveAll(entry => entry.Key == key)) : this;

    /// <summary>Whether there is such a key.</summary>
    public bool ContainsKey(string key) => Find(key) is not null;

    /// <inheritdoc/>
    public override bool Equals(PropertyValue? other)
    {
        if (other is not MapValue map || map.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Key != map._entries[i].Key || _entries[i].Value != map._entries[i].Value)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (key, value) in _entries)
        {
            hash.Add(string.GetHashCode(key, StringComparison.Ordinal));
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, PropertyValue>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static MapValue FromUnsorted(List<KeyValuePair<string, PropertyValue>> entries)
    {
        if (entries.Count == 0)
        {
            return Empty;
        }

        var sorted = true;
        for (var i = 1; i < entries.Count && sorted; i++)
        {
            sorted = string.CompareOrdinal(entries[i - 1].Key, entries[i].Key) < 0;
        }

        if (sorted)
        {
            return new MapValue([.. entries]);
        }

        var byKey = new Dictionary<string, PropertyValue>(entries.Count, StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            byKey[key] = value;
        }

        var keys = new string[byKey.Count];
        byKey.Keys.CopyTo(keys, 0);
        Array.Sort(keys, StringComparer.Ordinal);
        var pairs = new KeyValuePair<string, PropertyValue>[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            pairs[i] = new(keys[i], byKey[keys[i]]);
        }

        return new MapValue(ImmutableCollectionsMarshal.AsImmutableArray(pairs));
    }
}
