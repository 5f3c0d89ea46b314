using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace PrivateLinkLab.Cloud.Answering;

/// <summary>The inputs of a request, read by type. What is missing, null or of another type reads as null or empty.</summary>
internal readonly struct InputBag(IReadOnlyDictionary<string, object>? values)
{
    // The default of the struct has no values.
    public IReadOnlyDictionary<string, object> Values => values ?? ImmutableDictionary<string, object>.Empty;

    public bool Has(string key) => Raw(key) is not null;

    public object? Raw(string key) => Values.TryGetValue(key, out var value) ? value : null;

    /// <summary>A text; an empty one counts as not given, as Terraform's providers see it.</summary>
    public string? Text(string key) => Raw(key) is string { Length: > 0 } text ? text : null;

    public double? Number(string key) => Raw(key) switch
    {
        double number => number,
        int number => number,
        long number => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public int? Integer(string key) => Number(key) is { } number ? (int)number : null;

    public bool? Flag(string key) => Raw(key) switch
    {
        bool flag => flag,
        "true" => true,
        "false" => false,
        _ => null,
    };

    public IReadOnlyList<string> Texts(string key) => [.. Items(key).OfType<string>()];

    public IReadOnlyList<InputBag> Bags(string key) =>
        [.. Items(key).OfType<IReadOnlyDictionary<string, object>>().Select(item => new InputBag(item))];

    public InputBag? Bag(string key) => Raw(key) is IReadOnlyDictionary<string, object> inner ? new InputBag(inner) : null;

    private IEnumerable<object> Items(string key) =>
        Raw(key) is IEnumerable items and not string and not IReadOnlyDictionary<string, object>
            ? items.Cast<object>()
            : [];
}
