using CsCheck;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Values;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Tests.Configuration;

public class LabConfigTests
{
    [Fact]
    public void Read_NothingButARegion_GivesTheDefaults()
    {
        var config = Read();

        Assert.Equal("port-forwarding", config.Scenario.Name);
        Assert.Equal("us-east-1", config.Region);
        Assert.Equal("10.0.0.0/16", config.VpcCidr);
        Assert.Equal(AddressFamily.Ipv4, config.AddressFamily);
        Assert.Equal(
            ["mySubnet1 10.0.1.0/24 us-east-1a", "mySubnet2 10.0.2.0/24 us-east-1b"],
            config.Subnets.Select(subnet => $"{subnet.Name} {subnet.CidrBlock} {subnet.AvailabilityZone}")
        );
        Assert.True(config is { EnableDnsSupport: true, EnableDnsHostnames: true, FlowLogs: true, PrivateDns: true });
        Assert.Equal(["s3"], config.GatewayEndpoints);
        Assert.Empty(config.PublicSubnets);
        Assert.Equal(NatGatewayPlacement.None, config.NatGateways);
        Assert.Same(BastionAccess.SessionManager, config.BastionAccess);
        Assert.Null(config.BucketName);
        Assert.False(config.BucketOnlyThroughEndpoint);
        Assert.False(config.EmptyOnDestroy);
        Assert.Equal(["ssm", "ssmmessages", "sqs"], config.Endpoints);
        Assert.Equal(1, config.EndpointZones);
        Assert.Equal(["10.0.0.0/16"], config.EndpointClients);
        Assert.Equal(EndpointPolicyMode.LeastPrivilege, config.EndpointPolicies);
        Assert.Equal("t4g.micro", config.InstanceType);
        Assert.Equal("FilaTeste", config.QueueName);
        Assert.False(config.QueueOnlyThroughEndpoint);
        Assert.Equal("admin", config.DatabaseCredentials.Username);
        Assert.True(config.DatabaseAdmitsJumpServer);
        Assert.Empty(config.DatabaseClients);
        Assert.False(config.DatabaseMultiAz);
        Assert.Equal(DatabaseDeletion.Lab, config.DatabaseDeletion);
        Assert.Null(config.DatabaseSnapshot);
        Assert.False(config.ParkedDatabaseIsSnapshotted);
    }

    [Theory]
    [InlineData("private-subnet", "", "mySubnet 10.0.1.0/24", "", "")]
    [InlineData("session-manager", "ssm ssmmessages", "mySubnet 10.0.1.0/24", "", "s3")]
    [InlineData("sqs-endpoint", "ssm ssmmessages sqs", "mySubnet 10.0.1.0/24", "", "s3")]
    [InlineData("port-forwarding", "ssm ssmmessages sqs", "mySubnet1 10.0.1.0/24, mySubnet2 10.0.2.0/24", "", "s3")]
    [InlineData("public-endpoint", "", "mySubnet 10.0.1.0/24", "publicSubnet 10.0.2.0/24 us-east-1a", "")]
    [InlineData(
        "gateway-endpoint",
        "ssm ssmmessages",
        "privateSubnet 10.0.2.0/24",
        "publicSubnet 10.0.1.0/24 us-east-1a",
        "s3"
    )]
    public void Read_Scenario_DecidesDefaults(
        string scenario,
        string endpoints,
        string subnets,
        string publicSubnets,
        string gateways
    )
    {
        var config = Read(("scenario", scenario));

        Assert.Same(ScenarioCatalog.Find(scenario), config.Scenario);
        Assert.Equal(endpoints, string.Join(' ', config.Endpoints));
        Assert.Equal(subnets, string.Join(", ", config.Subnets.Select(subnet => $"{subnet.Name} {subnet.CidrBlock}")));
        Assert.Equal(
            publicSubnets,
            string.Join(
                ", ",
                config.PublicSubnets.Select(subnet => $"{subnet.Name} {subnet.CidrBlock} {subnet.AvailabilityZone}")
            )
        );
        Assert.Equal(gateways, string.Join(' ', config.GatewayEndpoints));
    }

