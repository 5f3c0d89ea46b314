namespace PrivateLinkLab.Reachability.Tracing;

/// <summary>What is known of the HTTP request that packets carry.</summary>
/// <param name="Host">The host that it is for, in lower case; null when it is not known.</param>
/// <param name="Path">The path; null when it is not known.</param>
/// <param name="Query">The query without its question mark, empty for none; null when it is not known.</param>
internal sealed record HttpRequest(string? Host, string? Path, string? Query)
{
    /// <summary>A request of which nothing is known.</summary>
    public static HttpRequest NotKnown { get; } = new(null, null, null);
}
