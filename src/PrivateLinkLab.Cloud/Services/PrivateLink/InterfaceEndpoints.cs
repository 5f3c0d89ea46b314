using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.PrivateLink;

/// <summary>An interface endpoint, and how far its connection to the service has come.</summary>
internal sealed record InterfaceEndpointRecord(string Id, string Name, VpcRecord Vpc, EndpointService Service)
{
    public const string Available = "available";

    public const string PendingAcceptance = "pendingAcceptance";

    public const string Rejected = "rejected";

    /// <summary>Only an available endpoint carries traffic.</summary>
    public required string State { get; set; }

    /// <summary>The zones that it has a network interface in, with the subnet's resource.</summary>
    public Dictionary<string, string> Zones { get; init; } = new(StringComparer.Ordinal);
}

/// <summary>
/// Interface endpoints: one network interface in each subnet, DNS names that lead to them (AWS PrivateLink Guide,
/// "Access an AWS service using an interface VPC endpoint").
/// </summary>
internal static class InterfaceEndpoints
{
    // Route 53's zone of the endpoint names in us-east-1; those of other regions are derived.
    private const string NorthVirginiaZone = "Z7HUB22UULQXV";

    private const string LowerCase = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string UpperCase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    public static Answer Create(ResourceRequest request, VpcRecord vpc, EndpointService service)
    {
        request.Require(
            request.Inputs.Texts("routeTableIds").Count == 0,
            "InvalidParameter",
            "an interface endpoint has no routeTableIds. Attach it with subnetIds, or set vpcEndpointType to Gateway."
        );
        var subnets = InSubnets(request, vpc, service);
        EndpointAddressTypes.CheckInterface(request, service, subnets);
        var isDualStack = EndpointAddressTypes.IsDualStack(request);
        var groups = SecurityGroups.OfVpc(request, "securityGroupIds", vpc);
        var id = request.Hash.Ec2Id("vpce");
        var endpoint = new InterfaceEndpointRecord(id, request.Name, vpc, service)
        {
            State = FirstState(request, service),
            Zones = subnets.ToDictionary(subnet => subnet.Zone, subnet => subnet.Name, StringComparer.Ordinal),
        };
        var privateDns = request.Inputs.Flag("privateDnsEnabled") == true;
        var onlyInbound = privateDns && IsOnlyForInboundResolver(request, service);
        if (privateDns)
        {
            request.Require(
                !onlyInbound || vpc.GatewayServices.Contains(AwsServices.S3),
                "InvalidParameter",
                $"To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC '{vpc.Name}' must have a Gateway "
                    + $"endpoint for the service "
                    + $"{service.FullName}. Make one first, or set "
                    + $"dnsOptions.privateDnsOnlyForInboundResolverEndpoint to false."
            );
            EndpointPrivateDns.Claim(request, endpoint);
        }

        var interfaces = subnets.ConvertAll(subnet => NetworkInterface(request, id, subnet, isDualStack));
        request.All<InterfaceEndpointRecord>().Add(id, endpoint);
        return new Answer(
            id,
            VpcEndpoints
                .Complete(request, id, "Interface")
                .Set("state", endpoint.State)
                .Set("serviceRegion", service.Region)
                .Set("cidrBlocks", ListValue.Empty)
                .Set("dnsEntries", DnsEntries(id, service, subnets, privateDns ? service.PrivateDnsNames : []))
                .Default(
                    "dnsOptions",
                    StateBuilder.Map(
                        ("dnsRecordIpType", isDualStack ? "service-defined" : "ipv4"),
                        ("privateDnsOnlyForInboundResolverEndpoint", onlyInbound)
                    )
                )
                .Set("networkInterfaceIds", StateBuilder.List(interfaces.Select(item => item.Id)))
                .Default("routeTableIds", ListValue.Empty)
                .Set("securityGroupIds", StateBuilder.List(groups))
                .Set("subnetConfigurations", StateBuilder.Maps(interfaces.Select(item => item.Configuration)))
                .Set("subnetIds", StateBuilder.List(subnets.Select(subnet => subnet.Id)))
                .Build()
        );
    }

    // Of the services with both kinds of endpoint, S3 alone has it, and it is on unless switched off
    // (github.com/hashicorp/terraform-provider-aws/issues/31117 and pull/32355).
    private static bool IsOnlyForInboundResolver(ResourceRequest request, EndpointService service) =>
        service is AwsEndpointService { Service.Name: AwsServices.S3 }
        && (request.Inputs.Bag("dnsOptions")?.Flag("privateDnsOnlyForInboundResolverEndpoint") ?? true);

