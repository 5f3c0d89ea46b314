using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map argument. Its values are inputs, and the map as a whole may be an output.</summary>
/// <typeparam name="TValue">The type of the values.</typeparam>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>,
        IEnumerable,
        IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>,
        IInputCollection
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _elements;

    /// <summary>Creates an empty map.</summary>
    public InputMap()
        : this(Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty)) { }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> elements) => _elements = elements;

    IOutput IInputCollection.Elements => _elements;

    private protected override Output<ImmutableDictionary<string, TValue>> Value =>
        _elements.Apply(elements =>
        {
            if (elements is null)
            {
                return Output.Create(default(ImmutableDictionary<string, TValue>)!);
            }

            var pairs = elements.ToArray();
            return Output
                .All(pairs.Select(pair => pair.Value))
                .Apply(values =>
                    pairs.Zip(values, (pair, value) => KeyValuePair.Create(pair.Key, value)).ToImmutableDictionary()
                );
        });

    /// <summary>Adds a value; the run fails when the key is there already with another value.</summary>
    /// <param name="key">The key.</param>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Takes values.</summary>
    /// <param name="values">The values by key.</param>
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) =>
        new(Output.Create(ToInputs(values)));

    /// <summary>Takes values.</summary>
    /// <param name="values">The values by key.</param>
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) =>
        new(Output.Create(ToInputs(values)));

    /// <summary>Takes an output of values.</summary>
    /// <param name="values">The output.</param>
    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) =>
        new(values.Apply(ToInputs));

    /// <summary>Takes an output of values.</summary>
    /// <param name="values">The output.</param>
    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) =>
        new(values.Apply(ToInputs));

    /// <summary>Takes an output of values.</summary>
    /// <param name="values">The output.</param>
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) =>
        new(values.Apply(map => map is null ? null! : ToInputs(map)));

    /// <summary>Joins two maps, which stay as they are; where both have a key, the second one's value counts.</summary>
    /// <param name="first">The first map.</param>
    /// <param name="second">The second map.</param>
    /// <returns>The new map.</returns>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(Output.Tuple(first._elements, second._elements).Apply(both => both.Item1.SetItems(both.Item2)));

    /// <summary>Adds a value; the run fails when the key is there already with another value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Add(string key, Input<TValue> value) =>
        _elements = _elements.Apply(map =>
            map.SetItem(key, map.TryGetValue(key, out var present) ? OneOf(key, present, value) : value)
        );

    /// <summary>Adds all values of another map; the run fails when both have a key.</summary>
    /// <param name="values">The map.</param>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <summary>Adds all values of another map; the run fails when both have a key.</summary>
    /// <param name="values">The map.</param>
    public void AddRange(InputMap<TValue> values) =>
        _elements = Output.Tuple(_elements, values._elements).Apply(both => both.Item1.AddRange(both.Item2));

    /// <summary>Goes through the pairs; there are none when the map is unknown.</summary>
    /// <param name="cancellationToken">Not observed.</param>
    /// <returns>The enumerator.</returns>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(
        CancellationToken cancellationToken
    )
    {
        var values = await Value.GetValueAsync(whenUnknown: ImmutableDictionary<string, TValue>.Empty);
        foreach (var pair in values)
        {
            yield return pair;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException(
            $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead."
        );

    /// <summary>The value that a key was given twice, which can only be compared once it is there.</summary>
    private static Input<TValue> OneOf(string key, Input<TValue> first, Input<TValue> second) =>
        Output
            .Tuple(first, second)
            .Apply(both =>
                EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2)
                    ? both.Item1
                    : throw new ArgumentException($"Key '{key}' already exists in the map with a different value.")
            );

    private static ImmutableDictionary<string, Input<TValue>> ToInputs(
        IEnumerable<KeyValuePair<string, TValue>> values
    ) => values.ToImmutableDictionary(pair => pair.Key, pair => (Input<TValue>)pair.Value);
}
