using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Hosted zones with their records and the VPCs that they are associated with.</summary>
internal sealed class HostedZoneIngest(GraphReader graph)
{
    private readonly Dictionary<string, List<DnsRecord>> _records = new(StringComparer.Ordinal);
    private readonly HashSet<DnsRecord> _idle = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(string Zone, string Name, string Type)> _used = [];

    public ImmutableArray<HostedZone> Read()
    {
        var associated = graph
            .All(AwsTypes.HostedZoneAssociation)
            .Select(node =>
                (
                    Zone: graph.Reference(node, "zoneId", AwsTypes.HostedZone),
                    Vpc: graph.Reference(node, "vpcId", ResourceTypes.Vpcs)
                )
            )
            .Where(pair => pair.Zone is not null && pair.Vpc is not null)
            .ToLookup(pair => pair.Zone!, pair => pair.Vpc!, StringComparer.Ordinal);
        var zones = new Dictionary<string, HostedZone>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.HostedZone))
        {
            var properties = PropertyReader.Of(node);
            ImmutableArray<string> vpcs =
            [
                .. properties
                    .Bags("vpcs")
                    .Select(vpc => vpc.Text("vpcId") ?? graph.OnlySource(node, "vpcs", ResourceTypes.Vpcs))
                    .OfType<string>(),
                .. associated[Identity.KeyOf(node)],
            ];
            zones[Identity.KeyOf(node)] = new(graph.IdentityOf(node), Folded(properties.Text("name")), vpcs);
        }

        // AWS Cloud Map makes a private zone, and its records as instances come and go.
        foreach (var node in graph.All(AwsTypes.PrivateDnsNamespace))
        {
            if (graph.Reference(node, "vpc", ResourceTypes.Vpcs) is { } vpc)
            {
                zones[PropertyReader.Of(node).Text("hostedZone") ?? Identity.KeyOf(node)] = new(
                    graph.IdentityOf(node),
                    Folded(PropertyReader.Of(node).Text("name")),
                    [vpc]
                );
            }
        }

        foreach (var node in graph.All(AwsTypes.DnsRecord))
        {
            ReadRecord(node, zones);
        }

        return [.. zones.Select(entry => entry.Value with { Records = [.. Answering(entry.Key)] })];
    }

    private void ReadRecord(ResourceNode node, Dictionary<string, HostedZone> zones)
    {
        var properties = PropertyReader.Of(node);
        var key = graph.Reference(node, "zoneId", AwsTypes.HostedZone, AwsTypes.PrivateDnsNamespace);
        var zone = key is null ? null : zones.GetValueOrDefault(key);
        if (NameOf(properties, zone?.Name) is not { } name || properties.Text("type") is not { } type)
        {
            return;
        }

        var (values, known) = properties.Texts("records");
        var aliases = properties.Bags("aliases").Select(alias => alias.Text("name")).ToList();
        var record = new DnsRecord(graph.IdentityOf(node), name, type)
        {
            Values = [.. values, .. aliases.OfType<string>().Select(alias => Folded(alias)!)],
            ValuesKnown = known && aliases.TrueForAll(alias => alias is not null) && !properties.IsUnknown("aliases"),
        };
        if (zone is null && !record.IsLeading)
        {
            return;
        }

        if (zone is null)
        {
            // A zone outside the graph may be a private one: its names answer, and nobody knows whom.
            zones.TryAdd($"{key}/{name}", new(graph.IdentityOf(node), name.TrimStart('*', '.'), []));
            return;
        }

        if (!_records.TryGetValue(key!, out var all))
        {
            _records.Add(key!, all = []);
        }

        all.Add(record);
        var weight = properties.Bags("weightedRoutingPolicies").Select(policy => policy.Int("weight")).FirstOrDefault();
        if (weight == 0)
        {
            _idle.Add(record);
        }
        else if (weight > 0 && properties.Find("healthCheckId") is null)
        {
            _used.Add((key!, name, type));
        }
    }

    // A record of weight 0 answers only while none of the others is healthy (Amazon Route 53 Developer Guide, "Values
    // specific for weighted records"), and one without a health check always is.
    private IEnumerable<DnsRecord> Answering(string zone) =>
        _records
            .GetValueOrDefault(zone, [])
            .Where(record => !_idle.Contains(record) || !_used.Contains((zone, record.Name, record.Type)));

    // The provider completes a name with its zone's.
    private static string? NameOf(PropertyReader properties, string? zone)
    {
        if (Folded(properties.Text("fqdn")) is { } whole)
        {
            return whole;
        }

        var name = Folded(properties.Text("name"));
        return name is null
            ? properties.IsUnknown("name")
                ? null
                : zone
            : zone is null
                ? name.Contains('.', StringComparison.Ordinal)
                    ? name
                    : null
                : name == zone || name.EndsWith($".{zone}", StringComparison.Ordinal)
                    ? name
                    : $"{name}.{zone}";
    }

    // Route 53 writes the asterisk of a wildcard as \052.
    private static string? Folded(string? name) =>
        name?.TrimEnd('.').Replace("\\052", "*", StringComparison.Ordinal).ToLowerInvariant();
}
