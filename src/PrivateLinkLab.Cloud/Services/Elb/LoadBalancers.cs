using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Deletions;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Elb;

/// <summary>A load balancer.</summary>
internal sealed record LoadBalancerRecord(string Arn, string Name, VpcRecord Vpc, IReadOnlyList<SubnetRecord> Subnets)
{
    /// <summary>Whether it is an application load balancer; else it is a network one.</summary>
    public bool IsApplication { get; init; }

    /// <summary>Whether it has IPv6 addresses beside its IPv4 ones.</summary>
    public bool IsDualStack { get; init; }

    /// <summary>The listeners' ports, with the resource that made each.</summary>
    public Dictionary<int, string> Listeners { get; } = [];

    /// <summary>The resource of the endpoint service in front of it; null for none.</summary>
    public string? EndpointService { get; set; }
}

/// <summary>
/// Network load balancers: Elastic Load Balancing API Reference 2015-12-01, "CreateLoadBalancer"; User Guide for
/// Network Load Balancers, "Availability Zones" and "Security groups for your Network Load Balancers".
/// </summary>
internal static class LoadBalancers
{
    public static readonly ResourceKind Kind = new(AwsTypes.LoadBalancer, "ELBv2 Load Balancer", Create)
    {
        // User Guide for Network Load Balancers, "Deletion protection".
        KeptBy = (_, balancer) =>
            balancer.IsOn("enableDeletionProtection")
                ? new(
                    DeletionGuard.LoadBalancerProtection,
                    "OperationNotPermitted: the load balancer has deletion protection. First deploy it with "
                        + "enableDeletionProtection false."
                )
                : null,
    };

    // Route 53's zone of the network load balancers' names in us-east-1; those of other regions are derived.
    private const string NorthVirginiaZone = "Z26RNL4JYFTOTI";

    private const string UpperCase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static readonly string[] AddressTypes = ["ipv4", "dualstack"];
    private static readonly string[] Enforcement = ["on", "off"];

    public static Answer Create(ResourceRequest request)
    {
        var type = request.Inputs.Text("loadBalancerType") ?? "application";
        if (type == "application")
        {
            return ApplicationLoadBalancers.Create(request);
        }

        if (type != "network")
        {
            throw new RequestNotSimulatedException("load balancer type", type);
        }

        var name = ElbNames.Required(request, "load balancer", "DuplicateLoadBalancerName");
        request.RequireOneOf("ipAddressType", AddressTypes, "ValidationError");
        var subnets = Subnets(request);
        var isDualStack = request.Inputs.Text("ipAddressType") == "dualstack";
        var without = subnets.Find(subnet => subnet.Ipv6Block is null);
        request.Require(
            !isDualStack || without is null,
            "InvalidSubnet",
            $"ipAddressType dualstack needs an IPv6 block in every subnet, and subnet '{without?.Name}' has none. "
                + $"Give it one, or use ipv4."
        );
        var vpc = subnets[0].Vpc;
        var groups = Groups(request, vpc);
        request.RequireOneOf("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic", Enforcement, "ValidationError");
        var enforcement = request.Inputs.Text("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic");
        request.Require(
            enforcement is null || groups.Count > 0,
            "InvalidConfigurationRequest",
            "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic needs a security group, which a network load "
                + "balancer can be given at creation only."
        );

        var suffix = $"net/{name}/{request.Hash.Hex(16)}";
        var arn = request.Arn("elasticloadbalancing", $"loadbalancer/{suffix}");
        foreach (var subnet in subnets)
        {
            Ec2.Subnets.TakeAddress(
                request,
                subnet,
                StableHash.Of(arn, subnet.Id, "network interface").Ec2Id("eni"),
                Chosen(request, subnet.Id),
                "subnetMappings.privateIpv4Address"
            );
        }

        request
            .All<LoadBalancerRecord>()
            .Add(arn, new LoadBalancerRecord(arn, request.Name, vpc, subnets) { IsDualStack = isDualStack });

        return new Answer(
            arn,
            Complete(request)
                .Set("arn", arn)
                .Set("arnSuffix", suffix)
                .Set(
                    "dnsName",
                    $"{name}-{request.Hash.Hex(16)}.elb.{request.Region}.{AwsPartition.Of(request.Region).DnsSuffix}"
                )
                .Set(
                    "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
                    enforcement ?? (groups.Count > 0 ? "on" : "")
                )
                .Set("name", name)
                .Set("securityGroups", StateBuilder.List(groups))
                .Set("subnetMappings", StateBuilder.Maps(subnets.Select(subnet => Mapping(request, subnet.Id))))
                .Set("subnets", StateBuilder.List(subnets.Select(subnet => subnet.Id)))
                .Set("vpcId", vpc.Id)
                .Set("zoneId", ZoneOf(request.Region))
                .Build()
        );
    }

