using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Deletions;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Elb;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cloud.Services.PrivateLink;

/// <summary>
/// Endpoint services, as their providers make them: EC2 API Reference, "CreateVpcEndpointServiceConfiguration" and
/// "ModifyVpcEndpointServicePermissions"; AWS PrivateLink Guide, "Create a service powered by AWS PrivateLink".
/// </summary>
internal static partial class VpcEndpointServices
{
    public static readonly ResourceKind Kind = new(AwsTypes.VpcEndpointService, "EC2 VPC Endpoint Service", Create)
    {
        KeptBy = KeptBy,
    };

    public static readonly ResourceKind AllowedPrincipalKind = new(
        AwsTypes.VpcEndpointServiceAllowedPrincipal,
        "EC2 VPC Endpoint Service Allowed Principal",
        AllowPrincipal
    );
    public static readonly ResourceKind PrivateDnsVerificationKind = new(
        AwsTypes.VpcEndpointServicePrivateDnsVerification,
        "EC2 VPC Endpoint Service Private DNS Verification",
        VerifyPrivateDns
    );

    private static readonly string[] AddressTypes = ["ipv4", "ipv6"];

    public static Answer Create(ResourceRequest request)
    {
        var balancers = Balancers(request);
        var regions = SupportedRegions(request);
        var privateName = request.Inputs.Text("privateDnsName");
        request.Require(
            privateName is null || DomainForm().IsMatch(privateName),
            "InvalidParameter",
            $"privateDnsName '{privateName}' is not a domain name such as api.example.com."
        );
        var addressTypes = AddressTypesOf(request, balancers);

        var id = request.Hash.Ec2Id("vpce-svc");
        var service = new CustomerService
        {
            Id = id,
            Name = request.Name,
            FullName = $"com.amazonaws.vpce.{request.Region}.{id}",
            Region = request.Region,
            OwnerId = request.AccountId,
            AcceptanceRequired = request.Inputs.Flag("acceptanceRequired") == true,
            ZoneIds =
            [
                .. balancers.SelectMany(balancer => balancer.Subnets).Select(subnet => subnet.ZoneId).Distinct(),
            ],
            SupportedRegions = regions,
            AddressTypes = addressTypes,
            GivenPrivateDnsName = privateName,
        };
        foreach (var principal in request.Inputs.Texts("allowedPrincipals"))
        {
            Allow(request, service, principal);
        }

        foreach (var balancer in balancers)
        {
            balancer.EndpointService = request.Name;
        }

        request.Cloud.Shared<Records<CustomerService>>().Add(service.FullName, service);

        return new Answer(
            id,
            request
                .NewRegionalState()
                .Set("arn", request.Arn("ec2", $"vpc-endpoint-service/{id}"))
                .Set("availabilityZones", StateBuilder.List(service.ZonesAmong(request.Zones)))
                .Set("baseEndpointDnsNames", StateBuilder.List([service.EndpointDomain]))
                .Set("managesVpcEndpoints", false)
                .Set("privateDnsNameConfigurations", Verification(id, privateName))
                .Set("serviceName", service.FullName)
                .Set("serviceType", "Interface")
                .Set("state", "Available")
                .Set("supportedRegions", StateBuilder.List(regions))
                .Defaults(
                    ("allowedPrincipals", ListValue.Empty),
                    ("gatewayLoadBalancerArns", ListValue.Empty),
                    ("privateDnsName", ""),
                    ("supportedIpAddressTypes", StateBuilder.List(addressTypes))
                )
                .TagsAll()
                .Build()
        );
    }

    /// <summary>Allows one more principal to make endpoints.</summary>
    public static Answer AllowPrincipal(ResourceRequest request)
    {
        var service = Own(request, "vpcEndpointServiceId");
        var principal = request.RequiredText("principalArn");
        Allow(request, service, principal);
        return new Answer(
            StableHash.Of(service.Id, principal).Ec2Id("vpce-svc-perm"),
            request.NewRegionalState().Build()
        );
    }

    /// <summary>
    /// Shows that the owner controls the domain of the private name. The cloud has no public DNS: it takes the TXT
    /// record for published.
    /// </summary>
    public static Answer VerifyPrivateDns(ResourceRequest request)
    {
        var service = Own(request, "serviceId");
        request.Require(
            service.GivenPrivateDnsName is not null,
            "InvalidParameter",
            $"the endpoint service '{service.Name}' has no privateDnsName to verify."
        );
        service.IsPrivateDnsVerified = true;
        return new Answer(service.Id, request.NewRegionalState().Build());
    }

