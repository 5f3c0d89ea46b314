using System.Collections;
using System.Runtime.CompilerServices;
using PrivateLinkLab.Graph;
using Pulumi;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>Turns what the SDK and mocks hand about into values of the graph.</summary>
internal static class PlainValues
{
    /// <summary>Gives the entries of a dictionary with text keys; anything else gives the empty map.</summary>
    public static MapValue Map(object? value) => Of(value) as MapValue ?? MapValue.Empty;

    /// <summary>Gives a value.</summary>
    public static PropertyValue Of(object? value) =>
        value switch
        {
            null => PropertyValue.Null,
            PropertyValue already => already,
            // What is in it, the SDK does not tell.
            Asset => new AssetValue(MapValue.Empty),
            Archive => new ArchiveValue(MapValue.Empty),
            string text => PropertyValue.Of(text),
            bool flag => PropertyValue.Of(flag),
            double number => PropertyValue.Of(number),
            int number => PropertyValue.Of((double)number),
            IEnumerable<KeyValuePair<string, object>> entries => MapValue.Create(Given(entries)),
            IDictionary entries => MapValue.Create(Given(entries)),
            IEnumerable items when IsDefaultArray(items) => PropertyValue.Null,
            IEnumerable items => ListValue.Create([.. items.Cast<object?>().Select(Of)]),
            _ => PropertyValue.Of(value.ToString() ?? ""),
        };

    private static Dictionary<string, PropertyValue> Given(IEnumerable<KeyValuePair<string, object>> entries)
    {
        var given = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            if (value is not null)
            {
                given[key] = Of(value);
            }
        }

        return given;
    }

    private static Dictionary<string, PropertyValue> Given(IDictionary entries)
    {
        var given = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in entries)
        {
            if (entry.Value is not null)
            {
                given[(string)entry.Key] = Of(entry.Value);
            }
        }

        return given;
    }

    /// <summary>
    /// Whether a sequence is an ImmutableArray that was never set, as a missing list output is. It throws when
    /// enumerated.
    /// </summary>
    public static bool IsDefaultArray(IEnumerable items) =>
        items is ValueType && items.Equals(RuntimeHelpers.GetUninitializedObject(items.GetType()));
}