    [Theory]
    [InlineData("public-endpoint", NatGatewayPlacement.PerZone)]
    [InlineData("gateway-endpoint", NatGatewayPlacement.None)]
    [InlineData("sqs-endpoint", NatGatewayPlacement.None)]
    public void Read_NatGateways_AreThoseOfAScenarioThatHasSome(string scenario, NatGatewayPlacement expected) =>
        Assert.Equal(expected, Read(("scenario", scenario), ("natGateways", "perZone")).NatGateways);

    [Theory]
    [InlineData("one", "10.0.1.0/24,10.0.2.0/24", "", "publicSubnet 10.0.3.0/24 us-east-1a")]
    [InlineData(
        "perZone",
        "10.0.1.0/24,10.0.2.0/24",
        "",
        "publicSubnet1 10.0.3.0/24 us-east-1a, publicSubnet2 10.0.4.0/24 us-east-1b"
    )]
    [InlineData(
        "perZone",
        "10.0.1.0/24,10.0.3.0/24",
        "",
        "publicSubnet1 10.0.2.0/24 us-east-1a, publicSubnet2 10.0.4.0/24 us-east-1b"
    )]
    [InlineData(
        "perZone",
        "10.0.1.0/24",
        "10.0.8.0/28,10.0.9.0/28",
        "publicSubnet1 10.0.8.0/28 us-east-1a, publicSubnet2 10.0.9.0/28 us-east-1a"
    )]
    public void Read_PublicSubnets_AreInThePrivateOnesZonesWhereThereIsRoom(
        string nat,
        string subnets,
        string publicSubnets,
        string expected
    )
    {
        var config = Read([
            ("scenario", "public-endpoint"),
            ("natGateways", nat),
            ("subnetCidrs", subnets),
            .. publicSubnets.Length == 0 ? ((string, string)[])[] : [("publicSubnetCidrs", publicSubnets)],
        ]);

        Assert.Equal(
            expected,
            string.Join(
                ", ",
                config.PublicSubnets.Select(subnet => $"{subnet.Name} {subnet.CidrBlock} {subnet.AvailabilityZone}")
            )
        );
    }

    [Theory]
    [InlineData("192.168.0.0/24", "192.168.0.16/28", "192.168.0.32/28")]
    [InlineData("192.168.0.0/26", "192.168.0.16/28", "192.168.0.32/28")]
    public void Read_SmallVpc_HasRoomForBothSubnets(string vpcCidr, string publicSubnet, string privateSubnet)
    {
        var config = Read(("scenario", "gateway-endpoint"), ("vpcCidr", vpcCidr));

        Assert.Equal(publicSubnet, Assert.Single(config.PublicSubnets).CidrBlock);
        Assert.Equal(privateSubnet, Assert.Single(config.Subnets).CidrBlock);
    }

    [Theory]
    [InlineData("gateway-endpoint", "", "")]
    [InlineData("gateway-endpoint", "ssm", "ssm")]
    [InlineData("sqs-endpoint", "", "ssm ssmmessages sqs")]
    public void Read_BastionWithSsh_NeedsNoEndpointForSessionManager(string scenario, string given, string expected)
    {
        var config = Read(
            ("scenario", scenario),
            ("bastionAccess", "ssh"),
            ("bastionSshCidr", "203.0.113.7/32"),
            ("bastionKeyName", "mykey"),
            ("endpoints", given.Length == 0 ? "auto" : given)
        );

        Assert.Equal(expected, string.Join(' ', config.Endpoints));
        Assert.Equal(("203.0.113.7/32", "mykey"), (config.BastionAccess.SshCidrBlock, config.BastionAccess.KeyName));
    }

    [Fact]
    public void Read_DynamoDbGatewayEndpoint_IsAddedWhereGatewayEndpointsAre()
    {
        Assert.Equal(["s3", "dynamodb"], Read(("dynamoDbGatewayEndpoint", "true")).GatewayEndpoints);
        Assert.Equal(
            ["dynamodb"],
            Read(("dynamoDbGatewayEndpoint", "true"), ("s3GatewayEndpoint", "false")).GatewayEndpoints
        );
        Assert.Empty(Read(("dynamoDbGatewayEndpoint", "true"), ("scenario", "private-subnet")).GatewayEndpoints);
    }

