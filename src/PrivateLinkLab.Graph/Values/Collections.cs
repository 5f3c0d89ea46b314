using System.Collections;
using System.Collections.Immutable;

namespace PrivateLinkLab.Graph;

/// <summary>An ordered list of values.</summary>
public sealed class ListValue : PropertyValue, IReadOnlyList<PropertyValue>
{
    private readonly ImmutableArray<PropertyValue> _items;

    private ListValue(ImmutableArray<PropertyValue> items)
        : base(PropertyKind.List)
    {
        _items = items;
        HasSecrets = items.Any(item => item.HasSecrets);
        HasUnknowns = items.Any(item => item.HasUnknowns);
    }

    /// <summary>The list without elements.</summary>
    public static ListValue Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public override bool HasSecrets { get; }

    /// <inheritdoc/>
    public override bool HasUnknowns { get; }

    /// <inheritdoc/>
    public PropertyValue this[int index] => _items[index];

    /// <summary>A list of the given values, in their order.</summary>
    public static ListValue Create(ImmutableArray<PropertyValue> items)
    {
        if (items.IsDefaultOrEmpty)
        {
            return Empty;
        }

        return items.Contains(null!)
            ? throw new ArgumentException("A list holds no null references; use PropertyValue.Null.", nameof(items))
            : new ListValue(items);
    }

    /// <inheritdoc/>
    public override bool Equals(PropertyValue? other) =>
        other is ListValue list && (ReferenceEquals(list, this) || _items.AsSpan().SequenceEqual(list._items.AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<PropertyValue> GetEnumerator() => ((IEnumerable<PropertyValue>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A value that Pulumi writes as a map with a signature and that is kept as it is.</summary>
public abstract class SignedValue : PropertyValue
{
    private protected SignedValue(PropertyKind kind, MapValue content)
        : base(kind)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content.Without(Deployments.Signatures.Key);
    }

    /// <summary>Everything but the signature.</summary>
    public MapValue Content { get; }

    /// <inheritdoc/>
    public override bool HasSecrets => Content.HasSecrets;

    /// <inheritdoc/>
    public override bool HasUnknowns => Content.HasUnknowns;

    /// <inheritdoc/>
    public override bool Equals(PropertyValue? other) =>
        other is SignedValue signed && signed.Kind == Kind && signed.Content == Content;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Content);
}

/// <summary>A file or text asset.</summary>
public sealed class AssetValue(MapValue content) : SignedValue(PropertyKind.Asset, content);

/// <summary>An archive of assets.</summary>
public sealed class ArchiveValue(MapValue content) : SignedValue(PropertyKind.Archive, content);

/// <summary>A reference to a resource.</summary>
public sealed class ReferenceValue(MapValue content) : SignedValue(PropertyKind.Reference, content)
{
    /// <summary>The resource's URN; null when the reference does not say it in a form that can be read.</summary>
    public ResourceUrn? Urn => ResourceUrn.TryParse(Content.GetText("urn"), out var urn) ? urn : null;

    /// <summary>The resource's id; null for a component.</summary>
    public string? Id => Content.GetText("id");
}
