using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>An Internet gateway; one that is attached to no VPC leads nowhere.</summary>
internal sealed record InternetGatewayRecord(string Id, string Name, string Region, VpcRecord? Vpc)
{
    public VpcRecord? Vpc { get; set; } = Vpc;
}

/// <summary>
/// Internet gateways: Amazon VPC User Guide, "Enable internet access for a VPC using an internet gateway".
/// </summary>
internal static class InternetGateways
{
    public static readonly ResourceKind Kind = new(AwsTypes.InternetGateway, "EC2 Internet Gateway", Create);

    public static Answer Create(ResourceRequest request)
    {
        var vpc = request.Inputs.Text("vpcId") is null ? null : Vpcs.Required(request);
        // EC2 says so in these words: "Network vpc-... already has an internet gateway attached".
        request.Require(
            vpc?.InternetGateway is null,
            "InvalidParameterValue",
            $"VPC '{vpc?.Name}' already has an Internet gateway attached, '{vpc?.InternetGateway?.Name}'. A VPC "
                + $"has one."
        );
        var id = request.Hash.Ec2Id("igw");
        var gateway = new InternetGatewayRecord(id, request.Name, request.Region, vpc);
        request.All<InternetGatewayRecord>().Add(id, gateway);
        if (vpc is not null)
        {
            vpc.InternetGateway = gateway;
        }

        return new Answer(
            id,
            request
                .NewRegionalState()
                .Set("arn", request.Arn("ec2", $"internet-gateway/{id}"))
                .Set("ownerId", request.AccountId)
                .Default("vpcId", "")
                .TagsAll()
                .Build()
        );
    }

    /// <summary>Attaches a gateway that exists to a VPC.</summary>
    public static void Attach(ResourceRequest request)
    {
        var vpc = Vpcs.Required(request);
        var id = request.RequiredText("internetGatewayId");
        request.Require(
            request.All<InternetGatewayRecord>().TryGetValue(id, out var gateway) && gateway.Region == request.Region,
            "InvalidInternetGatewayID.NotFound",
            $"the Internet gateway '{id}' does not exist in {request.Region}."
        );
        request.Require(
            gateway.Vpc is null,
            "Resource.AlreadyAssociated",
            $"the Internet gateway '{gateway.Name}' is attached to VPC '{gateway.Vpc?.Name}' already."
        );
        request.Require(
            vpc.InternetGateway is null,
            "InvalidParameterValue",
            $"VPC '{vpc.Name}' already has an Internet gateway attached, '{vpc.InternetGateway?.Name}'. A VPC has one."
        );
        (gateway.Vpc, vpc.InternetGateway) = (vpc, gateway);
    }

    /// <summary>Refuses a gateway that does not exist, or is not attached to the VPC of the route table.</summary>
    public static void RequireOfVpc(ResourceRequest request, string id, RouteTableRecord table)
    {
        request.Require(
            request.All<InternetGatewayRecord>().TryGetValue(id, out var gateway) && gateway.Region == request.Region,
            "InvalidGatewayID.NotFound",
            $"the gateway '{id}' does not exist in {request.Region}."
        );
        request.Require(
            gateway.Vpc == table.Vpc,
            "InvalidParameterValue",
            $"route table '{table.Name}' is of VPC '{table.Vpc.Name}', the Internet gateway '{gateway.Name}' is "
                + $"attached to "
                + $"{(gateway.Vpc is null ? "none" : $"VPC '{gateway.Vpc.Name}'")}. Use the gateway of the route "
                + $"table's VPC."
        );
    }

    /// <summary>Refuses what needs a way to the internet in a VPC that has none.</summary>
    public static void RequireAttached(ResourceRequest request, VpcRecord vpc) =>
        request.Require(
            vpc.InternetGateway is not null,
            "Gateway.NotAttached",
            $"VPC '{vpc.Name}' has no Internet gateway attached. Create it first: let '{request.Name}' depend on it."
        );
}
