using System.Collections.Immutable;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>The names that AWS gives to an interface endpoint: one of the region, and one of each zone.</summary>
internal static class EndpointNames
{
    /// <summary>Reads the names.</summary>
    // The regional name is the one that the zonal names, which add the zone to its first label, begin with.
    public static ImmutableArray<EndpointName> Read(PropertyReader properties)
    {
        var names = new List<string>();
        var regional = "";
        foreach (var entry in properties.Bags("dnsEntries"))
        {
            if (entry.Text("dnsName") is { } name && Host(name).StartsWith("vpce-", StringComparison.Ordinal))
            {
                names.Add(name);
                regional = regional.Length == 0 || name.Length < regional.Length ? name : regional;
            }
        }

        return [.. names.Select(name => new EndpointName(name, ZoneOf(name, FirstLabel(regional))))];
    }

    /// <summary>
    /// Reads the private names that AWS has given; empty while it has given none, or private DNS is off.
    /// </summary>
    public static ImmutableArray<string> PrivateOf(PropertyReader properties)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in properties.Bags("dnsEntries"))
        {
            if (entry.Text("dnsName") is { } name && !Host(name).StartsWith("vpce-", StringComparison.Ordinal))
            {
                // Route 53 writes the asterisk of a wildcard as \052.
                names.Add(name.TrimEnd('.').Replace("\\052", "*", StringComparison.Ordinal).ToLowerInvariant());
            }
        }

        return names.ToImmutable();
    }

    private static string? ZoneOf(string name, ReadOnlySpan<char> regionalLabel) =>
        FirstLabel(name) is var label && label.Length > regionalLabel.Length + 1 && label.StartsWith(regionalLabel)
            ? label[(regionalLabel.Length + 1)..].ToString()
            : null;

    private static ReadOnlySpan<char> FirstLabel(string name) =>
        Host(name) is var host && host.IndexOf('.') is > 0 and var dot ? host[..dot] : name;

    private static ReadOnlySpan<char> Host(string name) => name.AsSpan().TrimStart("*.");
}
