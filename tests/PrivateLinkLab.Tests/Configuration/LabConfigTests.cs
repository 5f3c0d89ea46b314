using CsCheck;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Policies;
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
        Assert.Equal(
            ["mySubnet1 10.0.1.0/24 us-east-1a", "mySubnet2 10.0.2.0/24 us-east-1b"],
            config.Subnets.Select(subnet => $"{subnet.Name} {subnet.CidrBlock} {subnet.AvailabilityZone}"));
        Assert.True(config is { EnableDnsSupport: true, EnableDnsHostnames: true, FlowLogs: true, PrivateDns: true, S3GatewayEndpoint: true });
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
        Assert.Equal(DatabaseDeletion.Lab, config.DatabaseDeletion);
    }

    [Theory]
    [InlineData("private-subnet", "", "mySubnet 10.0.1.0/24", false)]
    [InlineData("session-manager", "ssm ssmmessages", "mySubnet 10.0.1.0/24", true)]
    [InlineData("sqs-endpoint", "ssm ssmmessages sqs", "mySubnet 10.0.1.0/24", true)]
    [InlineData("port-forwarding", "ssm ssmmessages sqs", "mySubnet1 10.0.1.0/24, mySubnet2 10.0.2.0/24", true)]
    public void Read_Scenario_DecidesDefaults(string scenario, string endpoints, string subnets, bool s3)
    {
        var config = Read(("scenario", scenario));

        Assert.Same(ScenarioCatalog.Find(scenario), config.Scenario);
        Assert.Equal(endpoints, string.Join(' ', config.Endpoints));
        Assert.Equal(subnets, string.Join(", ", config.Subnets.Select(subnet => $"{subnet.Name} {subnet.CidrBlock}")));
        Assert.Equal(s3, config.S3GatewayEndpoint);
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
            Assert.StartsWith("privatelinklab:endpoints is '[ssm, ssmmessages]'. It is a JSON array of texts", Refusal(("endpoints", text)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_ListThatIsAuto_GivesTheDefault() => Assert.Equal(Read().Endpoints, Read(("endpoints", """["auto"]""")).Endpoints);

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
    public void Read_MoreSubnetsThanZones_UsesTheZonesInTurn() => Assert.Equal(
        ["us-east-1a", "us-east-1c", "us-east-1a"],
        Read(("subnetCidrs", "10.0.1.0/24,10.0.2.0/24,10.0.3.0/24"), ("availabilityZones", "us-east-1a,us-east-1c"))
            .Subnets.Select(subnet => subnet.AvailabilityZone));

    public static TheoryData<string, string, string> BadValues => new()
    {
        { "scenario", "gateway", "privatelinklab:scenario is 'gateway'. It is one of port-forwarding, sqs-endpoint, session-manager, private-subnet, endpoint-service." },
        { "aws:region", "Virginia", "aws:region is 'Virginia'. It is a region's code, such as us-east-1." },
        { "aws:region", "", "aws:region is not set. Set it, for example with `pulumi config set aws:region us-east-1`." },
        { "vpcCidr", "10.0.0.0", "privatelinklab:vpcCidr is '10.0.0.0', which lacks its prefix length (did you mean 10.0.0.0/16?). An IPv4 block looks like 10.0.0.0/16." },
        { "vpcCidr", "10.0.0.0/27", "privatelinklab:vpcCidr is 10.0.0.0/27, too small for the scenario's subnets. Choose a larger block, or set privatelinklab:subnetCidrs." },
        { "subnetCidrs", "[]", "privatelinklab:subnetCidrs is empty. Give at least one block." },
        { "availabilityZones", "[]", "privatelinklab:availabilityZones is empty. Give at least one zone, such as us-east-1a." },
        { "enableDnsSupport", "yes", "privatelinklab:enableDnsSupport is 'yes'. It is true or false." },
        { "enableDnsHostnames", "True", "privatelinklab:enableDnsHostnames is 'True'. It is true or false." },
        { "endpointZones", "0", "privatelinklab:endpointZones is '0'. It is a whole number from 1 to 6." },
        { "endpointZones", "two", "privatelinklab:endpointZones is 'two'. It is a whole number from 1 to 6." },
        { "endpoints", "[1]", "privatelinklab:endpoints is '[1]'. It is a JSON array of texts, or texts separated by commas." },
        { "endpoints", "[\"sqs\"", "privatelinklab:endpoints is '[\"sqs\"'. It is a JSON array of texts, or texts separated by commas." },
        { "endpointPolicies", "open", "privatelinklab:endpointPolicies is 'open'. It is one of leastPrivilege, full." },
        { "databaseCredentials", "mine", "privatelinklab:databaseCredentials is 'mine'. It is one of managed, generated, given." },
        { "databaseCredentials", "given", "privatelinklab:databasePassword is not set, and databaseCredentials is given. Set it, 8 to 41 letters and digits." },
        { "databasePassword", "secret123", "privatelinklab:databasePassword is set, and databaseCredentials is not given. Set databaseCredentials to given, or remove the password." },
        { "databaseDeletion", "never", "privatelinklab:databaseDeletion is 'never'. It is one of lab, protected." },
    };

    [Theory]
    [MemberData(nameof(BadValues))]
    public void Read_BadValue_SaysWhatIsAccepted(string key, string value, string message) =>
        Assert.Equal(message, Refusal((key, value)));

    [Fact]
    public void Read_SeveralBadValues_SaysAllAtOnce() =>
        Assert.Equal(3, Refusal(("flowLogs", "1"), ("privateDns", "0"), ("endpointZones", "9")).Split('\n').Length);

    [Fact]
    public void Read_QueueOnlyThroughAnEndpointThatIsNotThere_IsRefused() => Assert.Equal(
        "privatelinklab:queueOnlyThroughEndpoint is true, and endpoints has no sqs. Add sqs to the endpoints: nobody could use the queue.",
        Refusal(("queueOnlyThroughEndpoint", "true"), ("endpoints", "ssm,ssmmessages")));

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
                return LabConfig.Read(settings) is not null;
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

    private static LabConfig Read(params (string Key, string Value)[] settings) => LabConfig.Read(Settings(settings));

    private static string Refusal(params (string Key, string Value)[] settings) =>
        Assert.Throws<LabConfigException>(() => LabConfig.Read(Settings(settings))).Message;

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
