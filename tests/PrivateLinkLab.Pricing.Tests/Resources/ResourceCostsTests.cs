using System.Text.Json;
using PrivateLinkLab.Graph;
using static PrivateLinkLab.Pricing.Tests.SampleGraph;

namespace PrivateLinkLab.Pricing.Tests.Resources;

public sealed class ResourceCostsTests
{
    private static readonly string[] SchemaFiles = ["aws.json", "random.json"];

    public static TheoryData<string> SchemaTypes =>
        [
            .. SchemaFiles.SelectMany(file =>
            {
                using var schema = JsonDocument.Parse(
                    File.ReadAllText(RepositoryFile.PathOf($"src/EmbeddedPulumi/Schema/{file}"))
                );
                return schema
                    .RootElement.GetProperty("resources")
                    .EnumerateObject()
                    .Select(resource => resource.Name)
                    .ToList();
            }),
        ];

    [Theory]
    [MemberData(nameof(SchemaTypes))]
    public void Knows_EveryTypeThatTheProgramCanUse(string type) => Assert.True(ResourceCosts.Knows(type));

    [Fact]
    public void Add_UnknownType_IsListedByName()
    {
        var estimate = Estimate(Resource("aws:lambda/function:Function", "worker"));

        Assert.Equal(
            "It is not known what worker costs: the price table has nothing for the type aws:lambda/function:Function.",
            Assert.Single(estimate.Unpriced).Reason
        );
        Assert.False(estimate.IsComplete);
    }

    [Theory]
    [InlineData("aws:iam/user:User")]
    [InlineData("aws:iam/openIdConnectProvider:OpenIdConnectProvider")]
    [InlineData("aws:ec2/securityGroupRule:SecurityGroupRule")]
    [InlineData("aws:ec2/networkAcl:NetworkAcl")]
    [InlineData("aws:ec2/vpcPeeringConnection:VpcPeeringConnection")]
    [InlineData("aws:s3/bucketAclV2:BucketAclV2")]
    [InlineData("aws:route53/record:Record")]
    [InlineData("aws:alb/listener:Listener")]
    [InlineData("aws:elasticloadbalancingv2/targetGroup:TargetGroup")]
    [InlineData("aws:ecs/cluster:Cluster")]
    [InlineData("kubernetes:core/v1:ConfigMap")]
    [InlineData("tls:index/privateKey:PrivateKey")]
    public void Add_TypeThatAwsAsksNothingFor_IsFree(string type)
    {
        var estimate = Estimate(Resource(type, "theirs"));

        Assert.Equal(type, Assert.Single(estimate.Free).Type);
        Assert.Empty(estimate.Unpriced);
    }

    [Theory]
    [InlineData("aws:elasticloadbalancingv2/loadBalancer:LoadBalancer")]
    [InlineData("aws:alb/loadBalancer:LoadBalancer")]
    public void Add_FormerToken_CostsWhatTodaysDoes(string type)
    {
        var balancer = ("loadBalancerType", PropertyValue.Of("network"));

        Assert.Equal(
            Lines(Estimate(Resource("aws:lb/loadBalancer:LoadBalancer", "nlb", balancer))),
            Lines(Estimate(Resource(type, "nlb", balancer)))
        );
    }

    [Fact]
    public void Add_TypeThatMakesAwsCreateOthers_IsNotCalledFree()
    {
        var estimate = Estimate(Resource("aws:autoscaling/group:Group", "web"));

        Assert.Equal(
            "It is not known what the instances of the Auto Scaling group web cost: they are not in the stack.",
            Assert.Single(estimate.Unpriced).Reason
        );
    }

    [Fact]
    public void Add_ResourceThatIsOnlyRead_IsFree()
    {
        var estimate = Estimate(Resource(NatGateway, "theirs") with { External = true });

        Assert.Empty(estimate.Items);
        Assert.Equal(new(NatGateway, 1, "only read: it does not belong to the stack"), Assert.Single(estimate.Free));
    }