    private static List<SubnetRecord> InSubnets(ResourceRequest request, VpcRecord vpc, EndpointService service)
    {
        var byZone = new Dictionary<string, SubnetRecord>(StringComparer.Ordinal);
        var subnets = new List<SubnetRecord>();
        foreach (var subnetId in request.Inputs.Texts("subnetIds"))
        {
            var subnet = Subnets.Find(request, subnetId);
            request.Require(
                subnet.Vpc == vpc,
                "InvalidParameter",
                $"subnet '{subnet.Name}' is of VPC '{subnet.Vpc.Name}', not of VPC '{vpc.Name}'. Choose subnets of "
                    + $"VPC '{vpc.Name}'."
            );
            request.Require(
                byZone.TryAdd(subnet.Zone, subnet),
                "DuplicateSubnetsInSameZone",
                $"the subnets '{byZone[subnet.Zone].Name}' and '{subnet.Name}' are both in {subnet.Zone}. Give one "
                    + $"subnet per availability zone."
            );
            // Only within a region does the zone of the service matter.
            request.Require(
                service.Region != request.Region || service.IsInZone(subnet.ZoneId),
                "InvalidParameter",
                $"the service {service.FullName} is not in the availability zone {subnet.Zone} ({subnet.ZoneId}) of "
                    + $"subnet '{subnet.Name}'. "
                    + $"Choose subnets in {Format.Choice(service.ZonesAmong(request.Zones))}."
            );
            subnets.Add(subnet);
        }

        foreach (var configuration in request.Inputs.Bags("subnetConfigurations"))
        {
            var subnetId = configuration.Text("subnetId");
            request.Require(
                subnets.Exists(subnet => subnet.Id == subnetId),
                "InvalidParameter",
                $"subnetConfigurations names the subnet '{subnetId}', which is not one of subnetIds."
            );
        }

        return subnets;
    }

    // A request to a service that takes requests only by hand waits; autoAccept accepts it where both are one
    // account's.
    private static string FirstState(ResourceRequest request, EndpointService service)
    {
        if (service is not CustomerService { AcceptanceRequired: true } customers)
        {
            return InterfaceEndpointRecord.Available;
        }

        var accept = request.Inputs.Flag("autoAccept") == true;
        request.Require(
            !accept || customers.OwnerId == request.AccountId,
            "InvalidParameter",
            $"autoAccept accepts connections to the account's own services only; {service.FullName} is of "
                + $"account {customers.OwnerId}."
        );
        return accept ? InterfaceEndpointRecord.Available : InterfaceEndpointRecord.PendingAcceptance;
    }

    private static (string Id, MapValue Configuration) NetworkInterface(
        ResourceRequest request,
        string endpointId,
        SubnetRecord subnet,
        bool isDualStack
    )
    {
        var id = StableHash.Of(endpointId, subnet.Id, "network interface").Ec2Id("eni");
        var chosen = request
            .Inputs.Bags("subnetConfigurations")
            .Where(configuration => configuration.Text("subnetId") == subnet.Id)
            .Select(configuration => configuration.Text("ipv4"))
            .FirstOrDefault();
        var address = Subnets.TakeAddress(request, subnet, id, chosen, "subnetConfigurations.ipv4");
        return (
            id,
            StateBuilder.Map(
                ("ipv4", address),
                ("ipv6", isDualStack ? Ipv6Addresses.Of(id, subnet.Ipv6Block!.Value) : ""),
                ("subnetId", subnet.Id)
            )
        );
    }

    // The regional name, one name per zone, and the private names, each with its hosted zone.
    private static ListValue DnsEntries(
        string id,
        EndpointService service,
        List<SubnetRecord> subnets,
        IReadOnlyList<string> privateNames
    )
    {
        if (subnets.Count == 0)
        {
            return ListValue.Empty;
        }

        var publicZone =
            service.Region == "us-east-1"
                ? NorthVirginiaZone
                : "Z" + StableHash.Of("vpce hosted zone", service.Region).Letters(UpperCase, 13);
        var label = $"{id}-{StableHash.Of(id, "dns").Letters(LowerCase, 8)}";
        var entries = new List<MapValue> { Entry($"{label}.{service.EndpointDomain}", publicZone) };
        entries.AddRange(
            subnets
                .Select(subnet => subnet.Zone)
                .Order(StringComparer.Ordinal)
                .Select(zone => Entry($"{label}-{zone}.{service.EndpointDomain}", publicZone))
        );
        entries.AddRange(
            privateNames.Select(name =>
                Entry(
                    name,
                    "Z"
                        + StableHash
                            .Of(id, name == service.PrivateDnsNames[0] ? "private hosted zone" : name)
                            .Letters(UpperCase, 20)
                )
            )
        );
        return StateBuilder.Maps(entries);
    }

    private static MapValue Entry(string name, string zone) =>
        StateBuilder.Map(("dnsName", name), ("hostedZoneId", zone));
}
