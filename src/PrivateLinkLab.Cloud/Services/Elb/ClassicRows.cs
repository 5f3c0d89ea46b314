using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Elb;

/// <summary>
/// Classic load balancers and the instances registered with them: Elastic Load Balancing API Reference 2012-06-01,
/// "CreateLoadBalancer" and "RegisterInstancesWithLoadBalancer".
/// </summary>
internal static class ClassicRows
{
    private const int LastPort = 65535;

    private static readonly string[] Protocols = ["HTTP", "HTTPS", "TCP", "SSL"];

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.ClassicLoadBalancer, "ELB Classic Load Balancer")
        {
            Name = new(
                Form: "(?!-)[A-Za-z0-9-]{1,32}(?<!-)",
                Accepted: "1 to 32 letters, digits and hyphens that neither begins nor ends with a hyphen",
                Taken: "DuplicateLoadBalancerName"
            ),
            Id = "{name}",
            Arn = "arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/{name}",
            InvalidCode = "ValidationError",
            References = [new("instances", "InvalidInstance", "an instance", AwsTypes.Instance)],
            Ranges = [("idleTimeout", 1, 4000), ("connectionDrainingTimeout", 1, 3600)],
            Defaults =
            [
                ("connectionDraining", false),
                ("connectionDrainingTimeout", 300),
                ("crossZoneLoadBalancing", true),
                ("desyncMitigationMode", "defensive"),
                ("idleTimeout", 60),
                ("internal", false),
                ("namePrefix", ""),
            ],
            Check = Check,
            Complete = Complete,
        },
        new(AwsTypes.ClassicLoadBalancerAttachment, "ELB Attachment")
        {
            Id = "{$elb}-{hex:26}",
            References =
            [
                new("elb", "LoadBalancerNotFound", "a classic load balancer", AwsTypes.ClassicLoadBalancer),
                new("instance", "InvalidInstance", "an instance", AwsTypes.Instance),
            ],
        },
    ];

    private static void Check(ResourceRequest request)
    {
        var listeners = request.Inputs.Bags("listeners").ToList();
        request.Require(listeners.Count > 0, "ValidationError", "at least one listener is required, in listeners.");
        var ports = new HashSet<int>();
        foreach (var listener in listeners)
        {
            foreach (var key in (string[])["lbPort", "instancePort"])
            {
                var port = listener.Integer(key);
                request.Require(
                    port is >= 1 and <= LastPort,
                    "ValidationError",
                    $"{key} {port} of a listener is not a port; expected 1 to {LastPort}."
                );
            }

            foreach (var key in (string[])["lbProtocol", "instanceProtocol"])
            {
                var protocol = listener.Text(key);
                request.Require(
                    protocol is not null && Protocols.Contains(protocol.ToUpperInvariant()),
                    "UnsupportedProtocol",
                    $"{key} '{protocol}' of a listener is none of {string.Join(", ", Protocols)}."
                );
            }

            request.Require(
                ports.Add(listener.Integer("lbPort") ?? 0),
                "DuplicateListener",
                $"two listeners have the port {listener.Integer("lbPort")}. A load balancer has one for each port."
            );
        }

        if (IsInDefaultVpc(request))
        {
            return;
        }

        var vpc = LoadBalancers.Subnets(request)[0].Vpc;
        LoadBalancers.Groups(request, vpc);
        request.Require(
            request.Inputs.Flag("internal") == true || vpc.InternetGateway is not null,
            "InvalidSubnet",
            $"VPC '{vpc.Name}' has no internet gateway, which a load balancer that is not internal needs. Create it "
                + $"first: let '{request.Name}' depend on it, or set internal."
        );
    }

    private static void Complete(ResourceRequest request, StateBuilder state)
    {
        var name = request.PhysicalName();
        var isInternal = request.Inputs.Flag("internal") == true;
        var host =
            $"{(isInternal ? "internal-" : "")}{name.ToLowerInvariant()}-"
            + $"{StableHash.Of(name, "name").Below(2_000_000_000)}";
        state
            .Set("dnsName", $"{host}.{request.Region}.elb.{AwsPartition.Of(request.Region).DnsSuffix}")
            .Set("zoneId", ApplicationLoadBalancers.ZoneOf(request.Region))
            .Default("healthCheck", HealthCheck(request.Inputs.Bags("listeners")[0].Integer("instancePort") ?? 0));
        if (IsInDefaultVpc(request))
        {
            return;
        }

        var subnets = LoadBalancers.Subnets(request);
        var vpc = subnets[0].Vpc;
        var given = LoadBalancers.Groups(request, vpc);
        foreach (var subnet in subnets)
        {
            Ec2.Subnets.TakeAddress(
                request,
                subnet,
                StableHash.Of(name, subnet.Id, "network interface").Ec2Id("eni"),
                null,
                "subnets"
            );
        }

        var groups = given.Count > 0 ? given : [vpc.DefaultSecurityGroupId];
        state
            .Set("availabilityZones", StateBuilder.List(subnets.Select(subnet => subnet.Zone)))
            .Set("securityGroups", StateBuilder.List(groups))
            .Set("subnets", StateBuilder.List(subnets.Select(subnet => subnet.Id)))
            .Set("sourceSecurityGroupId", groups[0]);
    }

    // With zones in place of subnets it stands in the default VPC.
    private static bool IsInDefaultVpc(ResourceRequest request) =>
        request.Inputs.Texts("subnets").Count == 0 && request.Inputs.Texts("availabilityZones").Count > 0;

    // Elastic Load Balancing, "Configure health checks for your Classic Load Balancer".
    private static MapValue HealthCheck(int port) =>
        StateBuilder.Map(
            ("healthyThreshold", 10),
            ("interval", 30),
            ("target", $"TCP:{port}"),
            ("timeout", 5),
            ("unhealthyThreshold", 2)
        );
}
