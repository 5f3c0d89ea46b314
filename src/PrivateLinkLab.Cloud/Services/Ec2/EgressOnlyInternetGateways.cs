using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>An egress-only Internet gateway.</summary>
internal sealed record EgressOnlyInternetGatewayRecord(string Id, string Name, VpcRecord Vpc);

/// <summary>
/// Egress-only Internet gateways, through which IPv6 connections go out and none come in: Amazon VPC User Guide,
/// "Enable outbound IPv6 traffic using an egress-only internet gateway".
/// </summary>
internal static class EgressOnlyInternetGateways
{
    public static readonly ResourceKind Kind = new(
        AwsTypes.EgressOnlyInternetGateway,
        "EC2 Egress-only Internet Gateway",
        Create
    );

    public static Answer Create(ResourceRequest request)
    {
        var vpc = Vpcs.Required(request);
        var id = request.Hash.Ec2Id("eigw");
        request
            .All<EgressOnlyInternetGatewayRecord>()
            .Add(id, new EgressOnlyInternetGatewayRecord(id, request.Name, vpc));
        return new Answer(id, request.NewRegionalState().TagsAll().Build());
    }

    /// <summary>
    /// Refuses a gateway that does not exist, is of another VPC than the route table, or is to carry IPv4.
    /// </summary>
    public static void RequireOfVpc(ResourceRequest request, string id, RouteTableRecord table, string destination)
    {
        request.Require(
            request.All<EgressOnlyInternetGatewayRecord>().TryGetValue(id, out var gateway)
                && gateway.Vpc.Region == request.Region,
            "InvalidGatewayID.NotFound",
            $"the egress-only gateway '{id}' does not exist in {request.Region}."
        );
        request.Require(
            gateway.Vpc == table.Vpc,
            "InvalidParameterValue",
            $"route table '{table.Name}' is of VPC '{table.Vpc.Name}', the egress-only gateway '{gateway.Name}' is "
                + $"of VPC "
                + $"'{gateway.Vpc.Name}'. Use the gateway of the route table's VPC."
        );
        request.Require(
            destination.Contains(':', StringComparison.Ordinal),
            "InvalidParameterCombination",
            $"an egress-only gateway carries IPv6 alone, and the destination is {destination}. Give an IPv6 block "
                + $"such as ::/0."
        );
    }
}