    /// <summary>The account's load balancer with an ARN.</summary>
    public static LoadBalancerRecord Find(ResourceRequest request, string arn) =>
        request.All<LoadBalancerRecord>().TryGetValue(arn, out var balancer) && balancer.Vpc.Region == request.Region
            ? balancer
            : throw request.Refuse(
                "LoadBalancerNotFound",
                $"the load balancer '{arn}' does not exist in {request.Region}."
            );

    /// <summary>What load balancers of every kind have.</summary>
    public static StateBuilder Complete(ResourceRequest request) =>
        request
            .NewRegionalState()
            .Defaults(
                ("dnsRecordClientRoutingPolicy", "any_availability_zone"),
                ("enableCrossZoneLoadBalancing", false),
                ("enableDeletionProtection", false),
                ("enablePrefixForIpv6SourceNat", ""),
                ("enableZonalShift", false),
                ("internal", false),
                ("ipAddressType", "ipv4"),
                ("namePrefix", ""),
                ("secondaryIpsAutoAssignedPerSubnet", 0)
            )
            .TagsAll();

    /// <summary>Its subnets, of one VPC and each in another zone.</summary>
    public static List<SubnetRecord> Subnets(ResourceRequest request)
    {
        var ids = request
            .Inputs.Texts("subnets")
            .Concat(request.Inputs.Bags("subnetMappings").Select(mapping => mapping.Text("subnetId") ?? ""))
            .ToList();
        request.Require(
            ids.Count > 0,
            "ValidationError",
            "at least one subnet is required, in subnets or subnetMappings."
        );
        var byZone = new Dictionary<string, SubnetRecord>(StringComparer.Ordinal);
        var subnets = new List<SubnetRecord>();
        foreach (var id in ids)
        {
            var subnet =
                request.All<SubnetRecord>().TryGetValue(id, out var found) && found.Vpc.Region == request.Region
                    ? found
                    : throw request.Refuse("SubnetNotFound", $"the subnet '{id}' does not exist in {request.Region}.");
            request.Require(
                subnets.TrueForAll(other => other.Vpc == subnet.Vpc),
                "InvalidSubnet",
                $"subnet '{subnet.Name}' is of VPC '{subnet.Vpc.Name}', "
                    + $"'{(subnets.Count > 0 ? subnets[0].Name : "")}' of another. All subnets are of one VPC."
            );
            request.Require(
                byZone.TryAdd(subnet.Zone, subnet),
                "InvalidConfigurationRequest",
                $"the subnets '{byZone[subnet.Zone].Name}' and '{subnet.Name}' are both in {subnet.Zone}. A load "
                    + $"balancer takes one subnet per availability zone."
            );
            subnets.Add(subnet);
        }

        return subnets;
    }

    /// <summary>The security groups given, all of the VPC.</summary>
    public static IReadOnlyList<string> Groups(ResourceRequest request, VpcRecord vpc)
    {
        var ids = request.Inputs.Texts("securityGroups");
        foreach (var id in ids)
        {
            request.Require(
                request.All<SecurityGroupRecord>().TryGetValue(id, out var group) && group.Vpc == vpc,
                "InvalidSecurityGroup",
                $"security group '{group?.Name ?? id}' is not of VPC '{vpc.Name}'. Choose security groups of VPC "
                    + $"'{vpc.Name}'."
            );
        }

        return ids;
    }

    private static string? Chosen(ResourceRequest request, string subnetId) =>
        request
            .Inputs.Bags("subnetMappings")
            .Where(mapping => mapping.Text("subnetId") == subnetId)
            .Select(mapping => mapping.Text("privateIpv4Address"))
            .FirstOrDefault();

    /// <summary>What is told of a subnet; the address only where it was chosen.</summary>
    public static MapValue Mapping(ResourceRequest request, string subnetId) =>
        StateBuilder.Map(
            ("allocationId", ""),
            ("ipv6Address", ""),
            ("outpostId", ""),
            ("privateIpv4Address", Chosen(request, subnetId) ?? ""),
            ("subnetId", subnetId)
        );

    private static string ZoneOf(string region) =>
        region == "us-east-1"
            ? NorthVirginiaZone
            : "Z" + StableHash.Of("network load balancer hosted zone", region).Letters(UpperCase, 13);
}
