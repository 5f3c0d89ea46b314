using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Services;

namespace PrivateLinkLab.Graph;

/// <summary>
/// The region of each resource. Most resources tell their own, by their ARN at least. For those that do not it is what
/// their provider is set to, else the one that all of the provider's resources agree on by their ARNs, zones and
/// service names; where they disagree, it stays unknown.
/// </summary>
/// <param name="graph">The graph.</param>
public sealed class ResourceRegions(ResourceGraph graph)
{
    private const string Region = "region";
    private const string DefaultProvider = "default";

    // Most resources tell their own region, so that nobody asks.
    private readonly Lazy<Dictionary<string, string?>> _byProvider = new(() => ByProvider(graph));

    /// <summary>Gives the region of a resource; null when it is not known.</summary>
    /// <param name="node">The resource.</param>
    public string? Of(ResourceNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return Text(node, Region) ?? OfArn(Text(node, "arn")) ?? OfProvider(node.Provider);
    }

    /// <summary>Gives the region that a provider's resources are in; null when it is not known.</summary>
    /// <param name="provider">The reference by which resources name the provider; null when they name none.</param>
    public string? OfProvider(string? provider) =>
        _byProvider.Value.GetValueOrDefault(KeyOf(provider)) is { } region ? region : null;

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

            var provider = KeyOf(node.Provider);
            if (!settled.Contains(provider) && SettingOf(graph, node.Provider) is { } set)
            {
                regions[provider] = set;
                settled.Add(provider);
            }

            if (!settled.Contains(provider) && Told(node) is { } region)
            {
                regions[provider] = !regions.TryGetValue(provider, out var before) || before == region ? region : null;
            }
        }

        return regions;
    }

    // A program that uses several versions of the package has a default provider of each, with the same settings.
    private static string KeyOf(string? provider) =>
        ProviderReference.TryParse(provider, out var reference)
        && (
            reference.Urn.Name == DefaultProvider
            || reference.Urn.Name.StartsWith($"{DefaultProvider}_", StringComparison.Ordinal)
        )
            ? reference.Urn.Type
            : provider ?? "";

    private static string? SettingOf(ResourceGraph graph, string? provider) =>
        ProviderReference.TryParse(provider, out var reference) && graph.Find(reference.Urn) is { } node
            ? Text(node, Region)
            : null;

    // A resource may be in another region than its provider, and then says so.
    private static string? Told(ResourceNode node) =>
        Text(node, Region) is not null || node.Inputs.Find(Region) is UnknownValue
            ? null
            : OfArn(Text(node, "arn"))
                ?? AvailabilityZoneName.RegionOf(Text(node, "availabilityZone"))
                ?? EndpointServiceName.Parse(Text(node, "serviceName"))?.Region;

    private static string? OfArn(string? arn) =>
        arn?.Split(':') is { Length: > 5 } parts && parts[0] == "arn" && parts[3].Length > 0 ? parts[3] : null;

    // What the cloud answered, else what the program asked for; an empty text is how a provider writes what is not set.
    private static string? Text(ResourceNode node, string key) =>
        node.Outputs.GetText(key) is { Length: > 0 } answered ? answered
        : node.Inputs.GetText(key) is { Length: > 0 } asked ? asked
        : null;
}
