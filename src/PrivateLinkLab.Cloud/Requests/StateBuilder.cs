using PrivateLinkLab.Cloud.Schema;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Requests;

/// <summary>The properties of a new resource: its inputs, completed by what AWS computes.</summary>
/// <param name="inputs">The inputs.</param>
/// <param name="defaultTags">The tags of the resource's provider; null for none.</param>
internal sealed class StateBuilder(InputBag inputs, MapValue? defaultTags = null)
{
    private readonly Dictionary<string, PropertyValue> _values = new(
        inputs.Values.Where(input => input.Value is not NullValue),
        StringComparer.Ordinal
    );

    public static MapValue Map(params (string Key, PropertyValue Value)[] entries) => MapValue.Create(entries);

    public static ListValue List(IEnumerable<string> items) => PropertyValue.OfTexts(items);

    public static ListValue Maps(IEnumerable<MapValue> items) => ListValue.Create([.. items]);

    /// <summary>Sets what AWS decides, whatever the program says; null leaves the property out.</summary>
    public StateBuilder Set(string key, PropertyValue? value)
    {
        if (value is null)
        {
            _values.Remove(key);
        }
        else
        {
            _values[key] = value;
        }

        return this;
    }

    /// <summary>Sets what AWS takes when the program says nothing.</summary>
    public StateBuilder Default(string key, PropertyValue value)
    {
        _values.TryAdd(key, value);
        return this;
    }

    /// <summary>Several defaults at once.</summary>
    public StateBuilder Defaults(params (string Key, PropertyValue Value)[] entries)
    {
        foreach (var (key, value) in entries)
        {
            Default(key, value);
        }

        return this;
    }

    /// <summary>
    /// The resource's tags and those of its provider; of one key the resource's counts (Terraform AWS provider,
    /// "default_tags Configuration Block").
    /// </summary>
    public StateBuilder TagsAll()
    {
        var own = _values.GetValueOrDefault("tags") ?? MapValue.Empty;
        return Set(
            "tagsAll",
            defaultTags is { Count: > 0 } && own is MapValue tags ? MapValue.Create(defaultTags.Concat(tags)) : own
        );
    }

    /// <summary>The outputs that the provider always has and that nothing has set, empty; and all tags.</summary>
    public StateBuilder Filled(string type)
    {
        if (OutputSchema.OfResource(type) is not { } outputs)
        {
            return this;
        }

        if (outputs.TryGetProperty("tagsAll", out _))
        {
            TagsAll();
        }

        foreach (var (key, value) in OutputSchema.Required(outputs))
        {
            Default(key, value);
        }

        return this;
    }

    /// <summary>The outputs of a function that nothing has set, empty.</summary>
    public StateBuilder FilledFunction(string token, string region)
    {
        Default("region", region);
        foreach (var (key, value) in OutputSchema.Required(OutputSchema.OfFunction(token)))
        {
            Default(key, value);
        }

        return this;
    }

    public MapValue Build() => MapValue.Create(_values);
}
