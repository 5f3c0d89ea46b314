using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>What services run in subnets, as sources and destinations by subnets and security groups.</summary>
public sealed class PlacedServiceTests
{
    private static readonly ListValue Both = ListValue.Create(["subnet-s1", "subnet-s2"]);
    private static readonly ListValue Group = ListValue.Create(["sg-store"]);

    public static TheoryData<string, MapValue, string, int> Stores =>
        new()
        {
            {
                "aws:rds/cluster:Cluster",
                Map(
                    ("dbSubnetGroupName", "group"),
                    ("vpcSecurityGroupIds", Group),
                    ("engine", "aurora-postgresql"),
                    ("endpoint", "au.cluster-c1.us-east-1.rds.amazonaws.com"),
                    ("readerEndpoint", "au.cluster-ro-c1.us-east-1.rds.amazonaws.com")
                ),
                "au.cluster-ro-c1.us-east-1.rds.amazonaws.com",
                5432
            },
            {
                "aws:rds/proxy:Proxy",
                Map(
                    ("vpcSubnetIds", Both),
                    ("vpcSecurityGroupIds", Group),
                    ("engineFamily", "MYSQL"),
                    ("endpoint", "px.proxy-c1.us-east-1.rds.amazonaws.com")
                ),
                "px.proxy-c1.us-east-1.rds.amazonaws.com",
                3306
            },
            {
                "aws:elasticache/replicationGroup:ReplicationGroup",
                Map(
                    ("subnetGroupName", "group"),
                    ("securityGroupIds", Group),
                    ("primaryEndpointAddress", "ca.abc.ng.0001.use1.cache.amazonaws.com")
                ),
                "ca.abc.ng.0001.use1.cache.amazonaws.com",
                6379
            },
            {
                "aws:elasticache/cluster:Cluster",
                Map(
                    ("subnetGroupName", "group"),
                    ("securityGroupIds", Group),
                    ("engine", "memcached"),
                    (
                        "cacheNodes",
                        ListValue.Create([Map(("address", "ca.abc.0001.use1.cache.amazonaws.com"), ("port", 11211))])
                    )
                ),
                "ca.abc.0001.use1.cache.amazonaws.com",
                11211
            },
            {
                "aws:opensearch/domain:Domain",
                Map(
                    ("vpcOptions", Map(("subnetIds", Both), ("securityGroupIds", Group))),
                    ("endpoint", "vpc-logs-abc.us-east-1.es.amazonaws.com")
                ),
                "vpc-logs-abc.us-east-1.es.amazonaws.com",
                443
            },
            {
                "aws:msk/cluster:Cluster",
                Map(
                    ("brokerNodeGroupInfo", Map(("clientSubnets", Both), ("securityGroups", Group))),
                    (
                        "bootstrapBrokersTls",
                        "b-1.ev.a.c2.kafka.us-east-1.amazonaws.com:9094,b-2.ev.a.c2.kafka.us-east-1.amazonaws.com:9094"
                    )
                ),
                "b-2.ev.a.c2.kafka.us-east-1.amazonaws.com",
                9094
            },
            {
                "aws:redshift/cluster:Cluster",
                Map(
                    ("clusterSubnetGroupName", "group"),
                    ("vpcSecurityGroupIds", Group),
                    ("endpoint", "dw.abc.us-east-1.redshift.amazonaws.com:5439")
                ),
                "dw.abc.us-east-1.redshift.amazonaws.com",
                5439
            },
            {
                "aws:mq/broker:Broker",
                Map(
                    ("subnetIds", Both),
                    ("securityGroups", Group),
                    (
                        "instances",
                        ListValue.Create([Map(("endpoints", Net.List("amqps://b-1.mq.us-east-1.amazonaws.com:5671")))])
                    )
                ),
                "b-1.mq.us-east-1.amazonaws.com",
                5671
            },
        };

