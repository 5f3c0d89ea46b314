using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Reaches into outputs of lists and unions.</summary>
public static class OutputExtensions
{
    /// <summary>The first element of a list; the run fails when the list is empty.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The list.</param>
    /// <returns>The element.</returns>
    public static Output<T> First<T>(this Output<ImmutableArray<T>> array) => array.Apply(values => values[0]);

    /// <summary>An element of a list; the run fails when there is none at that place.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The list.</param>
    /// <param name="index">The place, counted from 0.</param>
    /// <returns>The element.</returns>
    public static Output<T> GetAt<T>(this Output<ImmutableArray<T>> array, Input<int> index) =>
        Output.Tuple(array, index.ToOutput()).Apply(both => both.Item1[both.Item2]);

    /// <summary>The number of elements of a list.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The list.</param>
    /// <returns>The number.</returns>
    public static Output<int> Length<T>(this Output<ImmutableArray<T>> array) => array.Apply(values => values.Length);
}
