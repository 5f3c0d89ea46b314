using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>The destinations that virtual private gateways propagate into route tables.</summary>
internal sealed class PropagatedRoutes
{
    // What comes by BGP.
    private static readonly CidrBlock?[] NotKnown = [null];

    private readonly Dictionary<string, List<CidrBlock?>> _byGateway = new(StringComparer.Ordinal);

    private PropagatedRoutes() { }

    public static PropagatedRoutes Read(GraphReader graph)
    {
        var routes = new PropagatedRoutes();
        var blocks = graph
            .All(AwsTypes.VpnConnectionRoute)
            .Select(node =>
                (
                    Connection: graph.Reference(node, "vpnConnectionId", AwsTypes.VpnConnection),
                    Block: PropertyReader.Of(node).Block("destinationCidrBlock")
                )
            )
            .ToLookup(pair => pair.Connection ?? "", pair => pair.Block, StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.VpnConnection))
        {
            if (graph.Reference(node, "vpnGatewayId", AwsTypes.VpnGateway) is not { } gateway)
            {
                continue;
            }

            if (!routes._byGateway.TryGetValue(gateway, out var all))
            {
                routes._byGateway.Add(gateway, all = []);
            }

            if (PropertyReader.Of(node).Flag("staticRoutesOnly", false) == Truth.True)
            {
                all.AddRange(blocks[Identity.KeyOf(node)]);
            }
            else
            {
                all.Add(null);
            }
        }

        return routes;
    }

    /// <summary>The destinations of a gateway, null for those that are not known.</summary>
    public IReadOnlyList<CidrBlock?> From(string? gateway) =>
        gateway is not null && _byGateway.TryGetValue(gateway, out var blocks) ? blocks : NotKnown;
}
