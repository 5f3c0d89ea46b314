using System.Collections.Immutable;

namespace PrivateLinkLab.Components.Validation;

/// <summary>
/// Holds that a lookup has its answer. AWS always gives one; mocks of a test may not, and what follows would fail
/// without saying of what.
/// </summary>
internal static class LookupAnswer
{
    /// <summary>Gives a text that the answer has to have.</summary>
    /// <param name="value">The text.</param>
    /// <param name="function">The function, such as <c>aws:index/getRegion:getRegion</c>.</param>
    /// <param name="property">The property's name in the answer.</param>
    /// <exception cref="ComponentArgumentException">There is none.</exception>
    public static string Required(string? value, string function, string property) =>
        value ?? throw Missing(function, property);

    /// <summary>Gives a list that the answer has to have; it may be empty.</summary>
    /// <inheritdoc cref="Required(string?, string, string)"/>
    public static ImmutableArray<T> Required<T>(ImmutableArray<T> value, string function, string property) =>
        value.IsDefault ? throw Missing(function, property) : value;

    private static ComponentArgumentException Missing(string function, string property) =>
        new(
            $"The function {function} was answered without '{property}', which AWS always gives. Mocks of a "
                + $"test have to "
                + "answer it; SimulatedAwsMocks of PrivateLinkLab.Testing does."
        );
}
