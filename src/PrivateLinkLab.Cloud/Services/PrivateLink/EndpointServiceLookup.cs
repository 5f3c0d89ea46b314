using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.PrivateLink;

/// <summary>What an endpoint service offers: EC2 API Reference, "DescribeVpcEndpointServices".</summary>
internal static class EndpointServiceLookup
{
    public static readonly FunctionKind Kind = new(
        "aws:ec2/getVpcEndpointService:getVpcEndpointService",
        "EC2 VPC Endpoint Service",
        Answer
    );

    public static MapValue Answer(FunctionRequest request)
    {
        var fullName = request.Inputs.Text("serviceName")
            ?? (request.Inputs.Text("service") is { } shortName ? $"com.amazonaws.{request.Region}.{shortName}" : null)
            ?? throw request.Refuse("", "MissingParameter", "serviceName or service is required.");
        if (CustomerServices.IsName(fullName))
        {
            return CustomerServices.Describe(request, fullName);
        }

        var service = AwsEndpointService.Find(fullName, request.Region)
            ?? throw request.Refuse(
                fullName,
                "InvalidServiceName",
                AwsEndpointService.Problem(fullName, request.Region)
            );
        var type = request.Inputs.Text("serviceType") ?? "Interface";
        if (type != "Interface" && !(type == "Gateway" && service.Service.HasGatewayEndpoint))
        {
            throw request.Refuse(
                fullName,
                "InvalidParameter",
                $"serviceType '{type}' is not offered by {fullName}; "
                    + $"use {(service.Service.HasGatewayEndpoint ? "Interface or Gateway" : "Interface")}."
            );
        }

        var gateway = type == "Gateway";
        var id = $"vpce-svc-0{StableHash.Of("endpoint service", fullName, type).Hex(16)}";
        return StateBuilder.Map(
            ("acceptanceRequired", false),
            ("arn", $"arn:{request.Partition}:ec2:{request.Region}:amazon:vpc-endpoint-service/{id}"),
            ("availabilityZones", StateBuilder.List(service.ZonesAmong(request.Zones))),
            ("baseEndpointDnsNames", StateBuilder.List([service.EndpointDomain])),
            ("id", id),
            ("managesVpcEndpoints", false),
            ("owner", "amazon"),
            (
                "privateDnsName",
                gateway ? ""
                : service.PrivateDnsNames is [var name, ..] ? name
                : ""
            ),
            ("privateDnsNames", StateBuilder.List(gateway ? [] : service.PrivateDnsNames)),
            ("region", request.Region),
            ("serviceId", id),
            ("serviceName", fullName),
            ("serviceRegion", request.Region),
            ("serviceType", type),
            (
                "supportedIpAddressTypes",
                StateBuilder.List(
                    (gateway ? service.Service.GatewayIpv6Source is not null : service.HasIpv6)
                        ? ["ipv4", "ipv6"]
                        : ["ipv4"]
                )
            ),
            ("tags", MapValue.Empty),
            ("vpcEndpointPolicySupported", service.HasPolicies)
        );
    }
}
