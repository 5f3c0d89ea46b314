using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Isolation;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Tests.Scenarios;

public class ScenarioTests
{
    private const string VpcType = "aws:ec2/vpc:Vpc";
    private const string EndpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
    private const string InstanceType = "aws:ec2/instance:Instance";
    private const string DatabaseType = "aws:rds/instance:Instance";
    private const string QueueType = "aws:sqs/queue:Queue";
    private const string SecurityGroupType = "aws:ec2/securityGroup:SecurityGroup";

    public static TheoryData<string> Isolated =>
        [.. ScenarioCatalog.All.Where(scenario => !scenario.HasPublicSubnet).Select(scenario => scenario.Name)];

    [Theory]
    [InlineData("private-subnet", "myVPC mySubnet AppServer VPCEndpointSecurityGroup myIAMRole", "")]
    [InlineData(
        "session-manager",
        "myVPC mySubnet AppServer VPCEndpointSecurityGroup myIAMRole SSMInterfaceEndpoint SSMMessagesInterfaceEndpoint",
        ""
    )]
    [InlineData(
        "sqs-endpoint",
        "myVPC mySubnet AppServer SSMInterfaceEndpoint SSMMessagesInterfaceEndpoint SQSVPCEndpoint FilaTeste",
        "sqsQueueUrl"
    )]
    [InlineData(
        "port-forwarding",
        "myVPC mySubnet1 mySubnet2 JumpServer myDB FilaTeste SQSVPCEndpoint",
        "jumpServerInstanceId rdsEndpoint sqsQueueUrl"
    )]
    [InlineData(
        "public-endpoint",
        "myVPC mySubnet AppServer FilaTeste publicSubnet",
        "sqsQueueUrl curlCommand digCommand sendMessageCommand sessionCommand natAddresses"
    )]
    [InlineData(
        "gateway-endpoint",
        "myVPC publicSubnet privateSubnet BastionHost PrivateInstance myBucket SSMInterfaceEndpoint",
        "bastionInstanceId privateInstanceId bucketName listBucketsCommand bastionSessionCommand sessionCommand"
    )]
    public async Task Scenario_Defaults_HaveTheArticlesNamesAndOutputs(string scenario, string names, string outputs)
    {
        var graph = await ScenarioGraph.OfAsync(("scenario", scenario));

        var tags = graph.Resources.Select(node => node.Inputs.GetMap("tags").GetText("Name")).ToHashSet();
        Assert.All(names.Split(' '), name => Assert.Contains(name, tags));
        Assert.All(outputs.Split(' ', StringSplitOptions.RemoveEmptyEntries), output =>
            Assert.True(graph.Outputs.ContainsKey(output), output)
        );
    }

    [Fact]
    public async Task Scenario_EveryTaggedResource_NamesItsScenario()
    {
        foreach (var scenario in ScenarioCatalog.All)
        {
            var graph = await ScenarioGraph.OfAsync(("scenario", scenario.Name));

            Assert.All(graph.Resources.Where(node => node.Inputs.ContainsKey("tags")), node =>
                Assert.Equal(scenario.Name, node.Inputs.GetMap("tags").GetText("Scenario"))
            );
        }
    }

    [Fact]
    public async Task Scenario_IsolatedVpcs_HaveNoWayOut()
    {
        foreach (var scenario in ScenarioCatalog.All)
        {
            var graph = await ScenarioGraph.OfAsync(("scenario", scenario.Name));

            Assert.Empty(IsolationCheck.FindWaysOut(graph));
        }
    }

    [Theory]
    [MemberData(nameof(Isolated))]
    public async Task Scenario_DualStack_ComesUpIsolated(string scenario)
    {
        var graph = await ScenarioGraph.OfAsync(("scenario", scenario), ("addressFamily", "dualstack"));

        Assert.All(graph.OfType(VpcType), vpc => Assert.NotEqual("", vpc.Outputs.GetText("ipv6CidrBlock")));
        Assert.All(graph.OfType(InstanceType), instance => Assert.Single(instance.Outputs.GetTexts("ipv6Addresses")));
        Assert.All(graph.Resources, node =>
            Assert.DoesNotContain("::/0", node.Inputs.ToString(), StringComparison.Ordinal)
        );
        Assert.Empty(IsolationCheck.FindWaysOut(graph));
    }

