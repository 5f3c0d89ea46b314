using System.Collections.Concurrent;

namespace PrivateLinkLab.Permissions;

/// <summary>
/// Compiles every policy text once: many roles have the same policy. One cache serves one model, whose texts it keeps.
/// </summary>
public sealed class PolicyCache
{
    private readonly ConcurrentDictionary<string, (PolicyDocument? Document, string? Problem)> _byText =
        new(StringComparer.Ordinal);

    /// <summary>The document of a text, or what is wrong with it in one sentence.</summary>
    internal (PolicyDocument? Document, string? Problem) Get(string json) => _byText.GetOrAdd(json, static text =>
        PolicyDocument.TryParse(text, out var document, out var problem) ? (document, null) : (null, problem));
}
