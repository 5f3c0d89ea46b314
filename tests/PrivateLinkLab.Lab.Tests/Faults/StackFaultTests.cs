using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Tests.Faults;

/// <summary>Faults of components that no scenario has, on small stacks as other people have them.</summary>
public sealed class StackFaultTests
{
    private const string Example = "https://example.com";
    private const string Sqs = "https://sqs.us-east-1.amazonaws.com";

    /// <summary>By fault: a stack, and what is asked of it.</summary>
    internal static IReadOnlyDictionary<
        string,
        (Func<Net> Stack, string From, string To, string? Action)
    > Stacks { get; } =
        new Dictionary<string, (Func<Net>, string, string, string?)>
        {
            ["transit-attachment-unassociated"] = (JoinedByTransitGateway, "App", "Far:3306", null),
            ["transit-propagation-missing"] = (JoinedByTransitGateway, "App", "Far:3306", null),
            ["transit-route-missing"] = (JoinedByTransitGateway, "App", "Far:3306", null),
            ["peering-pending"] = (Peered, "App", "Far:3306", null),
            ["peering-route-missing"] = (Peered, "App", "Far:3306", null),
            ["public-access-blocked"] = (WithRegionalNat, "App", Example, null),
            ["nat-route-missing"] = (WithInlineRoutes, "App", Example, null),
            ["internet-route-missing"] = (WithInlineRoutes, "App", Example, null),
            ["regional-nat-in-other-zone"] = (WithRegionalNat, "App", Example, null),
            ["regional-nat-of-another-vpc"] = (WithRegionalNat, "App", Example, null),
            ["classic-balancer-without-instances"] = (WithClassicBalancer, "App", "front:80", null),
            ["targets-admit-clients-only"] = (WithClassicBalancer, "App", "front:80", null),
            ["fargate-pods-in-public-subnets"] = (WithFargatePods, "pods", Example, null),
            ["nat-instance-checks-source"] = (WithNatInstance, "App", Example, null),
            ["service-lets-nothing-out"] = (WithFunctionAndCache, "worker", "store:6379", null),
            ["service-admits-nobody"] = (WithFunctionAndCache, "worker", "store:6379", null),
            ["private-record-outdated"] = (WithPrivateZone, "App", "http://web.corp.example.com", null),
            ["hosted-zone-not-associated"] = (WithSharedZone, "App", "db.corp.example.com:3306", null),
            ["dns-servers-of-ones-own"] = (WithPrivateZone, "App", "http://web.corp.example.com", null),
            ["key-for-administrators-only"] = (WithKey, "App", Sqs, "sqs:SendMessage"),
        };

