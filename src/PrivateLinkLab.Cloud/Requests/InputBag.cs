using System.Globalization;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Requests;

/// <summary>
/// The inputs of a request, read by type. What is missing, null or of another type reads as null or empty; a secret
/// reads as what it holds. To read what is not known yet ends the request with <see cref="InputUnknownException"/>, so
/// that whatever a service decides rests on known inputs alone.
/// </summary>
internal sealed class InputBag(MapValue values)
{
    /// <summary>A bag in which nothing is given.</summary>
    public static InputBag Empty { get; } = new(MapValue.Empty);

    public MapValue Values => values;

    public bool Has(string key) => Raw(key) is not null;

    public PropertyValue? Raw(string key) => Values.Find(key) is { } value ? Known(value, key) : null;

    /// <summary>A text; an empty one counts as not given, as Terraform's providers see it.</summary>
    public string? Text(string key) => Raw(key) is TextValue { Value.Length: > 0 } text ? text.Value : null;

    public double? Number(string key) =>
        Raw(key) switch
        {
            NumberValue number => number.Value,
            TextValue text
                when double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                number,
            _ => null,
        };

    public int? Integer(string key) => Number(key) is { } number ? (int)number : null;

    public bool? Flag(string key) =>
        Raw(key) switch
        {
            BoolValue flag => flag.Value,
            TextValue { Value: "true" } => true,
            TextValue { Value: "false" } => false,
            _ => null,
        };

    public IReadOnlyList<string> Texts(string key) => [.. Items(key).OfType<TextValue>().Select(text => text.Value)];

    public IReadOnlyList<InputBag> Bags(string key) =>
        [.. Items(key).OfType<MapValue>().Select(item => new InputBag(item))];

    public InputBag? Bag(string key) => Raw(key) is MapValue inner ? new InputBag(inner) : null;

    private IEnumerable<PropertyValue> Items(string key) =>
        Raw(key) is ListValue items ? items.Select(item => Known(item, key)).OfType<PropertyValue>() : [];

    private static PropertyValue? Known(PropertyValue value, string key) =>
        value switch
        {
            NullValue => null,
            UnknownValue or SecretValue { Plaintext: null } => throw new InputUnknownException(key),
            SecretValue { Plaintext: { } plaintext } => Known(plaintext, key),
            _ => value,
        };
}
