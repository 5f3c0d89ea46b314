using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>
/// Reads a resource's properties: what the cloud answered, else what the program asked for. Null and empty texts count
/// as absent, which is how the provider writes what is not set.
/// </summary>
internal readonly struct PropertyReader(MapValue outputs, MapValue inputs)
{
    public static PropertyReader Of(ResourceNode node) => new(node.Outputs, node.Inputs);

    public static PropertyReader Of(PropertyValue nested) => new(MapValue.Empty, nested.AsMap());

    public PropertyValue? Find(string key)
    {
        var answered = Present(outputs.Find(key));
        return answered is not null && IsKnown(answered) ? answered : Present(inputs.Find(key)) ?? answered;
    }

    public string? Text(string key) => Find(key)?.AsText();

    public int? Int(string key)
    {
        var value = Find(key);
        return value?.AsInt() ?? (int.TryParse(value?.AsText(), out var number) ? number : null);
    }

    /// <summary>Whether a flag is on; the default when it is absent.</summary>
    public Truth Flag(string key, bool absent) => Flag(key, TruthLogic.Of(absent));

    /// <inheritdoc cref="Flag(string, bool)"/>
    public Truth Flag(string key, Truth absent)
    {
        var value = Find(key);
        return value is null
            ? absent
            : TruthLogic.Of(value.AsBool() ?? (bool.TryParse(value.AsText(), out var flag) ? flag : null));
    }

    public bool IsUnknown(string key) => Find(key) is { } value && !IsKnown(value);

    /// <summary>An IPv4 block; null when it is absent, not known or none.</summary>
    public CidrBlock? Block(string key) => CidrBlock.TryParseIpv4(Text(key), out var block) ? block : null;

    /// <summary>An IPv6 block; null when it is absent, not known or none.</summary>
    public CidrBlock? Ipv6Block(string key) => CidrBlock.TryParseIpv6(Text(key), out var block) ? block : null;

    /// <summary>The elements of a list; an unknown list has none.</summary>
    public IEnumerable<PropertyReader> Bags(string key) =>
        Find(key)?.AsList() is { Count: > 0 } list ? list.Select(Of) : [];

    /// <summary>The texts of a list, and whether that is all.</summary>
    public (ImmutableArray<string> Texts, bool Known) Texts(string key)
    {
        var value = Find(key);
        if (value is null)
        {
            return ([], true);
        }

        var list = value.AsList();
        var known = IsKnown(value);
        if (list.Count == 0)
        {
            return ([], known);
        }

        var texts = new string[list.Count];
        var count = 0;
        for (var index = 0; index < texts.Length; index++)
        {
            if (list[index].AsText() is { } text)
            {
                texts[count++] = text;
            }
            else
            {
                known &= IsKnown(list[index]);
            }
        }

        return (ImmutableCollectionsMarshal.AsImmutableArray(count == texts.Length ? texts : texts[..count]), known);
    }

    public MapValue Map(string key) => Find(key)?.AsMap() ?? MapValue.Empty;

    private static bool IsKnown(PropertyValue value) => value.Revealed is not null;

    private static PropertyValue? Present(PropertyValue? value) =>
        value?.Revealed is NullValue or TextValue { Value: "" } ? null : value;
}
