using System.Collections.Immutable;

namespace PrivateLinkLab.Reachability.Selection;

/// <summary>A selector is none, or nothing of the network is what it says.</summary>
public sealed class SelectionException : Exception
{
    /// <summary>A selector that cannot be used.</summary>
    /// <param name="message">A sentence that names the selector and what is expected.</param>
    /// <param name="selector">The selector.</param>
    /// <param name="suggestions">What may have been meant, the nearest first.</param>
    public SelectionException(string message, string selector, ImmutableArray<string> suggestions = default)
        : base(message) => (Selector, Suggestions) = (selector, suggestions.IsDefault ? [] : suggestions);

    /// <summary>The selector.</summary>
    public string Selector { get; }

    /// <summary>What may have been meant, the nearest first.</summary>
    public ImmutableArray<string> Suggestions { get; }
}
