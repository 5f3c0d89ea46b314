using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>Turns values of the graph back into what the SDK and mocks hand about.</summary>
internal static class RawValues
{
    /// <summary>Gives the entries; those without a value, and secrets whose text is not known, are left out.</summary>
    public static ImmutableDictionary<string, object> Of(MapValue map)
    {
        var entries = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (key, value) in map)
        {
            if (Of(value) is { } raw)
            {
                entries.Add(key, raw);
            }
        }

        return entries.ToImmutable();
    }

    /// <summary>Gives a value, or null when there is none or it is not known.</summary>
    public static object? Of(PropertyValue value) =>
        value switch
        {
            TextValue text => text.Value,
            NumberValue number => number.Value,
            BoolValue flag => flag.Value,
            ListValue list => list.Select(Of).OfType<object>().ToImmutableArray(),
            MapValue map => Of(map),
            SecretValue { Plaintext: { } plaintext } => Of(plaintext),
            _ => null,
        };
}
