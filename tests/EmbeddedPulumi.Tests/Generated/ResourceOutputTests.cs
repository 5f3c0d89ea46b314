using System.Collections.Immutable;
using System.Reflection;
using Aws = Pulumi.Aws;
using Random = Pulumi.Random;

namespace EmbeddedPulumi.Tests.Generated;

/// <summary>What a program reads from a resource.</summary>
public class ResourceOutputTests
{
    private static ImmutableDictionary<string, object> Object(params (string Name, object Value)[] members) =>
        members.ToImmutableDictionary(member => member.Name, member => member.Value);

    [Fact]
    public async Task Outputs_OfEveryKind_HaveTheirTypes()
    {
        Aws.Ec2.VpcEndpoint endpoint = null!;
        await MockedRun.OfAsync(
            () => endpoint = new Aws.Ec2.VpcEndpoint("endpoint", new() { VpcId = "vpc-1", PrivateDnsEnabled = true }),
            Object(
                ("arn", "arn:aws:ec2:::endpoint"),
                ("networkInterfaceIds", ImmutableArray.Create<object>("eni-1", "eni-2")),
                ("dnsEntries", ImmutableArray.Create<object>(Object(("dnsName", "a.example"), ("hostedZoneId", "Z1")))),
                ("tagsAll", Object(("Name", "endpoint")))
            )
        );

        Assert.Equal("endpoint-id", await endpoint.Id.ValueAsync());
        Assert.Equal("vpc-1", await endpoint.VpcId.ValueAsync());
        Assert.True(await endpoint.PrivateDnsEnabled.ValueAsync());
        Assert.Equal("arn:aws:ec2:::endpoint", await endpoint.Arn.ValueAsync());
        Assert.Equal(["eni-1", "eni-2"], await endpoint.NetworkInterfaceIds.ValueAsync());
        Aws.Ec2.Outputs.VpcEndpointDnsEntry entry = Assert.Single(await endpoint.DnsEntries.ValueAsync());
        Assert.Equal(("a.example", "Z1"), (entry.DnsName, entry.HostedZoneId));
        Assert.Equal("endpoint", (await endpoint.TagsAll.ValueAsync())["Name"]);
    }

    [Fact]
    public async Task Outputs_LeftOut_AreEmpty()
    {
        Aws.Rds.Instance database = null!;
        await MockedRun.OfAsync(() => database = new Aws.Rds.Instance("db", new() { InstanceClass = "db.t4g.micro" }));

        Assert.Null(await database.MaxAllocatedStorage.ValueAsync());
        Assert.Null(await database.Tags.ValueAsync());
        Assert.True((await database.VpcSecurityGroupIds.ValueAsync()).IsDefaultOrEmpty);
    }

    [Theory]
    [InlineData(typeof(Aws.Ec2.Outputs.VpcEndpointDnsEntry), "DnsName", true)]
    [InlineData(typeof(Aws.Ec2.Outputs.InstanceRootBlockDevice), "Iops", true)]
    [InlineData(typeof(Aws.Rds.Outputs.InstanceMasterUserSecret), "SecretArn", true)]
    [InlineData(typeof(Aws.Ec2.Outputs.SecurityGroupIngress), "Description", true)]
    [InlineData(typeof(Aws.Ec2.Outputs.SecurityGroupIngress), "Protocol", false)]
    [InlineData(typeof(Aws.Rds.Outputs.ParameterGroupParameter), "Name", false)]
    [InlineData(typeof(Aws.Ec2.Outputs.GetVpcEndpointServiceFilterResult), "Name", false)]
    [InlineData(typeof(Aws.GetRegionResult), "Description", false)]
    [InlineData(typeof(Aws.Ec2.GetVpcEndpointServiceResult), "Service", true)]
    public void NestedOutput_NotRequiredAsInput_CanBeNull(Type type, string field, bool nullable)
    {
        var state = new NullabilityInfoContext().Create(type.GetField(field)!).ReadState;

        Assert.Equal(nullable ? NullabilityState.Nullable : NullabilityState.NotNull, state);
    }

    [Fact]
    public async Task Outputs_WithAnotherNameInCSharp_ReadTheirWireName()
    {
        Aws.Ec2.Instance instance = null!;
        Aws.Iam.Policy policy = null!;
        await MockedRun.OfAsync(
            () =>
            {
                instance = new Aws.Ec2.Instance("app", new() { InstanceType = Aws.Ec2.InstanceType.T3_Micro });
                policy = new Aws.Iam.Policy("policy", new() { PolicyDocument = "{}" });
            },
            Object(("instanceState", "running"))
        );

        Assert.Equal("running", await instance.State.ValueAsync());
        Assert.Equal("t3.micro", await instance.InstanceType.ValueAsync());
        Assert.Equal("{}", await policy.PolicyDocument.ValueAsync());
    }

    [Fact]
    public async Task Numbers_InOutputs_AreIntegers()
    {
        Random.RandomPassword password = null!;
        await MockedRun.OfAsync(
            () => password = new Random.RandomPassword("password", new() { Length = 24, Special = false }),
            Object(("result", "generated"))
        );

        int length = await password.Length.ValueAsync();
        Assert.Equal(24, length);
        Assert.Equal("generated", await password.Result.ValueAsync());
    }

    [Fact]
    public async Task Get_WithState_ReadsTheResourceOfThatId()
    {
        Aws.Ec2.Vpc vpc = null!;
        var run = await MockedRun.OfAsync(() =>
            vpc = Aws.Ec2.Vpc.Get("existing", "vpc-0123", new() { CidrBlock = "10.0.0.0/16", Arn = "arn:vpc" })
        );

        Assert.Equal("vpc-0123", run.Resource("existing").Id);
        Assert.Equal("aws:ec2/vpc:Vpc", run.Resource("existing").Type);
        Assert.Equal("10.0.0.0/16", run.Inputs("existing")["cidrBlock"]);
        Assert.Equal("vpc-0123", await vpc.Id.ValueAsync());
        Assert.Equal("arn:vpc", await vpc.Arn.ValueAsync());
    }

    [Fact]
    public async Task Get_WithNestedState_TakesGetArgs()
    {
        var run = await MockedRun.OfAsync(() =>
            _ = Aws.Ec2.RouteTable.Get(
                "existing",
                "rtb-1",
                new() { Routes = { new Aws.Ec2.Inputs.RouteTableRouteGetArgs { CidrBlock = "0.0.0.0/0" } } }
            )
        );

        var route = Assert.Single(Assert.IsType<ImmutableArray<object>>(run.Inputs("existing")["routes"]));
        Assert.Equal("0.0.0.0/0", Assert.IsType<ImmutableDictionary<string, object>>(route)["cidrBlock"]);
    }
}
