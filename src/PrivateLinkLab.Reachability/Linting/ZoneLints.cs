using System.Collections.Immutable;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>An endpoint or load balancer in one Availability Zone of several.</summary>
internal sealed class SingleZone()
    : Lint(
        "SINGLE_ZONE",
        LintSeverity.Note,
        "An interface endpoint or a load balancer stands in one Availability Zone only, in a VPC that has several.",
        "When the zone is lost, the others lose it too; and traffic between zones costs."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        network
            .Model.InterfaceEndpoints.Values.Where(endpoint => endpoint.InterfacesKnown)
            .Select(endpoint => (What: "Endpoint", endpoint.Identity, Interfaces: endpoint.Interfaces))
            .Concat(
                network
                    .Model.LoadBalancers.Values.Where(balancer => balancer.NodesKnown)
                    .Select(balancer => (What: "Load balancer", balancer.Identity, Interfaces: balancer.Nodes))
            )
            .Select(one => (one.What, one.Identity, one.Interfaces, Zone: Zones.OnlyOf(network, one.Interfaces)))
            .Where(one =>
                one.Zone is not null
                && network.SubnetsOf[one.Interfaces[0].Vpc].Any(subnet => subnet.Zone is { } other && other != one.Zone)
            )
            .Select(one =>
                At(
                    one.Identity,
                    $"{one.What} {one.Identity} stands in {one.Zone} only.",
                    $"Give {one.Identity} a subnet in another zone."
                )
            );
}

/// <summary>A database whose subnet group has one Availability Zone.</summary>
internal sealed class DatabaseInOneZone()
    : Lint(
        "DATABASE_SUBNETS_IN_ONE_ZONE",
        LintSeverity.Error,
        "The subnet group of a database has subnets in one Availability Zone only.",
        "AWS refuses such a group with DBSubnetGroupDoesNotCoverEnoughAZs (Amazon RDS User Guide, \"Working with DB "
            + "subnet groups\")."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        from database in network.Model.Databases.Values
        let subnets = database.SubnetGroup
        where
            subnets is not null
            && !network.IsOpen(subnets, "subnetIds")
            && network.NodeOf(subnets)?.Inputs.GetList("subnetIds").Count == database.Interfaces.Length
        let zone = Zones.OnlyOf(network, database.Interfaces)
        where zone is not null
        select At(
            subnets,
            $"Subnet group {subnets} of database {database.Identity} has subnets in {zone} only.",
            $"Add a subnet in another zone to {subnets}."
        );
}

/// <summary>The Availability Zones of network interfaces.</summary>
internal static class Zones
{
    /// <summary>The only zone; null when there are several, or one is not known.</summary>
    public static string? OnlyOf(LintedNetwork network, ImmutableArray<NetworkInterface> interfaces) =>
        interfaces.Select(item => network.Model.Subnets[item.Subnet].Zone).Distinct().ToList() is [var only]
            ? only
            : null;

    /// <summary>
    /// Whether interfaces stand in a Local Zone (us-east-1-lax-1a) or on an Outpost, which are single ones.
    /// </summary>
    public static bool IsOutsideOfRegion(LintedNetwork network, ImmutableArray<NetworkInterface> interfaces) =>
        interfaces
            .Select(item => network.Model.Subnets[item.Subnet])
            .Any(subnet =>
                subnet.Zone?.Count(char.IsAsciiDigit) > 1
                || network.NodeOf(subnet.Identity)?.Inputs.ContainsKey("outpostArn") == true
            );
}
