using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>A route table.</summary>
internal sealed record RouteTableRecord(string Id, string Name, VpcRecord Vpc)
{
    /// <summary>Destinations that have a route, with the resource that made it.</summary>
    public Dictionary<string, string> Routes { get; } = new(StringComparer.Ordinal);
}

/// <summary>Route tables and their associations: Amazon VPC User Guide, "Configure route tables".</summary>
internal static class RouteTables
{
    public static readonly ResourceKind Kind = new(AwsTypes.RouteTable, "EC2 Route Table", Create);
    public static readonly ResourceKind AssociationKind = new(
        AwsTypes.RouteTableAssociation,
        "EC2 Route Table Association",
        Associate
    );

    /// <summary>A VPC's main table, adopted with all its routes replaced.</summary>
    public static readonly ResourceKind DefaultKind = new(
        AwsTypes.DefaultRouteTable,
        "EC2 Default Route Table",
        AdoptDefault
    );

    public static readonly ResourceKind MainKind = new(
        AwsTypes.MainRouteTableAssociation,
        "EC2 Main Route Table Association",
        SetMain
    );

    public static Answer Create(ResourceRequest request)
    {
        var vpc = Vpcs.Required(request);
        var id = request.Hash.Ec2Id("rtb");
        var table = new RouteTableRecord(id, request.Name, vpc);
        foreach (var route in request.Inputs.Bags("routes"))
        {
            Routes.Add(request, table, route, "cidrBlock", "ipv6CidrBlock");
        }

        request.All<RouteTableRecord>().Add(id, table);
        return new Answer(
            id,
            request
                .NewRegionalState()
                .Set("arn", request.Arn("ec2", $"route-table/{id}"))
                .Set("ownerId", request.AccountId)
                .Default("propagatingVgws", ListValue.Empty)
                .Default("routes", ListValue.Empty)
                .TagsAll()
                .Build()
        );
    }

    public static Answer AdoptDefault(ResourceRequest request)
    {
        var table = Find(request, request.RequiredText("defaultRouteTableId"));
        request.Require(
            table.Id == table.Vpc.MainRouteTableId,
            "InvalidRouteTableID.NotFound",
            $"defaultRouteTableId '{table.Id}' is not the main route table that VPC '{table.Vpc.Name}' was made with. "
                + "Use the VPC's defaultRouteTableId."
        );
        table.Routes.Clear();
        foreach (var route in request.Inputs.Bags("routes"))
        {
            Routes.Add(request, table, route, "cidrBlock", "ipv6CidrBlock");
        }

        return new Answer(
            table.Id,
            request
                .NewRegionalState()
                .Set("arn", request.Arn("ec2", $"route-table/{table.Id}"))
                .Set("ownerId", request.AccountId)
                .Set("vpcId", table.Vpc.Id)
                .Default("propagatingVgws", ListValue.Empty)
                .Default("routes", ListValue.Empty)
                .TagsAll()
                .Build()
        );
    }

    public static Answer SetMain(ResourceRequest request)
    {
        var vpc = Vpcs.Required(request);
        var table = Find(request, request.RequiredText("routeTableId"));
        request.Require(
            table.Vpc == vpc,
            "InvalidParameterValue",
            $"route table '{table.Name}' is of VPC '{table.Vpc.Name}', not of VPC '{vpc.Name}'. Choose a route table "
                + $"of VPC '{vpc.Name}'."
        );
        if (request.Account.TakeName("main route table", vpc.Id, request.Name) is { } taken)
        {
            throw request.Refuse(
                "Resource.AlreadyAssociated",
                $"VPC '{vpc.Name}' already has another main route table, by '{taken}'. A VPC has one."
            );
        }

        return new Answer(
            request.Hash.Ec2Id("rtbassoc"),
            request.NewRegionalState().Set("originalRouteTableId", vpc.MainRouteTableId).Build()
        );
    }

    public static Answer Associate(ResourceRequest request)
    {
        var table = Find(request, request.RequiredText("routeTableId"));
        var subnetId = request.Inputs.Text("subnetId");
        var gatewayId = request.Inputs.Text("gatewayId");
        request.Require(
            subnetId is not null || gatewayId is not null,
            "MissingParameter",
            "subnetId or gatewayId is required."
        );
        request.Require(
            subnetId is null || gatewayId is null,
            "InvalidParameterCombination",
            "subnetId and gatewayId exclude each other."
        );
        if (subnetId is null)
        {
            if (gatewayId!.StartsWith("vgw-", StringComparison.Ordinal))
            {
                VpnGateways.RequireOfVpc(request, gatewayId, table);
            }
            else
            {
                InternetGateways.RequireOfVpc(request, gatewayId, table);
            }

            return new Answer(request.Hash.Ec2Id("rtbassoc"), request.NewRegionalState().Build());
        }

        var subnet = Subnets.Find(request, subnetId);
        request.Require(
            subnet.Vpc == table.Vpc,
            "InvalidParameterValue",
            $"route table '{table.Name}' is of VPC '{table.Vpc.Name}', subnet '{subnet.Name}' is of VPC "
                + $"'{subnet.Vpc.Name}'. "
                + "Choose a route table of the subnet's VPC."
        );
        request.Require(
            subnet.RouteTableAssociation is null,
            "Resource.AlreadyAssociated",
            $"subnet '{subnet.Name}' already has a route table, by '{subnet.RouteTableAssociation}'. A subnet has one."
        );
        (subnet.RouteTableAssociation, subnet.RouteTableId) = (request.Name, table.Id);
        return new Answer(request.Hash.Ec2Id("rtbassoc"), request.NewRegionalState().Build());
    }

    /// <summary>The route table with the id.</summary>
    public static RouteTableRecord Find(ResourceRequest request, string id) =>
        request.All<RouteTableRecord>().TryGetValue(id, out var table) && table.Vpc.Region == request.Region
            ? table
            : throw request.Refuse(
                "InvalidRouteTableID.NotFound",
                $"the route table '{id}' does not exist in {request.Region}."
            );
}