    [Theory]
    [InlineData("[ssm, ssmmessages]", false)]
    [InlineData("[\"ssm\", \"ssmmessages\"]", true)]
    [InlineData("ssm,ssmmessages", true)]
    [InlineData(" ssm , ssmmessages ,", true)]
    public void Read_List_TakesJsonAndCommas(string text, bool accepted)
    {
        if (accepted)
        {
            Assert.Equal(["ssm", "ssmmessages"], Read(("endpoints", text)).Endpoints);
        }
        else
        {
            Assert.StartsWith(
                "privatelinklab:endpoints is '[ssm, ssmmessages]'. It must be a JSON array of texts",
                Refusal(("endpoints", text)),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void Read_ListThatIsAuto_GivesTheDefault() =>
        Assert.Equal(Read().Endpoints, Read(("endpoints", """["auto"]""")).Endpoints);

    [Fact]
    public void Read_EmptyList_IsEmpty() => Assert.Empty(Read(("endpoints", "[]")).Endpoints);

    [Theory]
    [InlineData("10.9.0.0/16", "10.9.1.0/24 10.9.2.0/24")]
    [InlineData("172.16.0.0/20", "172.16.1.0/24 172.16.2.0/24")]
    [InlineData("192.168.0.0/24", "192.168.0.16/28 192.168.0.32/28")]
    [InlineData("192.168.0.0/26", "192.168.0.16/28 192.168.0.32/28")]
    public void Read_VpcCidr_MovesTheSubnetsAlong(string vpcCidr, string subnets) =>
        Assert.Equal(subnets, string.Join(' ', Read(("vpcCidr", vpcCidr)).Subnets.Select(subnet => subnet.CidrBlock)));

    [Fact]
    public void Read_MoreSubnetsThanZones_UsesTheZonesInTurn() =>
        Assert.Equal(
            ["us-east-1a", "us-east-1c", "us-east-1a"],
            Read(("subnetCidrs", "10.0.1.0/24,10.0.2.0/24,10.0.3.0/24"), ("availabilityZones", "us-east-1a,us-east-1c"))
                .Subnets.Select(subnet => subnet.AvailabilityZone)
        );

    [Theory]
    [InlineData("eu-west-1", "eu-west-1a eu-west-1b")]
    [InlineData("ap-northeast-1", "ap-northeast-1a ap-northeast-1c")]
    public void Read_NoZonesChosen_AreTwoThatTheRegionHas(string region, string zones) =>
        Assert.Equal(
            zones,
            string.Join(' ', Read(("aws:region", region)).Subnets.Select(subnet => subnet.AvailabilityZone))
        );

    [Theory]
    [InlineData("private-subnet", "us-east-1c", "10.0.1.0/24@us-east-1c")]
    [InlineData("private-subnet", "use1-az4,use1-az6", "10.0.1.0/24@use1-az4 10.0.2.0/24@use1-az6")]
    [InlineData("port-forwarding", "us-east-1c", "10.0.1.0/24@us-east-1c 10.0.2.0/24@us-east-1c")]
    [InlineData(
        "port-forwarding",
        "us-east-1a,us-east-1b,us-east-1c",
        "10.0.1.0/24@us-east-1a 10.0.2.0/24@us-east-1b 10.0.3.0/24@us-east-1c"
    )]
    public void Read_ZonesChosen_GetASubnetEach(string scenario, string zones, string subnets) =>
        Assert.Equal(
            subnets,
            string.Join(
                ' ',
                Read(("scenario", scenario), ("availabilityZones", zones))
                    .Subnets.Select(subnet => $"{subnet.CidrBlock}@{subnet.AvailabilityZone}")
            )
        );

    [Theory]
    [InlineData("10.0.0.0/22", "10.0.1.0/24 10.0.2.0/24 10.0.3.0/24")]
    [InlineData("10.0.0.0/23", "10.0.0.16/28 10.0.0.32/28 10.0.0.48/28")]
    [InlineData("10.0.0.0/26", "10.0.0.16/28 10.0.0.32/28 10.0.0.48/28")]
    public void Read_ThreeZonesInASmallVpc_FitsTheSubnets(string vpcCidr, string subnets) =>
        Assert.Equal(
            subnets,
            string.Join(
                ' ',
                Read(("vpcCidr", vpcCidr), ("availabilityZones", "us-east-1a,us-east-1b,us-east-1c"))
                    .Subnets.Select(subnet => subnet.CidrBlock)
            )
        );

    [Fact]
    public void Read_MoreZonesThanTheVpcHasRoomFor_IsRefused() =>
        Assert.Equal(
            "privatelinklab:vpcCidr is 10.0.0.0/26, too small for the scenario's 4 subnets. Choose a larger block, "
                + "or set privatelinklab:subnetCidrs.",
            Refusal(("vpcCidr", "10.0.0.0/26"), ("availabilityZones", "us-east-1a,us-east-1b,us-east-1c,us-east-1d"))
        );

    public static TheoryData<string, string, string> BadValues =>
        new()
        {
            {
                "scenario",
                "gateway",
                "privatelinklab:scenario is 'gateway'. It must be one of port-forwarding, sqs-endpoint, "
                    + "session-manager, "
                    + "private-subnet, public-endpoint, gateway-endpoint, endpoint-service."
            },
            { "aws:region", "Virginia", "aws:region is 'Virginia'. It is a region's code, such as us-east-1." },
            {
                "aws:region",
                "",
                "aws:region is not set. Set it, for example with `pulumi config set aws:region us-east-1`."
            },
            {
                "vpcCidr",
                "10.0.0.0",
                "privatelinklab:vpcCidr is '10.0.0.0', which lacks its prefix length (did you mean 10.0.0.0/16?). An "
                    + "IPv4 block looks like 10.0.0.0/16."
            },
            {
                "vpcCidr",
                "10.0.0.0/27",
                "privatelinklab:vpcCidr is 10.0.0.0/27, too small for the scenario's 2 subnets. Choose a larger "
                    + "block, or set privatelinklab:subnetCidrs."
            },
            { "addressFamily", "ipv6", "privatelinklab:addressFamily is 'ipv6'. It must be one of ipv4, dualstack." },
            { "subnetCidrs", "[]", "privatelinklab:subnetCidrs is empty. Give at least one block." },
            {
                "availabilityZones",
                "[]",
                "privatelinklab:availabilityZones is empty. Give at least one zone, such as us-east-1a."
            },
            { "enableDnsSupport", "yes", "privatelinklab:enableDnsSupport is 'yes'. It must be true or false." },
            { "enableDnsHostnames", "True", "privatelinklab:enableDnsHostnames is 'True'. It must be true or false." },
            { "endpointZones", "0", "privatelinklab:endpointZones is '0'. It must be a whole number from 1 to 6." },
            { "endpointZones", "two", "privatelinklab:endpointZones is 'two'. It must be a whole number from 1 to 6." },
            {
                "endpoints",
                "[1]",
                "privatelinklab:endpoints is '[1]'. It must be a JSON array of texts, or texts separated by commas."
            },
            {
                "endpoints",
                "[\"sqs\"",
                "privatelinklab:endpoints is '[\"sqs\"'. It must be a JSON array of texts, or texts separated "
                    + "by commas."
            },
            {
                "endpointPolicies",
                "open",
                "privatelinklab:endpointPolicies is 'open'. It must be one of leastPrivilege, full."
            },
            {
                "databaseCredentials",
                "mine",
                "privatelinklab:databaseCredentials is 'mine'. It must be one of managed, generated, given."
            },
            {
                "databaseCredentials",
                "given",
                "privatelinklab:databasePassword is not set, and databaseCredentials is given. Set it, 8 to 41 "
                    + "letters and digits."
            },
            {
                "databasePassword",
                "secret123",
                "privatelinklab:databasePassword is set, and databaseCredentials is not given. Set "
                    + "databaseCredentials to given, or remove the password."
            },
            { "natGateways", "none", "privatelinklab:natGateways is 'none'. It must be one of one, perZone." },
            { "bastionAccess", "rdp", "privatelinklab:bastionAccess is 'rdp'. It must be one of sessionManager, ssh." },
            {
                "bastionKeyName",
                "mykey",
                "privatelinklab:bastionKeyName is 'mykey', and bastionAccess is not ssh. Set bastionAccess to ssh, "
                    + "or this to none."
            },
            {
                "dynamoDbGatewayEndpoint",
                "yes",
                "privatelinklab:dynamoDbGatewayEndpoint is 'yes'. It must be true or false."
            },
            {
                "parkedDatabase",
                "gone",
                "privatelinklab:parkedDatabase is 'gone'. It must be one of stopped, " + "snapshotted."
            },
            {
                "databaseDeletion",
                "never",
                "privatelinklab:databaseDeletion is 'never'. It must be one of lab, " + "protected."
            },
        };

    [Theory]
    [MemberData(nameof(BadValues))]
    public void Read_BadValue_SaysWhatIsAccepted(string key, string value, string message) =>
        Assert.Equal(message, Refusal((key, value)));

    [Fact]
    public void Read_SeveralBadValues_SaysAllAtOnce() =>
        Assert.Equal(3, Refusal(("flowLogs", "1"), ("privateDns", "0"), ("endpointZones", "9")).Split('\n').Length);

    [Fact]
    public void Read_QueueOnlyThroughAnEndpointThatIsNotThere_IsRefused() =>
        Assert.Equal(
            "privatelinklab:queueOnlyThroughEndpoint is true, and endpoints has no sqs. Add sqs to the endpoints: "
                + "nobody could use the queue.",
            Refusal(("queueOnlyThroughEndpoint", "true"), ("endpoints", "ssm,ssmmessages"))
        );

    [Fact]
    public void Read_BastionWithSshFromNowhere_SaysWhatIsMissing() =>
        Assert.Equal(
            "privatelinklab:bastionSshCidr is not set, and bastionAccess is ssh. Set it to the block of those who "
                + "may connect, such as 203.0.113.7/32.\n"
                + "privatelinklab:bastionKeyName is not set, and bastionAccess is ssh. Set it to the name of an EC2 "
                + "key pair of the region.",
            Refusal(("bastionAccess", "ssh"))
        );

    [Fact]
    public void Read_BucketOnlyThroughAnEndpointThatIsNotThere_IsRefused() =>
        Assert.Equal(
            "privatelinklab:bucketOnlyThroughEndpoint is true, and s3GatewayEndpoint is false. Set s3GatewayEndpoint "
                + "to true: nobody could use the bucket.",
            Refusal(
                ("scenario", "gateway-endpoint"),
                ("bucketOnlyThroughEndpoint", "true"),
                ("s3GatewayEndpoint", "false")
            )
        );

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.0.0/17,10.0.128.0/17", "10.0.0.0/16 has no /24")]
    [InlineData("10.0.0.0/27", "10.0.0.0/28,10.0.0.16/28", "10.0.0.0/27 has no /28")]
    public void Read_NoRoomForAPublicSubnet_IsRefused(string vpcCidr, string subnets, string room) =>
        Assert.Equal(
            $"privatelinklab:publicSubnetCidrs is auto, and the VPC's {room} left for a public subnet. Choose a "
                + "larger vpcCidr, or smaller subnets.",
            Refusal(("scenario", "public-endpoint"), ("vpcCidr", vpcCidr), ("subnetCidrs", subnets))
        );

    [Fact]
    public void Read_AnyTexts_GivesSettingsOrARefusal()
    {
        string[] keys = [.. ConfigKeys.All.Select(key => key.Name), ConfigKeys.Region];
        var anySettings =
            from texts in Gen.String.Array[0, keys.Length]
            from order in Gen.Shuffle(keys)
            select order.Zip(texts).ToDictionary(pair => pair.First, pair => pair.Second);

        anySettings.Sample(settings =>
        {
            try
            {
                return ScenarioCatalog.Read(settings) is not null;
            }
            catch (LabConfigException refusal)
            {
                return refusal.Message.Length > 0;
            }
        });
    }

    [Fact]
    public void Read_GivenPassword_IsInNoText()
    {
        var config = Read(("databaseCredentials", "given"), ("databasePassword", "hunter2hunter2"));

        Assert.DoesNotContain("hunter2", config.ToString(), StringComparison.Ordinal);
    }

    private static LabConfig Read(params (string Key, string Value)[] settings) =>
        ScenarioCatalog.Read(Settings(settings));

    private static string Refusal(params (string Key, string Value)[] settings) =>
        Assert.Throws<LabConfigException>(() => ScenarioCatalog.Read(Settings(settings))).Message;

    private static Dictionary<string, string> Settings((string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string> { [ConfigKeys.Region] = "us-east-1" };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return all;
    }
}
