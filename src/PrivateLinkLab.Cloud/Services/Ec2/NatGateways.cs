using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>A NAT gateway.</summary>
internal sealed record NatGatewayRecord(string Id, string Name, SubnetRecord Subnet);

/// <summary>
/// NAT gateways of one zone: Amazon VPC User Guide, "NAT gateways" and "Troubleshoot NAT gateways"; EC2 API Reference,
/// "CreateNatGateway". EC2 accepts a public one in a VPC without Internet gateway, and it then fails; it is refused
/// here.
/// </summary>
internal static class NatGateways
{
    public static readonly ResourceKind Kind = new(AwsTypes.NatGateway, "EC2 NAT Gateway", Create);

    private const string Public = "public";

    private static readonly string[] ConnectivityTypes = [Public, "private"];

    public static Answer Create(ResourceRequest request)
    {
        request.RequireOneOf("connectivityType", ConnectivityTypes);
        var mode = request.Inputs.Text("availabilityMode");
        request.Require(
            mode is null or "zonal",
            "InvalidParameterValue",
            $"availabilityMode '{mode}' is not simulated; use zonal, with a subnetId."
        );
        var subnet = Subnets.Find(request, request.RequiredText("subnetId"));
        var isPublic = (request.Inputs.Text("connectivityType") ?? Public) == Public;
        var elastic = Elastic(request, subnet, isPublic);

        var id = request.Hash.Ec2Id("nat");
        var interfaceId = StableHash.Of(id, "network interface").Ec2Id("eni");
        var address = Subnets.TakeAddress(request, subnet, interfaceId, request.Inputs.Text("privateIp"), "privateIp");
        request.All<NatGatewayRecord>().Add(id, new NatGatewayRecord(id, request.Name, subnet));
        return new Answer(
            id,
            request
                .NewRegionalState()
                .Set("associationId", elastic is null ? "" : ElasticAddresses.AssociationId(elastic))
                .Set("networkInterfaceId", interfaceId)
                .Set("privateIp", address)
                .Set("publicIp", elastic?.PublicIp ?? "")
                .Set("vpcId", subnet.Vpc.Id)
                .Defaults(
                    ("autoProvisionZones", ""),
                    ("autoScalingIps", ""),
                    ("availabilityMode", "zonal"),
                    ("availabilityZoneAddresses", ListValue.Empty),
                    ("connectivityType", Public),
                    ("regionalNatGatewayAddresses", ListValue.Empty),
                    ("regionalNatGatewayAutoMode", ""),
                    ("routeTableId", ""),
                    ("secondaryAllocationIds", ListValue.Empty),
                    ("secondaryPrivateIpAddressCount", 0),
                    ("secondaryPrivateIpAddresses", ListValue.Empty)
                )
                .TagsAll()
                .Build()
        );
    }

    /// <summary>Refuses a NAT gateway that does not exist, or is of another VPC than the route table.</summary>
    public static void RequireOfVpc(ResourceRequest request, string id, RouteTableRecord table)
    {
        request.Require(
            request.All<NatGatewayRecord>().TryGetValue(id, out var gateway)
                && gateway.Subnet.Vpc.Region == request.Region,
            "NatGatewayNotFound",
            $"the NAT gateway '{id}' does not exist in {request.Region}."
        );
        request.Require(
            gateway.Subnet.Vpc == table.Vpc,
            "InvalidParameterValue",
            $"route table '{table.Name}' is of VPC '{table.Vpc.Name}', the NAT gateway '{gateway.Name}' is of VPC "
                + $"'{gateway.Subnet.Vpc.Name}'. Use a NAT gateway of the route table's VPC."
        );
    }

    private static ElasticAddressRecord? Elastic(ResourceRequest request, SubnetRecord subnet, bool isPublic)
    {
        if (!isPublic)
        {
            request.Require(
                request.Inputs.Text("allocationId") is null,
                "InvalidParameterCombination",
                "allocationId is for public NAT gateways. Leave it out, or set connectivityType to public."
            );
            return null;
        }

        request.Require(
            request.Inputs.Text("allocationId") is not null,
            "MissingParameter",
            "allocationId is required for a public NAT gateway. Give it an Elastic IP address."
        );
        InternetGateways.RequireAttached(request, subnet.Vpc);
        return ElasticAddresses.Associate(request, "allocationId");
    }
}
