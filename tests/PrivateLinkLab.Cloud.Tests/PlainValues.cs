using System.Collections;
using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Tests;

/// <summary>Values of the graph as plain ones, which tests read more easily, and back.</summary>
internal static class PlainValues
{
    public static ImmutableDictionary<string, object> Of(MapValue map) =>
        map.ToImmutableDictionary(entry => entry.Key, entry => Of(entry.Value));

    public static MapValue ToMap(IEnumerable<KeyValuePair<string, object>> entries) =>
        MapValue.Create(entries.Select(entry => KeyValuePair.Create(entry.Key, To(entry.Value))));

    private static object Of(PropertyValue value) =>
        value switch
        {
            TextValue text => text.Value,
            NumberValue number => number.Value,
            BoolValue flag => flag.Value,
            ListValue items => items.Select(Of).ToImmutableArray(),
            MapValue map => Of(map),
            _ => value,
        };

    private static PropertyValue To(object value) =>
        value switch
        {
            PropertyValue already => already,
            string text => text,
            bool flag => flag,
            double number => number,
            int number => number,
            IEnumerable<KeyValuePair<string, object>> map => ToMap(map),
            IEnumerable items => ListValue.Create([.. items.Cast<object>().Select(To)]),
            _ => throw new ArgumentException($"A {value.GetType().Name} is no input.", nameof(value)),
        };
}
