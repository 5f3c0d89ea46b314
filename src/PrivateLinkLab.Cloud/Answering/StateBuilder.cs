using System.Collections.Immutable;

namespace PrivateLinkLab.Cloud.Answering;

/// <summary>The properties of a new resource: its inputs, completed by what AWS computes.</summary>
internal sealed class StateBuilder
{
    private readonly ImmutableDictionary<string, object>.Builder _values;

    public StateBuilder(InputBag inputs)
    {
        _values = ImmutableDictionary.CreateBuilder<string, object>();
        _values.AddRange(inputs.Values.Where(pair => pair.Value is not null));
    }

    public static ImmutableDictionary<string, object> Map(params ReadOnlySpan<(string Key, object? Value)> entries) =>
        new StateBuilder(default).AddAll(entries).Build();

    public static ImmutableArray<object> List(IEnumerable<object> items) => [.. items];

    /// <summary>Sets what AWS decides, whatever the program says; null leaves the property out.</summary>
    public StateBuilder Set(string key, object? value)
    {
        if (value is null)
        {
            _values.Remove(key);
        }
        else
        {
            _values[key] = Normal(value);
        }
        return this;
    }

    /// <summary>Sets what AWS takes when the program says nothing.</summary>
    public StateBuilder Default(string key, object value)
    {
        _values.TryAdd(key, Normal(value));
        return this;
    }

    /// <summary>Several defaults at once.</summary>
    public StateBuilder Defaults(params ReadOnlySpan<(string Key, object Value)> entries)
    {
        foreach (var (key, value) in entries)
        {
            Default(key, value);
        }
        return this;
    }

    /// <summary>The union of the resource's and the provider's tags; this provider has none of its own.</summary>
    public StateBuilder TagsAll() =>
        Set("tagsAll", _values.TryGetValue("tags", out var tags) ? tags : ImmutableDictionary<string, object>.Empty);

    public ImmutableDictionary<string, object> Build() => _values.ToImmutable();

    private StateBuilder AddAll(ReadOnlySpan<(string Key, object? Value)> entries)
    {
        foreach (var (key, value) in entries)
        {
            Set(key, value);
        }
        return this;
    }

    // Numbers are doubles on Pulumi's wire; one type keeps inputs and computed values comparable.
    private static object Normal(object value) => value is int number ? (double)number : value;
}