    [Theory]
    [MemberData(nameof(Stores))]
    public void Store_InTheVpc_IsReachedByNameAndByItsGroups(string type, MapValue properties, string host, int port)
    {
        var net = Vpc(type, properties, port);

        Expect.Reachable(net.Probe("App", "store"));
        Expect.Reachable(net.Probe("App", $"{host}:{port}"));
        Assert.NotEqual(Verdict.Reachable, net.Probe("App", $"{host}:1").Verdict);
        Assert.Equal(Verdict.Blocked, net.Probe("internet", $"{host}:{port}").Verdict);

        net.Set("store-in", "cidrIpv4", "192.168.0.0/16");
        Expect.Blocked(net.Probe("App", $"{host}:{port}"), ReasonCode.SecurityGroupRulesMismatch);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void Store_WhoseSubnetsAreNotInTheGraph_IsUnknown(string type, MapValue properties, string host, int port)
    {
        foreach (var key in properties.Keys.Where(key => key.Contains("ubnet", StringComparison.Ordinal)).ToList())
        {
            properties = properties.Without(key);
        }

        properties = properties.Without("vpcOptions").Without("brokerNodeGroupInfo");

        Assert.Equal(Verdict.Unknown, Vpc(type, properties, port).Probe("App", $"{host}:{port}").Verdict);
    }

    // AWS picks the subnet: a way from one of them only is none that is sure.
    [Fact]
    public void Function_StartsInAnyOfItsSubnets()
    {
        var net = Vpc(
            "aws:lambda/function:Function",
            Map(("vpcConfig", Map(("subnetIds", Both), ("securityGroupIds", Net.List("sg-app"))))),
            443
        );
        net.Instance("Web", "subnet-s1", "10.0.1.80", ["sg-store"]);
        Expect.Reachable(net.Probe("store", "Web:443"));
        Expect.Blocked(net.Probe("App", "store:443"), ReasonCode.TargetPortRestriction);

        net.WithPublicSubnet();
        Assert.Equal(Verdict.Blocked, net.Probe("store", "https://example.com").Verdict);
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));
        Expect.Reachable(net.Probe("store", "https://example.com"));
        net.Route(net.Table("second", "vpc-v"), "192.168.0.0/16", "natGatewayId", "nat-nat");
        net.Set("s2-table", "routeTableId", "rtb-second");
        Assert.Equal(Verdict.Unknown, net.Probe("store", "https://example.com").Verdict);
    }

    // A function never has a public address, whatever its subnet.
    [Fact]
    public void Function_InAPublicSubnet_HasNoWayOut()
    {
        var net = Vpc(
            "aws:lambda/function:Function",
            Map(
                ("vpcConfig", Map(("subnetIds", Net.List("subnet-public1")), ("securityGroupIds", Net.List("sg-app"))))
            ),
            443
        );
        net.WithPublicSubnet();
        net.Set("public1", "mapPublicIpOnLaunch", true);

        var result = net.Probe("store", "https://example.com");

        Assert.Equal(Verdict.Blocked, result.Verdict);
        Assert.Equal(ReasonCode.PublicAddressForEgress, result.Reason);
    }

    [Theory]
    [InlineData(false, Verdict.Blocked)]
    [InlineData(true, Verdict.Reachable)]
    public void ContainerService_InAPublicSubnet_NeedsAPublicAddress(bool assigns, Verdict expected)
    {
        var net = Vpc(
            "aws:ecs/service:Service",
            Map(
                (
                    "networkConfiguration",
                    Map(
                        ("subnets", Net.List("subnet-public1")),
                        ("securityGroups", Net.List("sg-app")),
                        ("assignPublicIp", assigns)
                    )
                )
            ),
            443
        );
        net.WithPublicSubnet();

        Assert.Equal(expected, net.Probe("store", "https://example.com").Verdict);
    }

    public static TheoryData<string, MapValue> Sources =>
        new()
        {
            { "aws:ecs/service:Service", Map() },
            { "aws:lambda/function:Function", Map(("vpcConfig", Map(("subnetIds", PropertyValue.Unknown)))) },
            { "aws:eks/nodeGroup:NodeGroup", Map() },
        };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Source_OutsideTheGraphsSubnets_IsUnknown(string type, MapValue properties) =>
        Assert.Equal(Verdict.Unknown, Vpc(type, properties, 443).Probe("store", "https://example.com").Verdict);

    // "By default, Lambda runs your functions in a secure VPC with access to AWS services and the internet" (AWS Lambda
    // developer guide, "Giving Lambda functions access to resources in an Amazon VPC").
    [Fact]
    public void Function_InNoVpc_ReachesWhatTheInternetDoes()
    {
        var net = Vpc("aws:lambda/function:Function", Map(), 443);

        Expect.Reachable(net.Probe("store", "https://example.com"));
        Assert.Equal(Verdict.Blocked, net.Probe("store", "App:443").Verdict);
    }

    [Fact]
    public void ContainerService_OfATargetGroup_IsReachedInAnyOfItsSubnets()
    {
        var net = Vpc(
            "aws:ecs/service:Service",
            Map(
                ("networkConfiguration", Map(("subnets", Both), ("securityGroups", Group))),
                ("loadBalancers", ListValue.Create([Map(("targetGroupArn", "arn:tg:nlb"), ("containerPort", 8080))]))
            ),
            8080
        );
        net.LoadBalancer("nlb", "vpc-v", ["subnet-s1", "subnet-s2"], []);
        net.Set("nlb-targets", "targetType", "ip");
        net.Set("nlb", "enableCrossZoneLoadBalancing", true);

        Expect.Reachable(net.Probe("App", "nlb"));

        net.Set("store-in", "fromPort", 9090);
        net.Set("store-in", "toPort", 9090);
        Assert.Equal(Verdict.Blocked, net.Probe("App", "nlb").Verdict);
    }

    [Theory]
    [InlineData("subnet-s1", Verdict.Reachable)]
    [InlineData("subnet-s2", Verdict.Unknown)]
    public void FileSystem_ByName_IsTheMountTargetOfTheZone(string second, Verdict expected)
    {
        var net = Vpc("aws:efs/fileSystem:FileSystem", Map(("dnsName", "store.efs.us-east-1.amazonaws.com")), 2049);
        net.Subnet("s3", "vpc-v", "10.0.3.0/24", "c", "rtb-private");
        foreach (var (subnet, address) in new[] { (second, "10.0.1.200"), ("subnet-s3", "10.0.3.200") })
        {
            net.Add(
                "aws:efs/mountTarget:MountTarget",
                $"fsmt-{address}",
                $"mount-{address}",
                ("fileSystemId", "store"),
                ("subnetId", subnet),
                ("securityGroups", Group),
                ("ipAddress", address)
            );
        }

        Assert.Equal(expected, net.Probe("App", "store.efs.us-east-1.amazonaws.com:2049").Verdict);
        Expect.Reachable(net.Probe("App", "10.0.3.200:2049"));
        Expect.Blocked(
            net.Probe("App", "10.0.3.200:80"),
            ReasonCode.TargetPortRestriction,
            ReasonCode.SecurityGroupRulesMismatch
        );
    }

    [Fact]
    public void ClusterInstance_StandsWhereItsClusterDoes()
    {
        var net = Vpc(
            "aws:rds/cluster:Cluster",
            Map(
                ("dbSubnetGroupName", "group"),
                ("vpcSecurityGroupIds", Group),
                ("engine", "aurora-mysql"),
                ("endpoint", "au.cluster-c1.us-east-1.rds.amazonaws.com")
            ),
            3306
        );
        net.Add(
            "aws:rds/clusterInstance:ClusterInstance",
            "au-1",
            "writer",
            ("clusterIdentifier", "store"),
            ("endpoint", "au-1.c1.us-east-1.rds.amazonaws.com")
        );

        Expect.Reachable(net.Probe("App", "writer"));
        Expect.Reachable(net.Probe("App", "au-1.c1.us-east-1.rds.amazonaws.com:3306"));
    }

    private static MapValue Map(params ReadOnlySpan<(string Key, PropertyValue Value)> entries) => Net.Map(entries);

    // App, a second subnet, subnet groups of every kind, and the resource "store" in group store.
    private static Net Vpc(string type, MapValue properties, int port)
    {
        var net = Net.Private();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", "rtb-private");
        net.Add("aws:ec2/securityGroup:SecurityGroup", "sg-store", "store-group", ("vpcId", "vpc-v"));
        net.Add(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "sgr-store-in",
            "store-in",
            ("securityGroupId", "sg-store"),
            ("ipProtocol", "tcp"),
            ("fromPort", port),
            ("toPort", port),
            ("cidrIpv4", "10.0.0.0/16")
        );
        foreach (var service in new[] { "rds", "elasticache", "redshift" })
        {
            net.Add($"aws:{service}/subnetGroup:SubnetGroup", "group", $"{service}-group", ("subnetIds", Both));
        }

        net.Add(type, "store", "store");
        net.Change("store", node => node with { Inputs = properties, Outputs = properties });
        return net;
    }
}
