using System.Collections.Immutable;
using PrivateLinkLab.Simulation.Answering;

namespace PrivateLinkLab.Simulation.Services.Ec2;

/// <summary>A route table.</summary>
internal sealed record RouteTableRecord(string Id, string Name, VpcRecord Vpc)
{
    /// <summary>Destinations that have a route, with the resource that made it.</summary>
    public Dictionary<string, string> Routes { get; } = new(StringComparer.Ordinal);
}

/// <summary>Route tables and their associations: Amazon VPC User Guide, "Configure route tables".</summary>
internal static class RouteTables
{
    // What a route can point to, by input, with EC2's code for one that does not exist. No type that creates such a
    // target is simulated, but a gateway endpoint's route is made by the endpoint.
    private static readonly (string Key, string Code, string What)[] Targets =
    [
        ("gatewayId", "InvalidGatewayID.NotFound", "gateway"),
        ("natGatewayId", "NatGatewayNotFound", "NAT gateway"),
        ("egressOnlyGatewayId", "InvalidGatewayID.NotFound", "egress-only gateway"),
        ("networkInterfaceId", "InvalidNetworkInterfaceID.NotFound", "network interface"),
        ("transitGatewayId", "InvalidTransitGatewayID.NotFound", "transit gateway"),
        ("vpcEndpointId", "InvalidVpcEndpointId.NotFound", "VPC endpoint"),
        ("vpcPeeringConnectionId", "InvalidVpcPeeringConnectionID.NotFound", "VPC peering connection"),
    ];

    public static Answer Create(ResourceRequest request)
    {
        var vpc = Vpcs.Required(request);
        var id = request.Hash.Ec2Id("rtb");
        var table = new RouteTableRecord(id, request.Name, vpc);
        foreach (var route in request.Inputs.Bags("routes"))
        {
            CheckRoute(request, table, route);
        }
        request.Cloud.RouteTables.Add(id, table);
        return new Answer(id, request.NewRegionalState()
            .Set("arn", request.Arn("ec2", $"route-table/{id}"))
            .Set("ownerId", request.AccountId)
            .Default("propagatingVgws", ImmutableArray<object>.Empty)
            .Default("routes", ImmutableArray<object>.Empty)
            .TagsAll()
            .Build());
    }

    public static Answer Associate(ResourceRequest request)
    {
        var table = Find(request, request.RequiredText("routeTableId"));
        var subnetId = request.Inputs.Text("subnetId");
        var gatewayId = request.Inputs.Text("gatewayId");
        if (subnetId is null)
        {
            throw gatewayId is null
                ? request.Refuse("MissingParameter", "subnetId or gatewayId is required.")
                : request.Refuse("InvalidGatewayID.NotFound", $"the gateway '{gatewayId}' does not exist in {request.Region}.");
        }
        request.Require(gatewayId is null, "InvalidParameterCombination", "subnetId and gatewayId exclude each other.");
        var subnet = Subnets.Find(request, subnetId);
        request.Require(subnet.Vpc == table.Vpc, "InvalidParameterValue",
            $"route table '{table.Name}' is of VPC '{table.Vpc.Name}', subnet '{subnet.Name}' is of VPC '{subnet.Vpc.Name}'. "
            + "Choose a route table of the subnet's VPC.");
        request.Require(subnet.RouteTableAssociation is null, "Resource.AlreadyAssociated",
            $"subnet '{subnet.Name}' already has a route table, by '{subnet.RouteTableAssociation}'. A subnet has one.");
        subnet.RouteTableAssociation = request.Name;
        return new Answer(request.Hash.Ec2Id("rtbassoc"), request.NewRegionalState().Build());
    }

    /// <summary>The route table with the id.</summary>
    public static RouteTableRecord Find(ResourceRequest request, string id) =>
        request.Cloud.RouteTables.TryGetValue(id, out var table) && table.Vpc.Region == request.Region
            ? table
            : throw request.Refuse("InvalidRouteTableID.NotFound",
                $"the route table '{id}' does not exist in {request.Region}.");

    private static void CheckRoute(ResourceRequest request, RouteTableRecord table, InputBag route)
    {
        var destination = route.Text("cidrBlock") ?? route.Text("ipv6CidrBlock") ?? route.Text("destinationPrefixListId");
        if (destination is null)
        {
            throw request.Refuse("MissingParameter",
                "a route has no cidrBlock, ipv6CidrBlock or destinationPrefixListId.");
        }
        if (route.Text("cidrBlock") is { } text)
        {
            var block = Cidr.Parse(request, "routes.cidrBlock", text);
            request.Require(block != table.Vpc.Block || route.Text("gatewayId") == "local", "RouteAlreadyExists",
                $"the destination {block} is the VPC's own local route.");
        }
        request.Require(table.Routes.TryAdd(destination, request.Name), "RouteAlreadyExists",
            $"two routes have the destination {destination}. A route table has one per destination.");
        foreach (var (key, code, what) in Targets)
        {
            if (route.Text(key) is { } target && target != "local")
            {
                throw request.Refuse(code, $"the {what} '{target}' does not exist in {request.Region}.");
            }
        }
    }
}
