using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>
/// The region of each provider, for resources that do not tell their own: before the first update nothing has an ARN.
/// It is what the provider is set to, else the one that all of its resources agree on by their ARNs, zones and service
/// names; where they disagree, it stays unknown.
/// </summary>
internal sealed class ProviderRegions(ResourceGraph graph)
{
    // Most resources tell their own region, so that nobody asks.
    private readonly Lazy<Dictionary<string, string?>> _byProvider = new(() => ByProvider(graph));

    /// <summary>The region of a resource; null when it is not known.</summary>
    public string? Of(ResourceNode node) =>
        Places.RegionOf(PropertyReader.Of(node)) ?? _byProvider.Value.GetValueOrDefault(node.Provider ?? "");

    private static Dictionary<string, string?> ByProvider(ResourceGraph graph)
    {
        var regions = new Dictionary<string, string?>(StringComparer.Ordinal);
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in graph.Resources)
        {
            if (node is not { Custom: true, PendingDelete: false })
            {
                continue;
            }

            var provider = node.Provider ?? "";
            if (!regions.ContainsKey(provider) && SettingOf(graph, provider) is { } set)
            {
                regions[provider] = set;
                settled.Add(provider);
            }

            if (!settled.Contains(provider) && Told(PropertyReader.Of(node)) is { } region)
            {
                regions[provider] = !regions.TryGetValue(provider, out var before) || before == region ? region : null;
            }
        }

        return regions;
    }

    private static string? SettingOf(ResourceGraph graph, string provider) =>
        ProviderReference.TryParse(provider, out var reference) && graph.Find(reference.Urn) is { } node
            ? PropertyReader.Of(node).Text("region")
            : null;

    // A resource may be in another region than its provider, and then says so.
    private static string? Told(PropertyReader properties) =>
        properties.Find("region") is not null
            ? null
            : Places.ArnPart(properties.Text("arn"), 3)
                ?? RegionOfZone(properties.Text("availabilityZone"))
                ?? EndpointServiceName.Parse(properties.Text("serviceName"))?.Region;

    private static string? RegionOfZone(string? zone) => zone is null ? null : AvailabilityZoneName.RegionOf(zone);
}
