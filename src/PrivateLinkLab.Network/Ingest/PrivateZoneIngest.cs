using System.Collections.Immutable;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Private hosted zones and the VPCs that they are associated with.</summary>
internal static class PrivateZoneIngest
{
    public static ImmutableArray<PrivateHostedZone> Read(GraphReader graph)
    {
        var associated = graph.All(ResourceTypes.ZoneAssociation)
            .Select(node => (Zone: graph.Reference(node, "zoneId", ResourceTypes.PrivateZone), Vpc: graph.Reference(node, "vpcId", ResourceTypes.Vpc)))
            .Where(pair => pair.Zone is not null && pair.Vpc is not null)
            .ToLookup(pair => pair.Zone!, pair => pair.Vpc!, StringComparer.Ordinal);
        var zones = ImmutableArray.CreateBuilder<PrivateHostedZone>();
        foreach (var node in graph.All(ResourceTypes.PrivateZone))
        {
            var properties = PropertyReader.Of(node);
            ImmutableArray<string> vpcs =
            [
                .. properties.Bags("vpcs")
                    .Select(vpc => vpc.Text("vpcId") ?? graph.OnlySource(node, "vpcs", ResourceTypes.Vpc)).OfType<string>(),
                .. associated[GraphReader.KeyOf(node)],
            ];
            if (!vpcs.IsEmpty)
            {
                zones.Add(new(graph.IdentityOf(node), properties.Text("name")?.TrimEnd('.'), vpcs));
            }
        }

        return zones.ToImmutable();
    }
}
