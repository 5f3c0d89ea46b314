using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list argument. Its elements are inputs, and the list as a whole may be an output.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>, IInputCollection
{
    private Output<ImmutableArray<Input<T>>> _elements;

    /// <summary>Creates an empty list.</summary>
    public InputList()
        : this(Output.Create(ImmutableArray<Input<T>>.Empty)) { }

    private InputList(Output<ImmutableArray<Input<T>>> elements) => _elements = elements;

    IOutput IInputCollection.Elements => _elements;

    private protected override Output<ImmutableArray<T>> Value =>
        _elements.Apply(elements =>
            elements.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All(elements)
        );

    /// <summary>Takes a list of one value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator InputList<T>(T value) => Of([(Input<T>)value]);

    /// <summary>Takes a list of one output.</summary>
    /// <param name="value">The output.</param>
    public static implicit operator InputList<T>(Output<T> value) => Of([(Input<T>)value]);

    /// <summary>Takes a list of one input.</summary>
    /// <param name="value">The input.</param>
    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    /// <summary>Takes values.</summary>
    /// <param name="values">The values.</param>
    public static implicit operator InputList<T>(T[] values) => Of([.. values.Select(value => (Input<T>)value)]);

    /// <summary>Takes outputs.</summary>
    /// <param name="values">The outputs.</param>
    public static implicit operator InputList<T>(Output<T>[] values) =>
        Of([.. values.Select(value => (Input<T>)value)]);

    /// <summary>Takes inputs.</summary>
    /// <param name="values">The inputs.</param>
    public static implicit operator InputList<T>(Input<T>[] values) => Of([.. values]);

    /// <summary>Takes values.</summary>
    /// <param name="values">The values.</param>
    public static implicit operator InputList<T>(List<T> values) => Of([.. values.Select(value => (Input<T>)value)]);

    /// <summary>Takes outputs.</summary>
    /// <param name="values">The outputs.</param>
    public static implicit operator InputList<T>(List<Output<T>> values) =>
        Of([.. values.Select(value => (Input<T>)value)]);

    /// <summary>Takes inputs.</summary>
    /// <param name="values">The inputs.</param>
    public static implicit operator InputList<T>(List<Input<T>> values) => Of([.. values]);

    /// <summary>Takes values.</summary>
    /// <param name="values">The values.</param>
    public static implicit operator InputList<T>(ImmutableArray<T> values) => Of(ToInputs(values));

    /// <summary>Takes outputs.</summary>
    /// <param name="values">The outputs.</param>
    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) =>
        Of(values.IsDefault ? default : [.. values.Select(value => (Input<T>)value)]);

    /// <summary>Takes inputs.</summary>
    /// <param name="values">The inputs.</param>
    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => Of(values);

    /// <summary>Takes an output of values.</summary>
    /// <param name="values">The output.</param>
    public static implicit operator InputList<T>(Output<T[]> values) => new(values.Apply(ToInputs));

    /// <summary>Takes an output of values.</summary>
    /// <param name="values">The output.</param>
    public static implicit operator InputList<T>(Output<List<T>> values) => new(values.Apply(ToInputs));

    /// <summary>Takes an output of values.</summary>
    /// <param name="values">The output.</param>
    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => new(values.Apply(ToInputs));

    /// <summary>Takes an output of values.</summary>
    /// <param name="values">The output.</param>
    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values.Apply(ToInputs));

    /// <summary>Appends inputs.</summary>
    /// <param name="inputs">The inputs.</param>
    public void Add(params Input<T>[] inputs) => _elements = _elements.Apply(elements => elements.AddRange(inputs));

    /// <summary>Appends the elements of another list.</summary>
    /// <param name="inputs">The list.</param>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Appends the elements of another list.</summary>
    /// <param name="inputs">The list.</param>
    public void AddRange(InputList<T> inputs) => _elements = Concat(inputs)._elements;

    /// <summary>Joins two lists; both stay as they are.</summary>
    /// <param name="other">The list that comes second.</param>
    /// <returns>The new list.</returns>
    public InputList<T> Concat(InputList<T> other) =>
        new(Output.Tuple(_elements, other._elements).Apply(both => both.Item1.AddRange(both.Item2)));

    /// <summary>Goes through the elements; there are none when the list is unknown.</summary>
    /// <param name="cancellationToken">Not observed.</param>
    /// <returns>The enumerator.</returns>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var value in await Value.GetValueAsync(whenUnknown: []))
        {
            yield return value;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException(
            $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead."
        );

    internal InputList<T> Clone() => new(_elements);

    private static InputList<T> Of(ImmutableArray<Input<T>> elements) => new(Output.Create(elements));

    private static ImmutableArray<Input<T>> ToInputs(ImmutableArray<T> values) =>
        values.IsDefault ? default : [.. values.Select(value => (Input<T>)value)];

    private static ImmutableArray<Input<T>> ToInputs(IEnumerable<T> values) =>
        [.. values.Select(value => (Input<T>)value)];
}
