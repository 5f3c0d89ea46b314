using System.Globalization;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Makes private places public ones, and opens security groups to them.</summary>
internal static class PublicPlaces
{
    private const string Everywhere = "0.0.0.0/0";

    /// <summary>
    /// Sends what leaves these subnets to their VPC's Internet gateway, which is made where there is none.
    /// </summary>
    public static GraphEdit RouteToInternet(this GraphEdit edit, ResourceGraph graph, IEnumerable<string> subnetIds)
    {
        var subnets = subnetIds.ToHashSet(StringComparer.Ordinal);
        foreach (
            var inVpc in graph
                .Mentioning(AwsTypes.RouteTableAssociation, "subnetId", subnets)
                .Select(association => association.Inputs.GetText("routeTableId"))
                .OfType<string>()
                .Distinct()
                .GroupBy(table => VpcOf(graph, table))
        )
        {
            if (inVpc.Key is { } vpc)
            {
                var gateway = GatewayOf(edit, graph, vpc);
                foreach (var table in inVpc)
                {
                    DefaultRoute(edit, graph, table, gateway);
                }
            }
        }

        return edit;
    }

    /// <summary>Gives instances a public address.</summary>
    public static GraphEdit WithPublicAddress(this GraphEdit edit, IEnumerable<ResourceNode> instances)
    {
        foreach (var (number, instance) in instances.Index())
        {
            edit.Set(instance, "associatePublicIpAddress", true)
                .Set(instance, "publicIp", string.Create(CultureInfo.InvariantCulture, $"203.0.113.{number + 10}"));
        }

        return edit;
    }

    /// <summary>Lets a port in from a block, by the security groups of these resources.</summary>
    public static GraphEdit Admit(
        this GraphEdit edit,
        IEnumerable<ResourceNode> owners,
        string groups,
        int port,
        string block = Everywhere
    )
    {
        foreach (var group in owners.GroupsOf(groups).Order(StringComparer.Ordinal))
        {
            edit.Add(
                AwsTypes.SecurityGroupIngressRule,
                $"{edit.NameOf(group)}-fault-admits-{port}",
                "sgr",
                MapValue.Create(
                    (GraphParts.SecurityGroupId, group),
                    ("cidrIpv4", block),
                    ("ipProtocol", "tcp"),
                    ("fromPort", port),
                    ("toPort", port)
                )
            );
        }

        return edit;
    }

    /// <summary>Lets everything out, by the security groups of these instances.</summary>
    public static GraphEdit LetOut(this GraphEdit edit, IEnumerable<ResourceNode> instances)
    {
        foreach (var group in instances.GroupsOf(GraphParts.InstanceGroups).Order(StringComparer.Ordinal))
        {
            edit.Add(
                AwsTypes.SecurityGroupEgressRule,
                $"{edit.NameOf(group)}-fault-lets-out",
                "sgr",
                MapValue.Create((GraphParts.SecurityGroupId, group), ("cidrIpv4", Everywhere), ("ipProtocol", "-1"))
            );
        }

        return edit;
    }

    /// <summary>Whether a subnet has a route to everywhere, by an association of its own.</summary>
    public static bool HasDefaultRoute(this ResourceGraph graph, string? subnetId)
    {
        var tables = graph
            .OfTypes(AwsTypes.RouteTableAssociation)
            .Where(association => association.Inputs.GetText("subnetId") == subnetId)
            .Select(association => association.Inputs.GetText("routeTableId"))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return tables.Any(table => DefaultRoutes(graph, table).Any());
    }

    private static string GatewayOf(GraphEdit edit, ResourceGraph graph, ResourceNode vpc) =>
        graph.OfTypes(AwsTypes.InternetGateway).FirstOrDefault(gateway => gateway.Inputs.GetText("vpcId") == vpc.Id)?.Id
        ?? edit.Add(
            AwsTypes.InternetGateway,
            $"{vpc.Name}-fault-internet-gateway",
            "igw",
            MapValue.Create(("vpcId", vpc.Id!))
        );

    private static void DefaultRoute(GraphEdit edit, ResourceGraph graph, string table, string gateway)
    {
        if (DefaultRoutes(graph, table).FirstOrDefault() is { } route)
        {
            edit.Unset(route, "natGatewayId").Set(route, "gatewayId", gateway);
            return;
        }

        edit.Add(
            AwsTypes.Route,
            $"{edit.NameOf(table)}-fault-route",
            "r",
            MapValue.Create(("routeTableId", table), ("destinationCidrBlock", Everywhere), ("gatewayId", gateway))
        );
    }

    private static IEnumerable<ResourceNode> DefaultRoutes(ResourceGraph graph, string table) =>
        graph
            .Mentioning(AwsTypes.Route, "routeTableId", [table])
            .Where(route => route.Inputs.GetText("destinationCidrBlock") == Everywhere);

    private static ResourceNode? VpcOf(ResourceGraph graph, string table) =>
        graph.OfTypes(AwsTypes.RouteTable).FirstOrDefault(node => node.Id == table)?.Inputs.GetText("vpcId") is { } id
            ? graph.OfTypes(ResourceTypes.Vpcs).FirstOrDefault(vpc => vpc.Id == id)
            : null;
}