    public static TheoryData<string> Faults => [.. Stacks.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Probe_Fault_IsFoundForTheRightReason(string name)
    {
        var fault = FaultCatalog.Find(name)!;
        var (stack, from, to, action) = Stacks[name];
        var graph = stack().Graph;
        var before = Probe(graph);

        var changed = fault.Inject(graph)!;
        var after = Probe(changed);

        Assert.True(
            before.Verdict == (name == "nat-instance-checks-source" ? Verdict.Unknown : Verdict.Reachable),
            before.Explanation
        );
        Assert.NotEqual(Verdict.Reachable, after.Verdict);
        Assert.True(
            fault.Reasons.Contains(after.Reason ?? "")
                || after.Changes.Any(change => fault.Reasons.Contains(change.Reason)),
            $"{after.Reason}: {after.Explanation}"
        );
        // It is a stack still.
        Assert.Equal(changed, DeploymentReader.Read(DeploymentWriter.Write(changed).Span, name));

        ProbeResult Probe(ResourceGraph of) => new Prober(ModelBuilder.Build(of)).Probe(from, to, action);
    }

    private static Net WithFarVpc()
    {
        var net = Net.Private();
        net.Vpc("w", "10.1.0.0/16");
        net.Subnet("w1", "vpc-w", "10.1.1.0/24", "a", net.Table("far", "vpc-w"));
        net.Ingress(net.Group("far", "vpc-w"), 3306, "10.0.0.0/16");
        net.Instance("Far", "subnet-w1", "10.1.1.10", ["sg-far"]);
        return net;
    }

    private static Net JoinedByTransitGateway()
    {
        var net = WithFarVpc();
        net.Add("aws:ec2transitgateway/transitGateway:TransitGateway", "tgw-1", "tgw");
        foreach (var (vpc, subnet) in (ReadOnlySpan<(string, string)>)[("v", "subnet-s1"), ("w", "subnet-w1")])
        {
            net.Add(
                "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
                $"tgw-attach-{vpc}",
                $"at-{vpc}",
                ("transitGatewayId", "tgw-1"),
                ("vpcId", $"vpc-{vpc}"),
                ("subnetIds", Net.List(subnet))
            );
        }

        net.Route("rtb-private", "10.1.0.0/16", "transitGatewayId", "tgw-1");
        net.Route("rtb-far", "10.0.0.0/16", "transitGatewayId", "tgw-1");
        return net;
    }

    private static Net Peered()
    {
        var net = WithFarVpc();
        net.Peering("pc", "vpc-v", "vpc-w");
        net.Route("rtb-private", "10.1.0.0/16", "vpcPeeringConnectionId", "pcx-pc");
        net.Route("rtb-far", "10.0.0.0/16", "vpcPeeringConnectionId", "pcx-pc");
        return net;
    }

    private static Net WithInlineRoutes()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Set("private", "routes", Routes(("natGatewayId", net.NatGateway("nat", "subnet-public1"))));
        foreach (var route in net.Nodes.Where(node => node.Type == "aws:ec2/route:Route").ToArray())
        {
            net.Remove(route.Name);
        }

        net.Set(
            "public",
            "routes",
            Routes(
                (
                    "gatewayId",
                    net.Nodes.First(node => node.Type.EndsWith(":InternetGateway", StringComparison.Ordinal)).Id!
                )
            )
        );
        return net;
    }

    private static ListValue Routes((string Property, string Target) to) =>
        ListValue.Create([Net.Map(("cidrBlock", Net.Anywhere), (to.Property, to.Target))]);

