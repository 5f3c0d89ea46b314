using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>A route whose target is gone or carries nothing.</summary>
internal sealed class BlackholeRoute()
    : Lint(
        "ROUTE_BLACKHOLE",
        LintSeverity.Error,
        "A route leads to something that is gone, switched off or not joined to the VPC.",
        "Packets that take it are dropped (Amazon VPC User Guide, \"Route table concepts\": the state blackhole)."
    )
{
    private static readonly string[] GoneStates = ["deleted", "deleting", "failed", "rejected", "expired"];

    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        from table in network.Model.RouteTables.Values
        from route in table.Routes
        let why = WhyOf(network, table, route)
        where why is not null
        select At(
            LintedNetwork.IsResource(route.DeclaredBy) ? route.DeclaredBy : table.Identity,
            $"The route of route table {table.Identity} for {route.Destination} is a blackhole: {why}.",
            "Lead the route to a target that is there, or remove it."
        );

    private static string? WhyOf(LintedNetwork network, RouteTable table, Route route)
    {
        if (route.IsBlackhole)
        {
            return "AWS has noted that its target is gone";
        }

        if (route.Target.Key is not { } key)
        {
            return null;
        }

        var model = network.Model;
        return route.Target.Kind switch
        {
            RouteTargetKind.InternetGateway or RouteTargetKind.EgressOnlyGateway => model.InternetGateways.TryGetValue(
                key,
                out var gateway
            )
            && gateway.Vpc is { } vpc
            && vpc != table.Vpc
                ? $"gateway {gateway.Identity} is attached to another VPC"
                : null,
            RouteTargetKind.Peering => model.Peerings.TryGetValue(key, out var peering)
                ? peering.Active == Truth.False
                    ? $"peering connection {peering.Identity} is not active"
                    : peering is { Requester: not null, Accepter: not null } && peering.OtherSide(table.Vpc) is null
                        ? $"peering connection {peering.Identity} is of other VPCs"
                        : null
                : null,
            RouteTargetKind.NatGateway => model.NatGateways.TryGetValue(key, out var nat)
            && nat.Subnet is { } subnet
            && model.Subnets.TryGetValue(subnet, out var at)
            && at.Vpc != table.Vpc
                ? $"NAT gateway {nat.Identity} is in another VPC"
                : null,
            RouteTargetKind.GatewayEndpoint => model.GatewayEndpoints.TryGetValue(key, out var endpoint)
            && endpoint.State is { } state
            && GoneStates.Contains(state)
                ? $"endpoint {endpoint.Identity} is {state}"
                : null,
            RouteTargetKind.NetworkInterface => network.Topology.TargetOf(route)
                is { Owner: InterfaceOwner.Instance } item
            && model.Instances.TryGetValue(item.OwnerKey, out var instance)
            && instance.Power.IsOn == Truth.False
                ? $"instance {instance.Identity} is {instance.Power.Name ?? "off"}"
                : null,
            _ => null,
        };
    }
}

/// <summary>A NAT gateway that no route leads to.</summary>
internal sealed class UnusedNatGateway()
    : Lint(
        "NAT_GATEWAY_UNUSED",
        LintSeverity.Warning,
        "No route leads to a NAT gateway.",
        "It costs by the hour all the same."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network)
    {
        var targets = network
            .Model.RouteTables.Values.SelectMany(table => table.Routes)
            .Select(route => route.Target.Key)
            .ToHashSet();
        return network
            .Model.NatGateways.Values.Where(nat =>
                LintedNetwork.IsResource(nat.Identity)
                && !targets.Contains(nat.Identity.Key)
                && VpcOf(network, nat) is { } vpc
                && network
                    .TablesOf[vpc]
                    .All(table =>
                        table.RoutesKnown && table.Routes.All(route => route.Target.Kind != RouteTargetKind.Unknown)
                    )
                && !network.IsMentioned(nat.Identity)
            )
            .Select(nat =>
                At(
                    nat.Identity,
                    $"No route leads to NAT gateway {nat.Identity}.",
                    $"Add a route to {nat.Identity} to the tables of private subnets, or delete it."
                )
            );
    }

    private static string? VpcOf(LintedNetwork network, NatGateway nat) =>
        nat.RegionalIn ?? (nat.Subnet is { } subnet ? network.Model.Subnets.GetValueOrDefault(subnet)?.Vpc : null);
}