    [Fact]
    public void Add_FreeTypes_AreCountedByType()
    {
        var estimate = Estimate(
            Resource("aws:ec2/vpc:Vpc", "vpc"),
            Resource("aws:iam/role:Role", "one"),
            Resource("aws:iam/role:Role", "two")
        );

        Assert.Equal([new("aws:ec2/vpc:Vpc", 1, null), new("aws:iam/role:Role", 2, null)], estimate.Free);
        Assert.Equal(0, estimate.Hourly);
    }

    [Fact]
    public void Endpoint_Types_AreToldApart()
    {
        var estimate = Estimate(
            InterfaceEndpoint("ssm", 2),
            Resource(Endpoint, "s3", ("serviceName", "com.amazonaws.us-east-1.s3")),
            Resource(
                Endpoint,
                "inspection",
                ("vpcEndpointType", "GatewayLoadBalancer"),
                ("subnetIds", PropertyValue.OfTexts(["a"]))
            ),
            InterfaceEndpoint("unplaced", 0)
        );

        Assert.Equal(["ssm-vpc-1: interface endpoint in 2 zones: 0.02 an hour"], Lines(estimate));
        Assert.Contains(estimate.Free, free =>
            free.Reason == "a gateway endpoint: neither its hours nor its data cost"
        );
        Assert.Equal(
            [
                "There is no price for endpoints of the type GatewayLoadBalancer, which inspection has.",
                "It is not known in how many zones the endpoint unplaced-vpc-1 has an interface.",
            ],
            estimate.Unpriced.Select(cost => cost.Reason)
        );
    }

    [Fact]
    public void Endpoint_UnknownSubnets_AreCounted()
    {
        var planned = Resource(
            Endpoint,
            "ssm",
            ("vpcEndpointType", "Interface"),
            ("subnetIds", PropertyValue.Of(PropertyValue.Unknown, PropertyValue.Unknown))
        );

        Assert.Equal(0.02m, Estimate(planned).Hourly);
    }

    [Fact]
    public void NatGateway_PublicPrivateRegional_CostByTheHour()
    {
        var estimate = Estimate(
            Resource("aws:ec2/eip:Eip", "address"),
            Resource(NatGateway, "public"),
            Resource(NatGateway, "private", ("connectivityType", "private")),
            Resource(NatGateway, "regional", ("availabilityMode", "regional"))
        );

        Assert.Equal(
            [
                "address: public IPv4 address: 0.005 an hour",
                "public: NAT gateway: 0.045 an hour",
                "private: NAT gateway: 0.045 an hour",
            ],
            Lines(estimate)
        );
        Assert.Equal("regional", Assert.Single(estimate.Unpriced).Resource?.Name);
    }

    [Fact]
    public void LoadBalancer_OnlyNetwork_HasAPrice()
    {
        var estimate = Estimate(
            Resource(
                LoadBalancer,
                "inside",
                ("loadBalancerType", "network"),
                ("internal", true),
                ("subnets", PropertyValue.OfTexts(["a", "b"]))
            ),
            Resource(
                LoadBalancer,
                "outside",
                ("loadBalancerType", "network"),
                ("subnets", PropertyValue.OfTexts(["a", "b"]))
            ),
            Resource(LoadBalancer, "web", ("loadBalancerType", "application"))
        );

        Assert.Equal(
            [
                "inside: Network Load Balancer: 0.0225 an hour",
                "outside: Network Load Balancer: 0.0225 an hour",
                "outside: 2 public IPv4 addresses: 0.01 an hour",
            ],
            Lines(estimate)
        );
        Assert.Equal(
            "There is no price for load balancers of the type application, which web has.",
            Assert.Single(estimate.Unpriced).Reason
        );
    }

    [Fact]
    public void LoadBalancer_GivenAddresses_AreNotCountedTwice()
    {
        var mapping = MapValue.Create(("subnetId", "a"), ("allocationId", "eipalloc-1"));
        var estimate = Estimate(
            Resource(
                LoadBalancer,
                "nlb",
                ("loadBalancerType", "network"),
                ("subnetMappings", PropertyValue.Of(mapping, MapValue.Create(("subnetId", "b"))))
            )
        );

        Assert.Equal(
            ["nlb: Network Load Balancer: 0.0225 an hour", "nlb: public IPv4 address: 0.005 an hour"],
            Lines(estimate)
        );
    }