    private static Net WithRegionalNat()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Add(
            "aws:ec2/natGateway:NatGateway",
            "nat-regional",
            "regional",
            ("availabilityMode", "regional"),
            ("vpcId", "vpc-v")
        );
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", "nat-regional");
        return net;
    }

    private static Net WithClassicBalancer()
    {
        var net = Net.Private();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", "rtb-private");
        net.Egress("sg-app", 80, Net.Anywhere);
        net.Ingress(net.Group("front", "vpc-v"), 80, Net.Anywhere);
        net.Egress("sg-front", 8080, Net.Anywhere);
        net.Add(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "sgr-web",
            "web-from-front",
            ("securityGroupId", net.Group("web", "vpc-v")),
            ("referencedSecurityGroupId", "sg-front"),
            ("ipProtocol", "tcp"),
            ("fromPort", 8080),
            ("toPort", 8080)
        );
        net.Instance("Web", "subnet-s2", "10.0.2.20", ["sg-web"]);
        net.Add(
            "aws:elb/loadBalancer:LoadBalancer",
            "front",
            "front",
            ("internal", true),
            ("subnets", Net.List("subnet-s1", "subnet-s2")),
            ("securityGroups", Net.List("sg-front")),
            (
                "listeners",
                ListValue.Create([
                    Net.Map(
                        ("lbPort", 80),
                        ("lbProtocol", "http"),
                        ("instancePort", 8080),
                        ("instanceProtocol", "http")
                    ),
                ])
            )
        );
        net.Add("aws:elb/attachment:Attachment", "front-web", "front-web", ("elb", "front"), ("instance", "i-Web"));
        return net;
    }

    private static Net WithFargatePods()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));
        net.Egress(net.Group("cluster", "vpc-v"), 443, Net.Anywhere);
        net.Add(
            "aws:eks/cluster:Cluster",
            "main",
            "main",
            ("name", "main"),
            (
                "vpcConfig",
                Net.Map(
                    ("subnetIds", Net.List("subnet-s1")),
                    ("vpcId", "vpc-v"),
                    ("clusterSecurityGroupId", "sg-cluster")
                )
            )
        );
        net.Add(
            "aws:eks/fargateProfile:FargateProfile",
            "main:pods",
            "pods",
            ("clusterName", "main"),
            ("subnetIds", Net.List("subnet-s1"))
        );
        return net;
    }

    private static Net WithNatInstance()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Ingress(net.Group("nat", "vpc-v"), -1, "10.0.0.0/16");
        net.Instance("Nat", "subnet-public1", "10.0.100.10", ["sg-nat"], isPublic: true);
        net.Set("Nat", "sourceDestCheck", false);
        net.Route("rtb-private", Net.Anywhere, "instanceId", "i-Nat");
        return net;
    }

    private static Net WithFunctionAndCache()
    {
        var net = Net.Private();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", "rtb-private");
        net.Egress(net.Group("worker", "vpc-v"), 6379, "10.0.0.0/16");
        net.Group("cache", "vpc-v");
        net.Set(
            "cache",
            "ingress",
            ListValue.Create([
                Net.Map(
                    ("protocol", "tcp"),
                    ("fromPort", 6379),
                    ("toPort", 6379),
                    ("cidrBlocks", Net.List("10.0.0.0/16"))
                ),
            ])
        );
        net.Add(
            "aws:lambda/function:Function",
            "worker",
            "worker",
            ("vpcConfig", Net.Map(("subnetIds", Net.List("subnet-s1")), ("securityGroupIds", Net.List("sg-worker"))))
        );
        net.Add(
            "aws:elasticache/subnetGroup:SubnetGroup",
            "group",
            "group",
            ("subnetIds", Net.List("subnet-s1", "subnet-s2"))
        );
        net.Add(
            "aws:elasticache/replicationGroup:ReplicationGroup",
            "store",
            "store",
            ("subnetGroupName", "group"),
            ("securityGroupIds", Net.List("sg-cache")),
            ("primaryEndpointAddress", "ca.abc.ng.0001.use1.cache.amazonaws.com")
        );
        return net;
    }

    private static Net WithPrivateZone()
    {
        var net = Net.Private(hostnames: true);
        net.Instance("Web", "subnet-s1", "10.0.1.20", ["sg-app"]);
        net.Ingress("sg-app", 80, "10.0.0.0/16");
        net.Add("aws:route53/zone:Zone", "Z-corp", "zone", ("name", "corp.example.com"));
        net.Set("zone", "vpcs", ListValue.Create([Net.Map(("vpcId", "vpc-v"))]));
        net.Add(
            "aws:route53/record:Record",
            "r-web",
            "r-web",
            ("zoneId", "Z-corp"),
            ("name", "web"),
            ("type", "A"),
            ("records", Net.List("10.0.1.20"))
        );
        return net;
    }

    private static Net WithSharedZone()
    {
        var net = JoinedByTransitGateway();
        net.Set("v", "enableDnsHostnames", true);
        net.Add("aws:route53/zone:Zone", "Z-corp", "zone", ("name", "corp.example.com"));
        net.Set("zone", "vpcs", ListValue.Create([Net.Map(("vpcId", "vpc-w"))]));
        net.Add(
            "aws:route53/zoneAssociation:ZoneAssociation",
            "Z-corp:vpc-v",
            "zone-in-v",
            ("zoneId", "Z-corp"),
            ("vpcId", "vpc-v")
        );
        net.Add(
            "aws:route53/record:Record",
            "r-db",
            "r-db",
            ("zoneId", "Z-corp"),
            ("name", "db"),
            ("type", "A"),
            ("records", Net.List("10.1.1.10"))
        );
        return net;
    }

    private static Net WithKey()
    {
        const string arn = $"arn:aws:kms:{Net.Region}:{Net.Account}:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        var net = Net.Private(profile: "role").WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));
        net.Policy("role", Allow("""["sqs:*","kms:*"]"""));
        net.Add(
            "aws:kms/key:Key",
            "1234abcd-12ab-34cd-56ef-1234567890ab",
            "key",
            ("arn", arn),
            ("isEnabled", true),
            ("policy", Allow("\"kms:*\"", $"\"Principal\":{{\"AWS\":\"arn:aws:iam::{Net.Account}:root\"}},"))
        );
        net.Queue("jobs");
        net.Set("jobs", "kmsMasterKeyId", arn);
        return net;
    }

    private static string Allow(string action, string principal = "") =>
        $$$"""
            {"Version":"2012-10-17",
            "Statement":{"Effect":"Allow",{{{principal}}}"Action":{{{action}}},"Resource":"*"}}
            """;
}
