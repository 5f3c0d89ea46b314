using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.PrivateLink;

/// <summary>An endpoint service of a customer, behind network load balancers.</summary>
internal sealed class CustomerService : EndpointService
{
    public required string Id { get; init; }

    /// <summary>The resource's name in the program.</summary>
    public required string Name { get; init; }

    /// <summary>The account that provides it.</summary>
    public required string OwnerId { get; init; }

    public required bool AcceptanceRequired { get; init; }

    /// <summary>The ids of the zones that its load balancers are in.</summary>
    public required IReadOnlyList<string> ZoneIds { get; init; }

    /// <summary>The regions from which endpoints may lead to it.</summary>
    public required IReadOnlyList<string> SupportedRegions { get; init; }

    /// <summary>ipv4, ipv6 or both.</summary>
    public required IReadOnlyList<string> AddressTypes { get; init; }

    /// <summary>The private name that was asked for; null for none.</summary>
    public required string? GivenPrivateDnsName { get; init; }

    /// <summary>Whether the owner has shown that the domain is theirs.</summary>
    public bool IsPrivateDnsVerified { get; set; }

    /// <summary>The ARNs of who may make endpoints, in other accounts than the owner's.</summary>
    public HashSet<string> AllowedPrincipals { get; } = new(StringComparer.Ordinal);

    public override IReadOnlyList<string> PrivateDnsNames => GivenPrivateDnsName is { } name ? [name] : [];

    public override string EndpointDomain => $"{Id}.{Region}.vpce.{AwsPartition.Of(Region).DnsSuffix}";

    public override bool HasIpv6 => AddressTypes.Contains("ipv6");

    // AWS PrivateLink guide, "Control access to VPC endpoints using endpoint policies", considerations.
    public override bool HasPolicies => false;

    public override bool IsInZone(string zoneId) => ZoneIds.Contains(zoneId);

    /// <summary>
    /// Whether a principal of an account may make endpoints. Which of an account's principals asks is not modelled.
    /// </summary>
    public bool Admits(string accountId) =>
        OwnerId == accountId
        || AllowedPrincipals.Any(arn =>
            arn == "*" || arn.Split(':') is [_, _, _, _, var account, ..] && account == accountId
        );
}

/// <summary>
/// Endpoint services of customers, as consumers find them: AWS PrivateLink Guide, "Share your services through AWS
/// PrivateLink" and "Configure an endpoint service".
/// </summary>
internal static partial class CustomerServices
{
    /// <summary>Whether a name is of the form of a customer's service.</summary>
    public static bool IsName(string fullName) => NameForm().IsMatch(fullName);

    /// <summary>The service that an endpoint asks for. Who is not allowed is told that it does not exist.</summary>
    public static CustomerService Visible(ResourceRequest request, string fullName, string serviceRegion)
    {
        var (service, problem) = Find(request, fullName, serviceRegion);
        return service ?? throw request.Refuse("InvalidServiceName", problem);
    }

    /// <summary>What the lookup function tells of a service, in the zones' names of who asks.</summary>
    public static MapValue Describe(FunctionRequest request, string fullName)
    {
        // The lookup has a list of regions, of which the service's is one.
        var serviceRegion = request.Inputs.Texts("serviceRegions") is [var only] ? only : request.Region;
        var (service, problem) = Find(request, fullName, serviceRegion);
        if (service is null)
        {
            throw request.Refuse(fullName, "InvalidServiceName", problem);
        }

        var privateName = service is { IsPrivateDnsVerified: true, GivenPrivateDnsName: { } name } ? name : "";
        return StateBuilder.Map(
            ("acceptanceRequired", service.AcceptanceRequired),
            (
                "arn",
                $"arn:{AwsPartition.Of(service.Region)}:ec2:{service.Region}:{service.OwnerId}:vpc-endpoint-service/"
                    + $"{service.Id}"
            ),
            ("availabilityZones", StateBuilder.List(service.ZonesAmong(request.Zones))),
            ("baseEndpointDnsNames", StateBuilder.List([service.EndpointDomain])),
            ("id", service.Id),
            ("managesVpcEndpoints", false),
            ("owner", service.OwnerId),
            ("privateDnsName", privateName),
            ("privateDnsNames", StateBuilder.List(privateName.Length > 0 ? [privateName] : [])),
            ("region", request.Region),
            ("serviceId", service.Id),
            ("serviceName", fullName),
            ("serviceRegion", service.Region),
            ("serviceType", "Interface"),
            ("supportedIpAddressTypes", StateBuilder.List(service.AddressTypes)),
            ("tags", MapValue.Empty),
            ("vpcEndpointPolicySupported", service.HasPolicies)
        );
    }

    private static (CustomerService? Service, string Problem) Find(
        CloudRequest request,
        string fullName,
        string serviceRegion
    )
    {
        string Missing(string why) =>
            $"the VPC endpoint service '{fullName}' does not exist for account {request.AccountId} "
            + $"in {request.Region}{why}";
        if (!request.Cloud.Shared<Records<CustomerService>>().TryGetValue(fullName, out var service))
        {
            return (null, Missing(". Take the name from the service's own output."));
        }

        if (!service.Admits(request.AccountId))
        {
            return (
                null,
                Missing(
                    ": its allowed principals "
                        + $"are {Format.Enumeration([.. service.AllowedPrincipals.Order(StringComparer.Ordinal)])}. "
                        + $"Allow arn:{AwsPartition.Of(request.Region)}:iam::{request.AccountId}:root."
                )
            );
        }

        if (service.Region != serviceRegion)
        {
            return (null, Missing($": it is in {service.Region}. Set serviceRegion to {service.Region}."));
        }

        return service.SupportedRegions.Contains(request.Region)
            ? (service, "")
            : (
                null,
                Missing(
                    $": its supported regions are {Format.Enumeration(service.SupportedRegions)}. "
                        + $"Add {request.Region} to supportedRegions."
                )
            );
    }

    [GeneratedRegex(@"^com\.amazonaws\.vpce\.[a-z0-9-]+\.vpce-svc-[0-9a-f]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
