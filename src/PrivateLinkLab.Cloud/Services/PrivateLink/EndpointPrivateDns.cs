using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.PrivateLink;

/// <summary>
/// Private DNS of interface endpoints, given at creation or later on (AWS PrivateLink Guide, "Access an AWS service
/// using an interface VPC endpoint" and "Manage DNS names for VPC endpoint services").
/// </summary>
internal static class EndpointPrivateDns
{
    public static readonly ResourceKind Kind = new(
        AwsTypes.VpcEndpointPrivateDns,
        "EC2 VPC Endpoint Private DNS",
        Create
    );

    /// <summary>Turns private DNS of an endpoint on or off.</summary>
    public static Answer Create(ResourceRequest request)
    {
        var id = request.RequiredText("vpcEndpointId");
        var endpoint =
            request.All<InterfaceEndpointRecord>().TryGetValue(id, out var found) && found.Vpc.Region == request.Region
                ? found
                : throw request.Refuse(
                    "InvalidVpcEndpointId.NotFound",
                    $"the interface endpoint '{id}' does not exist in {request.Region}."
                );
        if (request.Inputs.Flag("privateDnsEnabled") == true)
        {
            Claim(request, endpoint);
        }

        return new Answer(id, request.NewRegionalState().Build());
    }

    /// <summary>Makes the service's private name lead to the endpoint in its VPC.</summary>
    public static void Claim(ResourceRequest request, InterfaceEndpointRecord endpoint)
    {
        var (vpc, service) = (endpoint.Vpc, endpoint.Service);
        request.Require(
            endpoint.State == InterfaceEndpointRecord.Available,
            "InvalidParameter",
            $"private DNS can only be enabled after the endpoint connection is accepted by the owner "
                + $"of {service.FullName}; "
                + $"endpoint '{endpoint.Name}' is {endpoint.State}. Enable it with EndpointPrivateDns, after the "
                + $"accepter."
        );
        if (service.PrivateDnsNames is not [var name, ..])
        {
            throw request.Refuse(
                "InvalidParameter",
                $"private DNS can't be enabled because the service {service.FullName} does not provide a private "
                    + "DNS name."
            );
        }

        request.Require(
            service is not CustomerService { IsPrivateDnsVerified: false },
            "InvalidParameter",
            $"private DNS can't be enabled because nobody has verified that the owner of {service.FullName} controls "
                + $"the domain of {name}. "
                + "Verify it with EndpointServicePrivateDnsVerification."
        );
        request.Require(
            vpc.DnsSupport && vpc.DnsHostnames,
            "InvalidParameter",
            $"private DNS needs enableDnsSupport and enableDnsHostnames of VPC '{vpc.Name}', which are "
                + $"{Flag(vpc.DnsSupport)} and {Flag(vpc.DnsHostnames)}. Set both to true, or privateDnsEnabled to "
                + $"false."
        );
        request.Require(
            vpc.PrivateDnsOwners.TryAdd(name, endpoint.Name),
            "InvalidParameter",
            $"private DNS for {name} in VPC '{vpc.Name}' is already answered by endpoint "
                + $"'{vpc.PrivateDnsOwners[name]}', so endpoint '{endpoint.Name}' cannot have it too. "
                + "Keep one endpoint per service and VPC, or set privateDnsEnabled to false."
        );
    }

    private static string Flag(bool value) => value ? "true" : "false";
}
