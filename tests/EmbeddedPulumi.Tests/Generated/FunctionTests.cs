using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using Aws = Pulumi.Aws;

namespace EmbeddedPulumi.Tests.Generated;

public class FunctionTests
{
    private static readonly ImmutableDictionary<string, object> s_service = ImmutableDictionary<string, object>
        .Empty.Add("serviceName", "com.amazonaws.eu-central-1.ssm")
        .Add("acceptanceRequired", false)
        .Add("availabilityZones", ImmutableArray.Create<object>("eu-central-1a", "eu-central-1b"))
        .Add(
            "filters",
            ImmutableArray.Create<object>(
                ImmutableDictionary<string, object>
                    .Empty.Add("name", "service-name")
                    .Add("values", ImmutableArray.Create<object>("x"))
            )
        );

    [Fact]
    public async Task Invoke_WithInputs_CallsAndReadsTheResult()
    {
        Output<Aws.Ec2.GetVpcEndpointServiceResult> output = null!;
        var run = await MockedRun.OfAsync(
            () =>
                output = Aws.Ec2.GetVpcEndpointService.Invoke(
                    new()
                    {
                        Service = Output.Create("ssm"),
                        ServiceType = "Interface",
                        Filters =
                        {
                            new Aws.Ec2.Inputs.GetVpcEndpointServiceFilterInputArgs
                            {
                                Name = "service-name",
                                Values = { "x" },
                            },
                        },
                    }
                ),
            answer: s_service
        );

        var result = await output.ValueAsync();
        AssertCall(Assert.Single(run.Calls));
        AssertResult(result);
    }

    [Fact]
    public async Task InvokeAsync_WithPlainArguments_CallsAndReadsTheResult()
    {
        Task<Aws.Ec2.GetVpcEndpointServiceResult> task = null!;
        var run = await MockedRun.OfAsync(
            () =>
                task = Aws.Ec2.GetVpcEndpointService.InvokeAsync(
                    new()
                    {
                        Service = "ssm",
                        ServiceType = "Interface",
                        Filters =
                        {
                            new Aws.Ec2.Inputs.GetVpcEndpointServiceFilterArgs
                            {
                                Name = "service-name",
                                Values = { "x" },
                            },
                        },
                    }
                ),
            answer: s_service
        );

        var result = await task;
        AssertCall(Assert.Single(run.Calls));
        AssertResult(result);
    }

    private static void AssertCall(Pulumi.Testing.MockCallArgs call)
    {
        Assert.Equal("aws:ec2/getVpcEndpointService:getVpcEndpointService", call.Token);
        Assert.Equal("ssm", call.Args["service"]);
        Assert.Equal("Interface", call.Args["serviceType"]);
        var filter = Assert.IsType<ImmutableDictionary<string, object>>(
            Assert.Single(Assert.IsType<ImmutableArray<object>>(call.Args["filters"]))
        );
        Assert.Equal("service-name", filter["name"]);
        Assert.DoesNotContain("serviceName", call.Args.Keys);
    }

    private static void AssertResult(Aws.Ec2.GetVpcEndpointServiceResult result)
    {
        Assert.Equal("com.amazonaws.eu-central-1.ssm", result.ServiceName);
        Assert.False(result.AcceptanceRequired);
        Assert.Equal(["eu-central-1a", "eu-central-1b"], result.AvailabilityZones);
        Aws.Ec2.Outputs.GetVpcEndpointServiceFilterResult filter = Assert.Single(result.Filters);
        Assert.Equal(["x"], filter.Values);
        Assert.True(result.PrivateDnsNames.IsDefault);
        Assert.Null(result.Service);
    }

    [Fact]
    public async Task Invoke_WithDependencies_WaitsAndDependsOnThem()
    {
        Output<Aws.GetRegionResult> output = null!;
        await MockedRun.OfAsync(
            () =>
            {
                var vpc = new Aws.Ec2.Vpc("vpc");
                output = Aws.GetRegion.Invoke(new(), new InvokeOutputOptions { DependsOn = { vpc } });
            },
            answer: ImmutableDictionary<string, object>.Empty.Add("region", "eu-central-1").Add("name", "eu-central-1")
        );

        var result = await output.ValueAsync();
        Assert.Equal(("eu-central-1", "eu-central-1"), (result.Region, result.Name));
        var dependency = Assert.Single(await Pulumi.Utilities.OutputUtilities.GetDependenciesAsync(output));
        Assert.Equal("vpc", dependency.GetResourceName());
    }

    [Fact]
    public async Task Result_WithANumber_HasAnInteger()
    {
        Output<Aws.Ssm.GetParameterResult> output = null!;
        await MockedRun.OfAsync(
            () => output = Aws.Ssm.GetParameter.Invoke(new() { Name = "/ami" }),
            answer: ImmutableDictionary<string, object>.Empty.Add("version", 7.0).Add("value", "ami-1")
        );

        var result = await output.ValueAsync();
        Assert.Equal((7, "ami-1"), (result.Version, result.Value));
        Assert.Null(result.WithDecryption);
    }

    public static TheoryData<string, Action> Tokens =>
        new()
        {
            { "aws:index/getCallerIdentity:getCallerIdentity", () => _ = Aws.GetCallerIdentity.Invoke() },
            { "aws:index/getPartition:getPartition", () => _ = Aws.GetPartition.Invoke() },
            { "aws:index/getRegion:getRegion", () => _ = Aws.GetRegion.Invoke() },
            { "aws:index/getAvailabilityZone:getAvailabilityZone", () => _ = Aws.GetAvailabilityZone.Invoke() },
            { "aws:ec2/getVpcEndpointService:getVpcEndpointService", () => _ = Aws.Ec2.GetVpcEndpointService.Invoke() },
            { "aws:ssm/getParameter:getParameter", () => _ = Aws.Ssm.GetParameter.Invoke(new() { Name = "/a" }) },
        };

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task Invoke_OfEveryFunction_HasItsToken(string token, Action program)
    {
        var run = await MockedRun.OfAsync(program);

        Assert.Equal(token, Assert.Single(run.Calls).Token);
    }

    [Theory]
    [InlineData(typeof(Aws.GetRegionResult))]
    [InlineData(typeof(Aws.Ssm.GetParameterResult))]
    [InlineData(typeof(Aws.Ec2.Outputs.VpcEndpointDnsEntry))]
    public void Result_OfAFunctionOrNested_HasReadOnlyFieldsOnly(Type type)
    {
        Assert.Empty(type.GetProperties());
        Assert.NotEmpty(type.GetFields());
        Assert.All(type.GetFields(), field => Assert.True(field.IsInitOnly));
        Assert.Empty(type.GetConstructors(BindingFlags.Public | BindingFlags.Instance));
    }
}
