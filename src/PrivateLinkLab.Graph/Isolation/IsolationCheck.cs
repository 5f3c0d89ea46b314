using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Graph.Isolation;

/// <summary>
/// Looks for ways out of the VPCs that say they are isolated: those of a PrivateVpc component whose input isolated is
/// not false. A way out is a gateway of the internet, a NAT gateway, a default route to wherever, and a route to such a
/// gateway (Amazon VPC user guide, "Connect your VPC to other networks").
/// </summary>
public static class IsolationCheck
{
    private const string ComponentType = "privatelinklab:network:PrivateVpc";

    private static readonly (string Type, WayOut Reason, string What)[] Gateways =
    [
        (AwsTypes.InternetGateway, WayOut.InternetGateway, "Internet gateway"),
        (AwsTypes.InternetGatewayAttachment, WayOut.InternetGateway, "Internet gateway attachment"),
        (AwsTypes.EgressOnlyInternetGateway, WayOut.EgressOnlyInternetGateway, "egress-only Internet gateway"),
        (AwsTypes.NatGateway, WayOut.NatGateway, "NAT gateway"),
    ];

    /// <summary>Gives the ways out, by VPC in deployment order; none when the isolation holds.</summary>
    /// <param name="graph">The resources of a stack, deployed or planned.</param>
    public static IReadOnlyList<IsolationFinding> FindWaysOut(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var live = graph
            .Resources.Where(node => !node.PendingDelete)
            .ToLookup(node => node.Type, StringComparer.Ordinal);
        return
        [
            .. live[AwsTypes.Vpc]
                .Where(vpc =>
                    vpc.Parent is { Type: ComponentType } urn && graph.Find(urn)?.Inputs.GetBool("isolated") != false
                )
                .SelectMany(vpc => GatewaysOf(vpc, live).Concat(RoutesOf(vpc, live))),
        ];
    }

    private static IEnumerable<IsolationFinding> GatewaysOf(ResourceNode vpc, ILookup<string, ResourceNode> live)
    {
        var subnets = live[AwsTypes.Subnet].Where(subnet => Names(subnet, "vpcId", vpc)).ToList();
        foreach (var (type, reason, what) in Gateways)
        {
            foreach (
                var gateway in live[type]
                    .Where(gateway =>
                        Names(gateway, "vpcId", vpc)
                        || (type == AwsTypes.NatGateway && subnets.Exists(subnet => Names(gateway, "subnetId", subnet)))
                    )
            )
            {
                yield return new(
                    vpc.Urn,
                    gateway.Urn,
                    reason,
                    Sentence(vpc, $"{what} '{gateway.Name}' leads out of it")
                );
            }
        }
    }

    private static IEnumerable<IsolationFinding> RoutesOf(ResourceNode vpc, ILookup<string, ResourceNode> live)
    {
        foreach (var table in live[AwsTypes.RouteTable].Where(table => Names(table, "vpcId", vpc)))
        {
            var routes = live[AwsTypes.Route].Where(route => Names(route, "routeTableId", table));
            foreach (
                var finding in Findings(
                    vpc,
                    table,
                    $"route table '{table.Name}'",
                    [.. Separate(routes), .. Inline(table)]
                )
            )
            {
                yield return finding;
            }
        }

        // The main route table comes with the VPC; a program may adopt it, or name it by its id.
        var adopted = live[AwsTypes.DefaultRouteTable]
            .FirstOrDefault(table => IsMainTableOf(vpc, table, "defaultRouteTableId"));
        var ofMain = live[AwsTypes.Route]
            .Where(route =>
                IsMainTableOf(vpc, route, "routeTableId")
                || (adopted is not null && Names(route, "routeTableId", adopted))
            );
        foreach (
            var finding in Findings(
                vpc,
                adopted,
                "the main route table",
                [.. Separate(ofMain), .. adopted is null ? [] : Inline(adopted)]
            )
        )
        {
            yield return finding;
        }
    }

    // The provider repeats in a table's own list what resources of their own have made.
    private static IEnumerable<IsolationFinding> Findings(
        ResourceNode vpc,
        ResourceNode? table,
        string named,
        IReadOnlyList<DeclaredRoute> routes
    ) =>
        routes
            .DistinctBy(route => route.Destination)
            .Where(route => route.IsDefault || route.LeadsToTheInternet)
            .Select(route => new IsolationFinding(
                vpc.Urn,
                route.Opener.Urn,
                route.IsDefault ? WayOut.DefaultRoute : WayOut.GatewayRoute,
                Sentence(
                    vpc,
                    $"{named} leads {route.Destination} to {route.TargetKey} {route.Target ?? "(not known yet)"}"
                )
            )
            {
                RouteTable = table?.Urn,
                Destination = route.Destination,
            });

    private static string Sentence(ResourceNode vpc, string way) =>
        $"VPC '{vpc.Name}' of PrivateVpc '{vpc.Parent!.Name}' is isolated, and {way}. "
        + $"Remove it, or set Isolated of PrivateVpc '{vpc.Parent.Name}' to false.";

    private static bool IsMainTableOf(ResourceNode vpc, ResourceNode node, string key) =>
        (Properties(node).GetText(key) is { } id && id == vpc.Outputs.GetText("defaultRouteTableId"))
        || IsFrom(node, key, vpc);

    private static bool Names(ResourceNode node, string key, ResourceNode owner) =>
        (owner.Id is { } id && Properties(node).GetText(key) == id) || IsFrom(node, key, owner);

    // Before the deployment an id may not be known, but what it will come from is.
    private static bool IsFrom(ResourceNode node, string key, ResourceNode owner) =>
        node.PropertyDependencies.TryGetValue(key, out var from) && from.Contains(owner.Urn);

    private static MapValue Properties(ResourceNode node) => node.Inputs.Count > 0 ? node.Inputs : node.Outputs;

    private static IEnumerable<DeclaredRoute> Separate(IEnumerable<ResourceNode> routes) =>
        routes.Select(route => DeclaredRoute.Read(route, Properties(route))).OfType<DeclaredRoute>();

    private static IEnumerable<DeclaredRoute> Inline(ResourceNode table) =>
        (table.Inputs.GetList("routes") is { Count: > 0 } given ? given : table.Outputs.GetList("routes"))
            .Select(route => route.AsMap())
            .OfType<MapValue>()
            .Select(route => DeclaredRoute.Read(table, route))
            .OfType<DeclaredRoute>();
}

/// <summary>A way out of a VPC that says it is isolated.</summary>
/// <param name="Vpc">The VPC.</param>
/// <param name="Opener">The resource that makes the way: a gateway, a route, or a route table with a route of its
/// own.</param>
/// <param name="Reason">What kind of way it is.</param>
/// <param name="Message">A sentence that names the VPC and the way, and one that says what to do.</param>
public sealed record IsolationFinding(ResourceUrn Vpc, ResourceUrn Opener, WayOut Reason, string Message)
{
    /// <summary>The route table, when the way is a route.</summary>
    public ResourceUrn? RouteTable { get; init; }

    /// <summary>The route's destination, such as 0.0.0.0/0, when the way is a route.</summary>
    public string? Destination { get; init; }
}
