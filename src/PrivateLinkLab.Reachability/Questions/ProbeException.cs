using System.Collections.Immutable;

namespace PrivateLinkLab.Reachability.Questions;

/// <summary>A probe asks for something that there is not: a name that nothing has, a place that is none.</summary>
public sealed class ProbeException : Exception
{
    /// <summary>A probe that cannot be carried out.</summary>
    /// <param name="message">A sentence that names the value and what is accepted.</param>
    /// <param name="value">The value.</param>
    /// <param name="suggestions">What may have been meant, the nearest first.</param>
    public ProbeException(string message, string value, ImmutableArray<string> suggestions)
        : base(message) => (Value, Suggestions) = (value, suggestions);

    /// <summary>The value that names nothing.</summary>
    public string Value { get; }

    /// <summary>What may have been meant, the nearest first.</summary>
    public ImmutableArray<string> Suggestions { get; }
}
