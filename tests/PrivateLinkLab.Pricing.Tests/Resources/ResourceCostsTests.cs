using System.Text.Json;
using PrivateLinkLab.Graph;
using static PrivateLinkLab.Pricing.Tests.SampleGraph;

namespace PrivateLinkLab.Pricing.Tests.Resources;

public sealed class ResourceCostsTests
{
    private const string EcsService = "aws:ecs/service:Service";
    private const string TaskDefinition = "aws:ecs/taskDefinition:TaskDefinition";

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
        var estimate = Estimate(Resource("aws:kinesis/stream:Stream", "worker"));

        Assert.Equal(
            "It is not known what worker costs: the price table has nothing for the type aws:kinesis/stream:Stream.",
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
    public void EcrRepository_CostsByTheImagesInIt()
    {
        var estimate = Estimate(Resource("aws:ecr/repository:Repository", "images"));

        Assert.Empty(estimate.Unpriced);
        Assert.Contains(estimate.Rates, rate => rate.What == "images in ECR" && rate.Price?.Amount == 0.1m);
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
    public void LoadBalancer_EachKind_HasAPriceOfItsOwn()
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
            Resource(LoadBalancer, "web", ("subnets", PropertyValue.OfTexts(["a", "b"]))),
            Resource(
                LoadBalancer,
                "inspection",
                ("loadBalancerType", "gateway"),
                ("subnets", PropertyValue.OfTexts(["a"]))
            ),
            Resource(LoadBalancer, "future", ("loadBalancerType", "quantum"))
        );

        Assert.Equal(
            [
                "inside: Network Load Balancer: 0.0225 an hour",
                "outside: Network Load Balancer: 0.0225 an hour",
                "outside: 2 public IPv4 addresses: 0.01 an hour",
                "web: Application Load Balancer: 0.0225 an hour",
                "web: 2 public IPv4 addresses: 0.01 an hour",
                "inspection: Gateway Load Balancer: 0.0125 an hour",
            ],
            Lines(estimate)
        );
        Assert.Equal(
            [
                ("data through Network Load Balancers", 0.006m),
                ("data through Application Load Balancers", 0.008m),
                ("data through Gateway Load Balancers", 0.004m),
            ],
            estimate.TrafficItems.Select(item => (item.What, item.Monthly))
        );
        Assert.Equal(
            "There is no price for load balancers of the type quantum, which future has.",
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

    // aws.amazon.com/fargate/pricing: by the vCPU and the gigabyte of each task that runs.
    [Theory]
    [InlineData(
        "256",
        "512",
        null,
        2,
        "2 tasks with 0.25 vCPU: 0.02024 an hour",
        "2 tasks with 0.5 GB: 0.004445 an hour"
    )]
    [InlineData(
        ".25 vCPU",
        "1 GB",
        "ARM64",
        1,
        "1 task with 0.25 vCPU: 0.008095 an hour",
        "1 task with 1 GB: 0.00356 an hour"
    )]
    [InlineData(
        "1024",
        "2048",
        "X86_64",
        1,
        "1 task with 1 vCPU: 0.04048 an hour",
        "1 task with 2 GB: 0.00889 an hour"
    )]
    public void Service_OnFargate_CostsByTheSizeOfItsTasks(
        string cpu,
        string memory,
        string? architecture,
        int count,
        params string[] expected
    )
    {
        var task = Resource(
            TaskDefinition,
            "task",
            ("family", "web"),
            ("cpu", cpu),
            ("memory", memory),
            (
                "runtimePlatform",
                architecture is null ? MapValue.Empty : MapValue.Create(("cpuArchitecture", architecture))
            )
        );
        var service = Resource(
            EcsService,
            "web",
            ("launchType", "FARGATE"),
            ("taskDefinition", "web:1"),
            ("desiredCount", count)
        );

        var estimate = Estimate(task, service);

        Assert.Equal(expected.Select(line => $"web: {line}"), Lines(estimate));
        Assert.Empty(estimate.Unpriced);
    }

    [Fact]
    public void Service_BeforeItsTaskExists_HasTheSizeOfTheOneThatItRefersTo()
    {
        var task = Resource(TaskDefinition, "task", ("family", "web"), ("cpu", "256"), ("memory", "512"));
        var service = Resource(EcsService, "web", ("launchType", "FARGATE"), ("desiredCount", 1)) with
        {
            PropertyDependencies = ResourceNode.NoPropertyDependencies.Add("taskDefinition", [task.Urn]),
        };

        Assert.Equal(2, Estimate(task, service).Items.Length);
    }

    [Theory]
    [InlineData("launchType", "EC2", null)]
    [InlineData("desiredCount", null, "The number or the size of the tasks of web is not known.")]
    [InlineData("taskDefinition", "other", "The number or the size of the tasks of web is not known.")]
    [InlineData(
        "capacityProvider",
        "FARGATE_SPOT",
        "It is not known what the tasks of web cost: only Fargate on demand has a price."
    )]
    public void Service_OtherThanFargateOnDemand_HasNoPrice(string property, string? value, string? reason)
    {
        var inputs = new Dictionary<string, PropertyValue>(StringComparer.Ordinal)
        {
            ["launchType"] = PropertyValue.Of("FARGATE"),
            ["taskDefinition"] = PropertyValue.Of("web"),
            ["desiredCount"] = PropertyValue.Of(1),
        };
        if (property == "capacityProvider")
        {
            inputs.Remove("launchType");
            inputs["capacityProviderStrategies"] = PropertyValue.Of(MapValue.Create((property, value!)));
        }
        else
        {
            inputs[property] = value is null ? PropertyValue.Unknown : PropertyValue.Of(value);
        }

        var estimate = Estimate(
            Resource(TaskDefinition, "task", ("family", "web"), ("cpu", "256"), ("memory", "512")),
            Resource(EcsService, "web", [.. inputs.Select(input => (input.Key, input.Value))])
        );

        Assert.Empty(estimate.Items);
        Assert.Equal(reason is null ? [] : [reason], estimate.Unpriced.Select(cost => cost.Reason));
    }

    [Fact]
    public void Cluster_AndItsNodes_CostByTheHour()
    {
        MapValue Sizes(int desired) => MapValue.Create(("desiredSize", desired));
        var estimate = Estimate(
            Resource("aws:eks/cluster:Cluster", "cluster"),
            Resource("aws:eks/nodeGroup:NodeGroup", "usual", ("scalingConfig", Sizes(2))),
            Resource("aws:eks/nodeGroup:NodeGroup", "empty", ("scalingConfig", Sizes(0))),
            Resource(
                "aws:eks/nodeGroup:NodeGroup",
                "spot",
                ("scalingConfig", Sizes(1)),
                ("capacityType", "SPOT"),
                ("instanceTypes", PropertyValue.OfTexts(["t3.small"]))
            )
        );

        Assert.Equal(
            ["cluster: EKS cluster, standard support: 0.1 an hour", "usual: 2 t3.medium nodes: 0.0832 an hour"],
            Lines(estimate)
        );
        Assert.Equal(
            [
                "The volumes of the nodes of usual have no price: they are not in the stack.",
                "It is not known what the instances of the node group spot cost: they are not in the stack.",
            ],
            estimate.Unpriced.Select(cost => cost.Reason)
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
