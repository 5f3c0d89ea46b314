using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Private hosted zones and the VPCs that they are associated with.</summary>
internal static class PrivateZoneIngest
{
    public static ImmutableArray<PrivateHostedZone> Read(GraphReader graph)
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
        var zones = ImmutableArray.CreateBuilder<PrivateHostedZone>();
        foreach (var node in graph.All(AwsTypes.HostedZone))
        {
            var properties = PropertyReader.Of(node);
            ImmutableArray<string> vpcs =
            [
                .. properties
                    .Bags("vpcs")
                    .Select(vpc => vpc.Text("vpcId") ?? graph.OnlySource(node, "vpcs", ResourceTypes.Vpcs))
                    .OfType<string>(),
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