    [Fact]
    public void Instance_Volumes_CostByTheirSize()
    {
        var estimate = Estimate(
            Resource(
                Instance,
                "i",
                ("instanceType", "t3.small"),
                ("rootBlockDevice", MapValue.Create(("volumeSize", 30), ("volumeType", "gp2"))),
                (
                    "ebsBlockDevices",
                    PropertyValue.Of(MapValue.Create(("volumeSize", 100), ("volumeType", "gp3"), ("iops", 6000)))
                )
            )
        );

        Assert.Equal(
            [
                "i: t3.small, running: 0.0208 an hour",
                "i: 30 GB of gp2: 0.00411 an hour",
                "i: 100 GB of gp3: 0.010959 an hour",
            ],
            Lines(estimate)
        );
        Assert.Equal(
            "Provisioned IOPS and throughput of a volume of i have no price.",
            Assert.Single(estimate.Unpriced).Reason
        );
    }

    [Fact]
    public void Instance_PublicAddress_CostsWhetherAskedForOrTheSubnets()
    {
        var subnet = Resource(Subnet, "public", ("mapPublicIpOnLaunch", true));
        var inherits = Resource(Instance, "inherits", ("instanceType", "t4g.micro")).From("subnetId", subnet);
        var refuses = Resource(Instance, "refuses", ("instanceType", "t4g.micro"), ("associatePublicIpAddress", false))
            .From("subnetId", subnet);

        var addresses = Estimate(subnet, inherits, refuses).Items.Where(item => item.What == "public IPv4 address");

        Assert.Equal("inherits", Assert.Single(addresses).Resource.Name);
    }

    [Theory]
    [InlineData("tenancy", "dedicated")]
    [InlineData("instanceMarketOptions", "spot")]
    public void Instance_NotOnDemand_IsNotPricedAsIfItWere(string property, string value)
    {
        var estimate = Estimate(Resource(Instance, "i", ("instanceType", "t4g.micro"), (property, value)));

        Assert.Equal("8 GB of gp3", Assert.Single(estimate.Items).What);
        Assert.False(estimate.IsComplete);
    }

    [Fact]
    public void Database_SingleAndMultiAz_HavePricesOfTheirOwn()
    {
        var estimate = Estimate(
            MySql("one"),
            MySql("two", ("multiAz", true), ("manageMasterUserPassword", true), ("publiclyAccessible", true))
        );

        Assert.Equal(
            [
                "one: db.t3.micro, mysql, Single-AZ, running: 0.017 an hour",
                "one: 20 GB of gp3: 0.003151 an hour",
                "two: db.t3.micro, mysql, Multi-AZ, running: 0.034 an hour",
                "two: public IPv4 address: 0.005 an hour",
                "two: 20 GB of gp3: 0.006301 an hour",
                "two: secret in Secrets Manager: 0.000548 an hour",
            ],
            Lines(estimate)
        );
    }

    [Theory]
    [InlineData("8.0", false)]
    [InlineData("8.0.40", false)]
    [InlineData("8.4", true)]
    [InlineData("8.4.7", true)]
    public void Database_VersionInExtendedSupport_IsNotComplete(string version, bool isComplete) =>
        Assert.Equal(isComplete, Estimate(MySql("db", ("engineVersion", version))).IsComplete);

    [Fact]
    public void Queue_Fifo_IsNotPricedAsStandard()
    {
        var estimate = Estimate(Resource(Queue, "orders", ("fifoQueue", true)));

        Assert.Empty(estimate.TrafficItems);
        Assert.Equal(
            "There is no price for requests to FIFO queues, which orders is.",
            Assert.Single(estimate.Unpriced).Reason
        );
    }

    [Fact]
    public void FlowLog_ToABucket_IsNotPricedAsLogs()
    {
        var estimate = Estimate(
            Resource("aws:ec2/flowLog:FlowLog", "logs", ("logDestinationType", "cloud-watch-logs")),
            Resource("aws:ec2/flowLog:FlowLog", "bucket", ("logDestinationType", "s3"))
        );

        Assert.Equal(
            "There is no price for flow logs that go to s3, as bucket does.",
            Assert.Single(estimate.Unpriced).Reason
        );
    }
}
