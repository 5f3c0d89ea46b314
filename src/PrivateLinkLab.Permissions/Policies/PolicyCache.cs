using System.Collections.Concurrent;
using PrivateLinkLab.Amazon.Policies;

namespace PrivateLinkLab.Permissions;

/// <summary>
/// Compiles every policy text once: many roles have the same policy. One cache serves one model, whose texts it keeps.
/// </summary>
public sealed class PolicyCache
{
    private readonly ConcurrentDictionary<string, (CompiledPolicy? Policy, string? Problem)> _byText = new(
        StringComparer.Ordinal
    );

    /// <summary>The policy of a text, or what is wrong with it in one sentence.</summary>
    internal (CompiledPolicy? Policy, string? Problem) Get(string json) =>
        _byText.GetOrAdd(json, static text =>
            PolicyDocument.TryParse(text, out var document, out var problem) ? (new(document), null) : (null, problem)
        );
}