    /// <summary>The account's own service with the id that an input names.</summary>
    public static CustomerService Own(ResourceRequest request, string key)
    {
        var id = request.RequiredText(key);
        return request
            .Cloud.Shared<Records<CustomerService>>()
            .Values.FirstOrDefault(service =>
                service.Id == id && service.OwnerId == request.AccountId && service.Region == request.Region
            )
            ?? throw request.Refuse(
                "InvalidVpcEndpointServiceId.NotFound",
                $"the endpoint service '{id}' does not exist in {request.Region} of account {request.AccountId}."
            );
    }

    private static List<LoadBalancerRecord> Balancers(ResourceRequest request)
    {
        var arns = request.Inputs.Texts("networkLoadBalancerArns");
        request.Require(arns.Count > 0, "MissingParameter", "networkLoadBalancerArns is required.");
        var balancers = new List<LoadBalancerRecord>();
        foreach (var arn in arns)
        {
            var balancer = LoadBalancers.Find(request, arn);
            request.Require(
                balancer.EndpointService is null,
                "InvalidParameter",
                $"load balancer '{balancer.Name}' is already associated with the endpoint service "
                    + $"'{balancer.EndpointService}'. One service per load balancer."
            );
            balancers.Add(balancer);
        }

        return balancers;
    }

    // AWS PrivateLink Guide, "Create a service powered by AWS PrivateLink", IP address type.
    private static IReadOnlyList<string> AddressTypesOf(ResourceRequest request, List<LoadBalancerRecord> balancers)
    {
        var given = request.Inputs.Texts("supportedIpAddressTypes");
        foreach (var type in given.Where(type => !AddressTypes.Contains(type)))
        {
            throw request.Refuse(
                "InvalidParameterValue",
                $"supportedIpAddressTypes '{type}' is not accepted; use {Format.Choice(AddressTypes)}."
            );
        }

        var without = balancers.Find(balancer => !balancer.IsDualStack);
        request.Require(
            !given.Contains("ipv6") || without is null,
            "InvalidParameter",
            $"supportedIpAddressTypes has ipv6, and load balancer '{without?.Name}' has IPv4 alone. Make it "
                + $"dualstack, or support ipv4 alone."
        );
        return given.Count > 0 ? given : ["ipv4"];
    }

    private static IReadOnlyList<string> SupportedRegions(ResourceRequest request)
    {
        var given = request.Inputs.Texts("supportedRegions");
        foreach (var region in given.Where(region => AwsRegion.Find(region) is null))
        {
            throw request.Refuse(
                "InvalidParameterValue",
                $"supportedRegions '{region}' is not an AWS region. {RegionSuggestion.For(region)}"
            );
        }

        return given.Count > 0 ? [.. given.Order(StringComparer.Ordinal)] : [request.Region];
    }

    private static void Allow(ResourceRequest request, CustomerService service, string principal)
    {
        request.Require(
            principal == "*" || PrincipalForm().IsMatch(principal),
            "InvalidPrincipal",
            $"the principal '{principal}' is not the ARN of an account, user or role, such as "
                + $"arn:aws:iam::123456789012:root."
        );
        request.Require(
            service.AllowedPrincipals.Add(principal),
            "InvalidParameter",
            $"the endpoint service '{service.Name}' allows {principal} already. Name every principal once."
        );
    }

    // AWS writes a random name and value, which the owner publishes below the domain.
    private static ListValue Verification(string id, string? privateName) =>
        privateName is null
            ? ListValue.Empty
            : PropertyValue.Of(
                StateBuilder.Map(
                    ("name", $"_{StableHash.Of(id, "record name").Hex(20)}"),
                    ("state", "pendingVerification"),
                    ("type", "TXT"),
                    ("value", $"vpce:{StableHash.Of(id, "record value").Hex(20)}")
                )
            );

    [GeneratedRegex(@"^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DomainForm();

    [GeneratedRegex(@"^arn:[a-z-]+:iam::[0-9]{12}:(root|user/.+|role/.+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex PrincipalForm();

    // AWS PrivateLink Guide, "Delete an endpoint service".
    private static Keeper? KeptBy(GraphDiff diff, ResourceNode service)
    {
        var name = service.Outputs.GetText("serviceName");
        return
            diff.Remaining(AwsTypes.VpcEndpoint)
                .FirstOrDefault(endpoint => name is not null && endpoint.Inputs.GetText("serviceName") == name)
                is { } endpoint
            ? new(
                DeletionGuard.Connections,
                $"ExistingVpcEndpointConnections: endpoint '{endpoint.Name}' is connected to it and remains. First "
                    + "remove the endpoint, or reject its connection."
            )
            : null;
    }
}
