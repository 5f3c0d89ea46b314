using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Elb;

/// <summary>
/// Application load balancers: User Guide for Application Load Balancers, "Subnets for your load balancer" and
/// "Security groups for your Application Load Balancer".
/// </summary>
internal static class ApplicationLoadBalancers
{
    // Route 53's zone of the names in us-east-1; those of other regions are derived.
    private const string NorthVirginiaZone = "Z35SXDOTRQ7X7K";

    private const string UpperCase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static readonly string[] AddressTypes = ["ipv4", "dualstack", "dualstack-without-public-ipv4"];

    public static Answer Create(ResourceRequest request)
    {
        var name = ElbNames.Required(request, "load balancer", "DuplicateLoadBalancerName");
        request.RequireOneOf("ipAddressType", AddressTypes, "ValidationError");
        request.RequireRange("idleTimeout", 1, 4000, "ValidationError", " seconds");
        var subnets = LoadBalancers.Subnets(request);
        request.Require(
            subnets.Count >= 2,
            "ValidationError",
            "At least two subnets in two different Availability Zones must be specified, and there is but "
                + $"'{subnets[0].Name}' in {subnets[0].Zone}."
        );
        var vpc = subnets[0].Vpc;
        var given = LoadBalancers.Groups(request, vpc);
        var groups = given.Count > 0 ? given : [vpc.DefaultSecurityGroupId];
        var isInternal = request.Inputs.Flag("internal") == true;
        request.Require(
            isInternal || vpc.InternetGateway is not null,
            "InvalidSubnet",
            $"VPC '{vpc.Name}' has no internet gateway, which a load balancer that is not internal needs. Create it "
                + $"first: let '{request.Name}' depend on it, or set internal."
        );

        var suffix = $"app/{name}/{request.Hash.Hex(16)}";
        var arn = request.Arn("elasticloadbalancing", $"loadbalancer/{suffix}");
        foreach (var subnet in subnets)
        {
            Ec2.Subnets.TakeAddress(
                request,
                subnet,
                StableHash.Of(arn, subnet.Id, "network interface").Ec2Id("eni"),
                null,
                "subnets"
            );
        }

        request
            .All<LoadBalancerRecord>()
            .Add(arn, new LoadBalancerRecord(arn, request.Name, vpc, subnets) { IsApplication = true });
        // The API makes the name lower case, and puts a number where a network load balancer has its hash.
        var host =
            $"{(isInternal ? "internal-" : "")}{name.ToLowerInvariant()}-"
            + $"{StableHash.Of(arn, "name").Below(2_000_000_000)}";
        return new(
            arn,
            LoadBalancers
                .Complete(request)
                .Set("arn", arn)
                .Set("arnSuffix", suffix)
                .Set("dnsName", $"{host}.{request.Region}.elb.{AwsPartition.Of(request.Region).DnsSuffix}")
                .Set("name", name)
                .Set("securityGroups", StateBuilder.List(groups))
                .Set(
                    "subnetMappings",
                    StateBuilder.Maps(subnets.Select(subnet => LoadBalancers.Mapping(request, subnet.Id)))
                )
                .Set("subnets", StateBuilder.List(subnets.Select(subnet => subnet.Id)))
                .Set("vpcId", vpc.Id)
                .Set("zoneId", ZoneOf(request.Region))
                .Set("enableCrossZoneLoadBalancing", true)
                .Defaults(
                    ("clientKeepAlive", 3600),
                    ("desyncMitigationMode", "defensive"),
                    ("dropInvalidHeaderFields", false),
                    ("enableHttp2", true),
                    ("enableTlsVersionAndCipherSuiteHeaders", false),
                    ("enableWafFailOpen", false),
                    ("enableXffClientPort", false),
                    ("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic", ""),
                    ("idleTimeout", 60),
                    ("loadBalancerType", "application"),
                    ("preserveHostHeader", false),
                    ("xffHeaderProcessingMode", "append")
                )
                .Build()
        );
    }

    /// <summary>Route 53's zone of the names of a region's application load balancers.</summary>
    public static string ZoneOf(string region) =>
        region == "us-east-1"
            ? NorthVirginiaZone
            : "Z" + StableHash.Of("application load balancer hosted zone", region).Letters(UpperCase, 13);
}
