using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Reads routes, in a table's own list and as resources of their own.</summary>
internal static class RouteReader
{
    private const string Local = "local";

    // What a route can lead to, by property.
    private static readonly (string Property, RouteTargetKind Kind, ResourceType[] Types)[] Targets =
    [
        ("gatewayId", RouteTargetKind.InternetGateway, [AwsTypes.InternetGateway]),
        ("natGatewayId", RouteTargetKind.NatGateway, [AwsTypes.NatGateway]),
        ("vpcPeeringConnectionId", RouteTargetKind.Peering, [AwsTypes.VpcPeeringConnection]),
        ("egressOnlyGatewayId", RouteTargetKind.EgressOnlyGateway, [AwsTypes.EgressOnlyInternetGateway]),
        ("networkInterfaceId", RouteTargetKind.NetworkInterface, ResourceTypes.NetworkInterfaces),
        (
            "vpcEndpointId",
            RouteTargetKind.NotModelled,
            [AwsTypes.VpcEndpoint, AwsTypes.NetworkFirewall, AwsTypes.NetworkFirewallEndpoint]
        ),
        ("transitGatewayId", RouteTargetKind.NotModelled, []),
        ("carrierGatewayId", RouteTargetKind.NotModelled, []),
        ("localGatewayId", RouteTargetKind.NotModelled, []),
        ("coreNetworkArn", RouteTargetKind.NotModelled, []),
        ("odbNetworkArn", RouteTargetKind.NotModelled, []),
        ("instanceId", RouteTargetKind.NetworkInterface, ResourceTypes.Instances),
    ];

    public static IEnumerable<Route> Inline(GraphReader graph, ResourceNode node) =>
        PropertyReader
            .Of(node)
            .Bags("routes")
            .Select(properties => Read(graph, node, properties, "cidrBlock", "ipv6CidrBlock", "routes"))
            .Where(route =>
                route.Target.Kind != RouteTargetKind.Local
                // Gateway endpoints add theirs themselves; one for a block leads to an appliance.
                && (route.Target.Kind != RouteTargetKind.GatewayEndpoint || route.Block is not null)
            );

    public static Route Standalone(GraphReader graph, ResourceNode node) =>
        Read(graph, node, PropertyReader.Of(node), "destinationCidrBlock", "destinationIpv6CidrBlock", null);

    private static Route Read(
        GraphReader graph,
        ResourceNode node,
        PropertyReader properties,
        string block,
        string ipv6,
        string? list
    ) =>
        new()
        {
            DeclaredBy = graph.IdentityOf(node),
            Block = properties.Block(block) ?? properties.Ipv6Block(ipv6),
            IsIpv6 = properties.Find(ipv6) is not null,
            PrefixList = properties.Find("destinationPrefixListId") is null
                ? null
                : properties.Text("destinationPrefixListId")
                    ?? graph.Reference(node, list ?? "destinationPrefixListId", AwsTypes.ManagedPrefixList),
            Propagated = properties.Text("origin") == "EnableVgwRoutePropagation",
            IsBlackhole = properties.Text("state") == "blackhole",
            Target = Target(graph, node, properties, list),
        };

    private static RouteTarget Target(GraphReader graph, ResourceNode node, PropertyReader properties, string? list)
    {
        foreach (var (property, kind, types) in Targets)
        {
            if (properties.Find(property) is not { } value)
            {
                continue;
            }

            var key = value.AsText() ?? graph.Reference(node, list ?? property, types);
            return property == "gatewayId" ? GatewayTarget(key) : new(kind, key);
        }

        return new(RouteTargetKind.Unknown, null);
    }

    private static RouteTarget GatewayTarget(string? key) =>
        key switch
        {
            null => new(RouteTargetKind.Unknown, null),
            Local => new(RouteTargetKind.Local, null),
            _ when key.StartsWith("vpce-", StringComparison.Ordinal) => new(RouteTargetKind.GatewayEndpoint, key),
            _ when key.StartsWith("vgw-", StringComparison.Ordinal) => new(RouteTargetKind.NotModelled, key),
            _ => new(RouteTargetKind.InternetGateway, key),
        };
}