    [Theory]
    [InlineData("public-endpoint", true)]
    [InlineData("gateway-endpoint", false)]
    public async Task Scenario_DualStackWithAPublicSubnet_GoesOutOverIpv6WhereItDoesOverIpv4(
        string scenario,
        bool hasEgressOnly
    )
    {
        var graph = await ScenarioGraph.OfAsync(
            ("scenario", scenario),
            ("addressFamily", "dualstack"),
            ("dynamoDbGatewayEndpoint", "true")
        );

        Assert.All(graph.OfType("aws:ec2/subnet:Subnet"), subnet =>
            Assert.True(subnet.Inputs.ContainsKey("ipv6CidrBlock"), subnet.Name)
        );
        Assert.All(graph.OfType(InstanceType), instance => Assert.Single(instance.Outputs.GetTexts("ipv6Addresses")));
        Assert.Equal(hasEgressOnly, graph.OfType("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway").Any());
        Assert.NotNull(graph.Find("aws:ec2/route:Route", "egress-public-to-internet-ipv6"));
    }

    [Theory]
    [InlineData("sqs-endpoint", "digCommand", "dig sqs.us-east-1.api.aws A sqs.us-east-1.api.aws AAAA +short")]
    [InlineData("port-forwarding", "sqsHostsFileLine", "127.0.0.1 sqs.us-east-1.api.aws")]
    public async Task Scenario_DualStack_NamesSqsAsClientsOfBothFamiliesDo(
        string scenario,
        string output,
        string expected
    )
    {
        var graph = await ScenarioGraph.OfAsync(("scenario", scenario), ("addressFamily", "dualstack"));

        Assert.Equal(expected, graph.Outputs.GetText(output));
        Assert.Contains(
            "--endpoint-url https://sqs.us-east-1.api.aws",
            graph.Outputs.GetText("sendMessageCommand"),
            StringComparison.Ordinal
        );
        Assert.Contains(graph.Find(EndpointType, "endpoints-sqs")!.Outputs.GetList("dnsEntries"), entry =>
            entry.At(PropertyPath.Parse("dnsName"))!.AsText() == "sqs.us-east-1.api.aws"
        );
    }

    [Fact]
    public async Task Scenario_OpenedByHand_IsFound()
    {
        foreach (var scenario in ScenarioCatalog.All)
        {
            var graph = await ScenarioGraph.OfAsync(("scenario", scenario.Name));
            foreach (
                var isolated in graph
                    .OfType(VpcType)
                    .Where(vpc => graph.Find(vpc.Parent!)!.Inputs.GetBool("isolated") == true)
            )
            {
                var door = new ResourceNode
                {
                    Urn = ResourceUrn.Create(
                        graph.Stack,
                        graph.Project,
                        null,
                        "aws:ec2/internetGateway:InternetGateway",
                        "door"
                    ),
                    Custom = true,
                    Inputs = MapValue.Create([("vpcId", isolated.Id!)]),
                };

                var finding = Assert.Single(
                    IsolationCheck.FindWaysOut(
                        ResourceGraph.Create(graph.Project, graph.Stack, [.. graph.Resources, door])
                    )
                );
                Assert.Equal((isolated.Urn, door.Urn), (finding.Vpc, finding.Opener));
            }
        }
    }

    [Fact]
    public async Task Scenario_EveryIsolatedSubnet_ReachesS3ThroughTheGatewayUnlessTheScenarioIsWithout()
    {
        foreach (var scenario in ScenarioCatalog.All)
        {
            var graph = await ScenarioGraph.OfAsync(
                ("scenario", scenario.Name),
                ("availabilityZones", "us-east-1a,us-east-1b,us-east-1c")
            );
            var isolated = graph
                .OfType(VpcType)
                .Where(vpc => graph.Find(vpc.Parent!)!.Inputs.GetBool("isolated") == true)
                .Select(vpc => vpc.Id)
                .ToList();
            var subnets = graph
                .OfType("aws:ec2/subnet:Subnet")
                .Where(subnet => isolated.Contains(subnet.Inputs.GetText("vpcId")))
                .Select(subnet => subnet.Id);
            var tables = graph
                .OfType("aws:ec2/routeTableAssociation:RouteTableAssociation")
                .ToDictionary(
                    association => association.Inputs.GetText("subnetId")!,
                    association => association.Inputs.GetText("routeTableId")!
                );
            var led = graph
                .OfType(EndpointType)
                .Where(endpoint => endpoint.Inputs.GetText("serviceName") == "com.amazonaws.us-east-1.s3")
                .SelectMany(endpoint => endpoint.Inputs.GetTexts("routeTableIds"))
                .ToHashSet();

            Assert.All(subnets, subnet => Assert.Equal(scenario.OffersGatewayEndpoints, led.Contains(tables[subnet!])));
        }
    }

