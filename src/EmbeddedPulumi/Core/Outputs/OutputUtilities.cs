using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks into outputs, for tests and tools.</summary>
public static class OutputUtilities
{
    /// <summary>An output that is not known.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value that stands in for it.</param>
    /// <returns>The unknown output.</returns>
    public static Output<T> CreateUnknown<T>(T value) => Output<T>.CreateUnknown(value);

    /// <summary>An output that is not known, and whose value is therefore never computed.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="valueFactory">Would compute the value.</param>
    /// <returns>The unknown output.</returns>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory) =>
        Output<T>.CreateUnknown(default!).Apply(_ => valueFactory());

    /// <summary>A copy of an output that depends on one more resource.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output, which stays as it is.</param>
    /// <param name="resource">The resource.</param>
    /// <returns>The copy.</returns>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);
        return output.WithDependency(resource);
    }

    /// <summary>Whether an output is known.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output, which is waited for.</param>
    /// <returns>True when it is known.</returns>
    public static Task<bool> GetIsKnownAsync<T>(Output<T> output) => Output.StateOf(output).IsKnownAsync();

    /// <summary>The value of an output.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output, which is waited for.</param>
    /// <returns>The value, or the type's default when it is not known.</returns>
    public static Task<T> GetValueAsync<T>(Output<T> output) => output.GetValueAsync(whenUnknown: default!).AsTask();

    /// <summary>The resources that an output depends on.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output, which is waited for.</param>
    /// <returns>The resources.</returns>
    public static Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) =>
        Output.StateOf(output).GetResourcesAsync();
}
