using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;

namespace PrivateLinkLab.Cloud.Services.PrivateLink;

/// <summary>
/// The address families of VPC endpoints: AWS PrivateLink Guide, "Access an AWS service using an interface VPC
/// endpoint", IP address type; EC2 API Reference, "DnsOptionsSpecification".
/// </summary>
internal static class EndpointAddressTypes
{
    private static readonly string[] RecordTypes = ["ipv4", "dualstack", "ipv6", "service-defined"];

    /// <summary>Whether an interface endpoint gets IPv6 addresses beside its IPv4 ones.</summary>
    public static bool IsDualStack(ResourceRequest request) => request.Inputs.Text("ipAddressType") == "dualstack";

    /// <summary>Refuses what the service, the subnets or the DNS options do not go with.</summary>
    public static void CheckInterface(
        ResourceRequest request,
        EndpointService service,
        IReadOnlyList<SubnetRecord> subnets
    )
    {
        var type = request.Inputs.Text("ipAddressType") ?? "ipv4";
        request.Require(
            type != "ipv6",
            "InvalidParameter",
            "ipAddressType ipv6 needs subnets with IPv6 alone, and the account has none. Use ipv4 or dualstack."
        );
        if (type == "dualstack")
        {
            request.Require(
                service.HasIpv6,
                "InvalidParameter",
                $"the service {service.FullName} does not support ipAddressType dualstack. Use ipv4."
            );
            var without = subnets.FirstOrDefault(subnet => subnet.Ipv6Block is null);
            request.Require(
                without is null,
                "InvalidParameter",
                $"ipAddressType dualstack needs an IPv6 block in every subnet, and subnet '{without?.Name}' has none. "
                    + $"Give it one, or use ipv4."
            );
        }

        CheckRecords(request, type);
    }

    /// <summary>Refuses IPv6 where the gateway has none.</summary>
    public static void CheckGateway(ResourceRequest request, AwsEndpointService endpointService, VpcRecord vpc)
    {
        var type = request.Inputs.Text("ipAddressType") ?? "ipv4";
        request.Require(
            type == "ipv4" || endpointService.Service.GatewayIpv6Source is not null,
            "InvalidParameter",
            $"the gateway endpoint of {endpointService.FullName} does not support ipAddressType {type}. Use ipv4."
        );
        request.Require(
            type == "ipv4" || vpc.Ipv6Block is not null,
            "InvalidParameter",
            $"ipAddressType {type} needs an IPv6 block, and VPC '{vpc.Name}' has none. Give it one, or use ipv4."
        );
        request.Require(
            request.Inputs.Bag("dnsOptions")?.Flag("privateDnsOnlyForInboundResolverEndpoint") != true,
            "InvalidParameter",
            "DnsOptions PrivateDnsOnlyForInboundResolverEndpoint is applicable only to Interface VPC Endpoints."
        );
    }

    private static void CheckRecords(ResourceRequest request, string type)
    {
        if (request.Inputs.Bag("dnsOptions")?.Text("dnsRecordIpType") is not { } records)
        {
            return;
        }

        request.Require(
            RecordTypes.Contains(records),
            "InvalidParameter",
            $"dnsOptions.dnsRecordIpType '{records}' is not accepted; use {Format.Choice(RecordTypes)}."
        );
        request.Require(
            type == "dualstack" || records == "ipv4",
            "InvalidParameter",
            $"dnsOptions.dnsRecordIpType {records} does not go with ipAddressType {type}. Use ipv4, or make the "
                + $"endpoint dualstack."
        );
    }
}
