using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>
/// Routes, standing alone or in a route table's own list: Amazon VPC User Guide, "Configure route tables"; EC2 API
/// Reference, "CreateRoute". A gateway endpoint's route is made by the endpoint.
/// </summary>
internal static class Routes
{
    public static readonly ResourceKind Kind = new(AwsTypes.Route, "EC2 Route", Create);

    // What a route can point to, by input, with EC2's code for one that does not exist.
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

    private static readonly string[] NotGiven =
    [
        "carrierGatewayId",
        "coreNetworkArn",
        "destinationCidrBlock",
        "destinationIpv6CidrBlock",
        "destinationPrefixListId",
        "egressOnlyGatewayId",
        "gatewayId",
        "localGatewayId",
        "natGatewayId",
        "networkInterfaceId",
        "odbNetworkArn",
        "transitGatewayId",
        "vpcEndpointId",
        "vpcPeeringConnectionId",
    ];

    public static Answer Create(ResourceRequest request)
    {
        var table = RouteTables.Find(request, request.RequiredText("routeTableId"));
        var destination = Add(request, table, request.Inputs, "destinationCidrBlock", "destinationIpv6CidrBlock");
        var state = request
            .NewRegionalState()
            .Set("instanceId", "")
            .Set("instanceOwnerId", "")
            .Set("origin", "CreateRoute")
            .Set("state", "active");
        foreach (var key in NotGiven)
        {
            state.Default(key, "");
        }

        // The provider's own id: Terraform AWS provider, resource aws_route.
        return new Answer($"r-{table.Id}{Crc32.Compute(destination)}", state.Build());
    }

    /// <summary>Adds a route to its table, and gives its destination.</summary>
    public static string Add(
        ResourceRequest request,
        RouteTableRecord table,
        InputBag route,
        string ipv4Key,
        string ipv6Key
    )
    {
        var destination = Destination(request, table, route, ipv4Key, ipv6Key);
        CheckTarget(request, table, route, destination);
        request.Require(
            table.Routes.TryAdd(destination, request.Name),
            "RouteAlreadyExists",
            $"route table '{table.Name}' already has a route to {destination}, by '{table.Routes[destination]}'. "
                + "A route table has one per destination."
        );
        return destination;
    }

    private static string Destination(
        ResourceRequest request,
        RouteTableRecord table,
        InputBag route,
        string ipv4Key,
        string ipv6Key
    )
    {
        var given = new[] { ipv4Key, ipv6Key, "destinationPrefixListId" }
            .Where(key => route.Text(key) is not null)
            .ToArray();
        request.Require(
            given.Length == 1,
            given.Length == 0 ? "MissingParameter" : "InvalidParameterCombination",
            $"a route has exactly one of {ipv4Key}, {ipv6Key} or destinationPrefixListId, "
                + $"got {Format.Enumeration(given)}."
        );
        var text = route.Text(given[0])!;
        if (given[0] == ipv4Key)
        {
            var block = Cidr.Parse(request, ipv4Key, text);
            request.Require(
                !table.Vpc.Blocks.Contains(block) || route.Text("gatewayId") == "local",
                "RouteAlreadyExists",
                $"the destination {block} is the VPC's own local route."
            );
        }
        else if (given[0] == ipv6Key)
        {
            Cidr.ParseIpv6(request, ipv6Key, text);
        }
        else
        {
            PrefixLists.RequireKnown(request, text);
        }

        return text;
    }

    private static void CheckTarget(ResourceRequest request, RouteTableRecord table, InputBag route, string destination)
    {
        var given = Targets.Where(target => route.Text(target.Key) is not null).ToArray();
        request.Require(
            given.Length == 1,
            given.Length == 0 ? "MissingParameter" : "InvalidParameterCombination",
            $"a route has exactly one target of {Format.Choice([.. Targets.Select(target => target.Key)])}, "
                + $"got {Format.Enumeration([.. given.Select(target => target.Key)])}."
        );
        var (key, code, what) = given[0];
        switch (key, route.Text(key)!)
        {
            case ("gatewayId", "local"):
                break;
            case ("gatewayId", var id) when id.StartsWith("vgw-", StringComparison.Ordinal):
                VpnGateways.RequireOfVpc(request, id, table);
                break;
            case ("gatewayId", var id):
                InternetGateways.RequireOfVpc(request, id, table);
                break;
            case ("natGatewayId", var id):
                NatGateways.RequireOfVpc(request, id, table);
                break;
            case ("egressOnlyGatewayId", var id):
                EgressOnlyInternetGateways.RequireOfVpc(request, id, table, destination);
                break;
            case ("networkInterfaceId", var id):
                NetworkInterfaces.RequireOfVpc(request, id, table);
                break;
            case ("vpcPeeringConnectionId", var id):
                PeeringConnections.RequireOfVpc(request, id, table);
                break;
            case ("transitGatewayId", var id):
                TransitGateways.RequireAttached(request, id, table);
                break;
            case (_, var id):
                throw request.Refuse(code, $"the {what} '{id}' does not exist in {request.Region}.");
        }
    }
}