    [Fact]
    public async Task PrivateSubnet_HasNoEndpointAtAll()
    {
        var graph = await ScenarioGraph.OfAsync(("scenario", "private-subnet"), ("s3GatewayEndpoint", "true"));

        Assert.Empty(graph.OfType(EndpointType));
        Assert.Single(graph.OfType(InstanceType));
    }

    [Theory]
    [InlineData("ssm,ssmmessages", "SSMInterfaceEndpoint SSMMessagesInterfaceEndpoint")]
    [InlineData("ssm", "SSMInterfaceEndpoint")]
    [InlineData("[]", "")]
    public async Task SqsEndpoint_EndpointsLeftOut_AreTheArticlesBefore(string endpoints, string names)
    {
        var graph = await ScenarioGraph.OfAsync(
            ("scenario", "sqs-endpoint"),
            ("endpoints", endpoints),
            ("s3GatewayEndpoint", "false")
        );

        Assert.Equal(
            names,
            string.Join(
                ' ',
                graph.OfType(EndpointType).Select(endpoint => endpoint.Inputs.GetMap("tags").GetText("Name"))
            )
        );
        Assert.NotEmpty(graph.OfType(QueueType));
    }

    [Fact]
    public async Task PortForwarding_Commands_AreReadyToPaste()
    {
        var graph = await ScenarioGraph.OfAsync();

        var instance = graph.Outputs.GetText("jumpServerInstanceId");
        Assert.Equal(graph.OfType(InstanceType).Single().Id, instance);
        Assert.Equal(
            $"aws ssm start-session --target {instance} --document-name AWS-StartPortForwardingSessionToRemoteHost "
                + "--parameters "
                + $"host=\"{graph.Outputs.GetText("rdsEndpoint")}\",portNumber=\"3306\",localPortNumber=\"1213\"",
            graph.Outputs.GetText("rdsPortForwardingCommand")
        );
        Assert.EndsWith(
            "host=\"sqs.us-east-1.amazonaws.com\",portNumber=\"443\",localPortNumber=\"1313\"",
            graph.Outputs.GetText("sqsPortForwardingCommand"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"aws sqs send-message --queue-url {graph.Outputs.GetText("sqsQueueUrl")} --message-body \"Olá mundo!\" "
                + "--endpoint-url https://sqs.us-east-1.amazonaws.com:1313",
            graph.Outputs.GetText("sendMessageCommand")
        );
    }

    [Fact]
    public async Task PortForwarding_RdsEndpoint_IsANameWithoutPort()
    {
        var graph = await ScenarioGraph.OfAsync();

        Assert.Matches(@"^mydb\.[a-z0-9]+\.us-east-1\.rds\.amazonaws\.com$", graph.Outputs.GetText("rdsEndpoint"));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task PortForwarding_DatabaseAdmitsJumpServer_DecidesTheRule(string value, bool admitted)
    {
        var graph = await ScenarioGraph.OfAsync(("databaseAdmitsJumpServer", value));

        Assert.Equal(admitted, graph.Resources.Any(node => node.Name == "myDB-from-JumpServer"));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2", 2)]
    [InlineData("6", 2)]
    public async Task PortForwarding_EndpointZones_DecideTheInterfaces(string zones, int interfaces)
    {
        var graph = await ScenarioGraph.OfAsync(("endpointZones", zones));

        Assert.All(
            graph.OfType(EndpointType).Where(endpoint => endpoint.Inputs.GetText("vpcEndpointType") == "Interface"),
            endpoint => Assert.Equal(interfaces, endpoint.Inputs.GetTexts("subnetIds").Count)
        );
    }

    [Theory]
    [InlineData("us-east-1a,us-east-1b,us-east-1c", "availabilityZone")]
    [InlineData("use1-az4,use1-az6,use1-az1", "availabilityZoneId")]
    public async Task PortForwarding_ThreeZones_SpreadSubnetsAndInterfaces(string zones, string property)
    {
        var graph = await ScenarioGraph.OfAsync(
            ("availabilityZones", zones),
            ("endpointZones", "3"),
            ("databaseMultiAz", "true")
        );

        Assert.Equal(
            zones.Split(','),
            graph.OfType("aws:ec2/subnet:Subnet").Select(subnet => subnet.Inputs.GetText(property))
        );
        Assert.All(
            graph.OfType(EndpointType).Where(endpoint => endpoint.Inputs.GetText("vpcEndpointType") == "Interface"),
            endpoint => Assert.Equal(3, endpoint.Outputs.GetTexts("networkInterfaceIds").Count)
        );
        Assert.Equal(3, graph.OfType("aws:rds/subnetGroup:SubnetGroup").Single().Inputs.GetTexts("subnetIds").Count);
        Assert.True(graph.OfType(DatabaseType).Single().Inputs.GetBool("multiAz"));
        Assert.Empty(graph.Outputs.GetTexts("endpointWarnings"));
        Assert.True(graph.Outputs.ContainsKey("endpointWarnings"));
    }

    [Fact]
    public async Task SessionManager_ZoneThatAServiceLacks_IsNamedInTheOutputs()
    {
        var graph = await ScenarioGraph.OfAsync(
            ("scenario", "session-manager"),
            ("endpoints", "ssm,lambda"),
            ("availabilityZones", "us-east-1a,us-east-1e"),
            ("endpointZones", "2")
        );

        Assert.Equal(
            [
                "lambda is not offered in us-east-1e (use1-az3): no endpoint interface in subnet 'mySubnet2'.",
                "lambda has its only endpoint interface in us-east-1a (use1-az4), whose loss takes the endpoint "
                    + "along. A subnet in another zone avoids that, for the price of one more interface by the hour.",
            ],
            graph.Outputs.GetTexts("endpointWarnings")
        );
    }

    [Fact]
    public async Task PortForwarding_EndpointClientsNone_AdmitsTheJumpServersGroupInstead()
    {
        var graph = await ScenarioGraph.OfAsync(("endpointClients", "[]"));

        var endpoints = graph.Find(SecurityGroupType, "endpoints-security-group")!.Id;
        var rule = Assert.Single(graph.Resources, node =>
            node.Type.EndsWith(":SecurityGroupIngressRule", StringComparison.Ordinal)
            && node.Inputs.GetText("securityGroupId") == endpoints
        );
        Assert.Equal(
            graph.Find(SecurityGroupType, "JumpServer-host-security-group")!.Id,
            rule.Inputs.GetText("referencedSecurityGroupId")
        );
    }

    [Theory]
    [InlineData("managed", "", "databasePasswordCommand")]
    [InlineData("generated", "", "databasePassword")]
    [InlineData("given", "hunter2hunter2", "databasePassword")]
    public async Task PortForwarding_Credentials_DecideHowThePasswordIsFound(
        string credentials,
        string password,
        string output
    )
    {
        var graph = await ScenarioGraph.OfAsync(("databaseCredentials", credentials), ("databasePassword", password));

        Assert.True(graph.Outputs.ContainsKey(output));
        if (output == "databasePassword")
        {
            Assert.Equal(PropertyKind.Secret, graph.Outputs[output].Kind);
        }
    }

    [Fact]
    public async Task PortForwarding_QueueOnlyThroughEndpoint_NamesTheEndpointInTheQueuesPolicy()
    {
        var graph = await ScenarioGraph.OfAsync(("queueOnlyThroughEndpoint", "true"));

        var endpoint = graph.Find(EndpointType, "endpoints-sqs")!.Id!;
        Assert.Contains(graph.Resources, node =>
            node.Name == "FilaTeste-queue-policy"
            && node.Inputs.GetText("policy")!.Contains(endpoint, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task PortForwarding_DeployersThatAreNamed_AreWhomThePolicyExempts()
    {
        const string role = "arn:aws:iam::123456789012:role/Operators";

        var graph = await ScenarioGraph.OfAsync(
            ("queueOnlyThroughEndpoint", "true"),
            ("deployerPrincipalArns", $"[\"{role}\"]")
        );

        var policy = graph.Resources.Single(node => node.Name == "FilaTeste-queue-policy").Inputs.GetText("policy")!;
        Assert.Contains($"\"{role}\"", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PortForwarding_Protected_KeepsTheDatabase()
    {
        var graph = await ScenarioGraph.OfAsync(("databaseDeletion", "protected"));

        Assert.True(graph.OfType(DatabaseType).Single().Inputs.GetBool("deletionProtection"));
    }

    [Fact]
    public async Task Scenario_RunTwice_GivesEqualGraphs()
    {
        foreach (var scenario in ScenarioCatalog.All)
        {
            var settings = ("scenario", scenario.Name);

            Assert.Equal(await ScenarioGraph.OfAsync(settings), await ScenarioGraph.OfAsync(settings));
        }
    }
}
