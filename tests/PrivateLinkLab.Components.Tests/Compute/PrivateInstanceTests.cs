using Moq;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using Pulumi;
using Pulumi.Testing;

namespace PrivateLinkLab.Components.Tests.Compute;

public class PrivateInstanceTests
{
    [Fact]
    public async Task PrivateInstance_ByDefault_IsLockedDown()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new Composition());

        var instance = graph.Get(Types.Instance, "AppServer-instance");
        Assert.Equal("required", instance.Inputs.At("metadataOptions.httpTokens").AsTextOrFail());
        Assert.Equal(1, instance.Inputs.At("metadataOptions.httpPutResponseHopLimit")!.AsInt());
        Assert.True(instance.Inputs.At("rootBlockDevice.encrypted")!.AsBool());
        Assert.False(instance.Inputs.GetBool("associatePublicIpAddress"));
        Assert.False(instance.Inputs.ContainsKey("keyName"));
        Assert.False(instance.Inputs.ContainsKey("userData"));
        Assert.Equal(["ami"], instance.IgnoreChanges);
    }

    [Fact]
    public async Task PrivateInstance_NoInboundRule_OutboundToEndpointsOnly()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new Composition());

        var group = graph.Get(Types.SecurityGroup, "AppServer-security-group").Id;
        Assert.DoesNotContain(graph.OfType(Types.IngressRule), rule => rule.Inputs.GetText("securityGroupId") == group);
        Assert.Equal(
            ["AppServer-to-endpoints", "AppServer-to-s3"],
            graph
                .OfType(Types.EgressRule)
                .Where(rule => rule.Inputs.GetText("securityGroupId") == group)
                .Select(rule => rule.Name)
        );
        var toS3 = graph.Get(Types.EgressRule, "AppServer-to-s3");
        Assert.Equal(
            graph.Get(Types.VpcEndpoint, "gateways-s3").Outputs.GetText("prefixListId"),
            toS3.Inputs.GetText("prefixListId")
        );
    }

    [Fact]
    public async Task PrivateInstance_EndpointsWithoutBlocks_GetARuleForItsSecurityGroup()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new Composition());

        var rule = graph.Get(Types.IngressRule, "AppServer-into-endpoints");
        Assert.Equal(
            graph.Get(Types.SecurityGroup, "endpoints-security-group").Id,
            rule.Inputs.GetText("securityGroupId")
        );
        Assert.Equal(
            graph.Get(Types.SecurityGroup, "AppServer-security-group").Id,
            rule.Inputs.GetText("referencedSecurityGroupId")
        );
    }

    [Fact]
    public async Task PrivateInstance_WithEndpoints_IsCreatedAfterThemAndItsPermissions()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new Composition());

        var before = graph.Get(Types.Instance, "AppServer-instance").Dependencies.Select(urn => urn.Name).ToHashSet();
        string[] needed =
        [
            "endpoints-ssm",
            "endpoints-ssmmessages",
            "endpoints-sqs",
            "gateways-s3",
            "AppServer-to-endpoints",
            "AppServer-into-endpoints",
            "AppServer-session-manager-policy",
            "AppServer-queue-policy",
        ];
        Assert.DoesNotContain(needed, name => !before.Contains(name));
    }

    [Fact]
    public async Task PrivateInstance_Role_MayServeSessionManagerAndNoMore()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new Composition());

        var statement = Assert.Single(
            PolicyOf
                .Input(graph.Get(Types.RolePolicy, "AppServer-session-manager-policy"), "policy")
                .GetProperty("Statement")
                .EnumerateArray()
        );
        Assert.Equal(
            [
                "ssm:UpdateInstanceInformation",
                "ssmmessages:CreateControlChannel",
                "ssmmessages:CreateDataChannel",
                "ssmmessages:OpenControlChannel",
                "ssmmessages:OpenDataChannel",
            ],
            statement.GetProperty("Action").EnumerateArray().Select(action => action.GetString())
        );
    }

    [Fact]
    public async Task PrivateInstance_SessionManagerOff_LeavesTheRoleWithoutPermission()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new PrivateInstance(
                "AppServer",
                new PrivateInstanceArgs
                {
                    Network = Composition.NewVpc(flowLogs: false).Network,
                    SessionManager = false,
                }
            )
        );

        Assert.Empty(graph.OfType(Types.RolePolicy));
    }

    [Fact]
    public async Task PrivateInstance_Egress_NamesEveryKindOfDestination()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new PrivateInstance(
                "AppServer",
                new PrivateInstanceArgs
                {
                    Network = Composition.NewVpc(flowLogs: false).Network,
                    Egress = new() { ["web"] = EgressDestination.ToCidrBlock("10.0.2.0/24", 8080, "Web servers") },
                }
            )
        );

        var rule = graph.Only(Types.EgressRule);
        Assert.Equal("10.0.2.0/24", rule.Inputs.GetText("cidrIpv4"));
        Assert.Equal(8080, rule.Inputs.GetInt("toPort"));
        Assert.Equal("Web servers", rule.Inputs.GetText("description"));
    }

    [Fact]
    public async Task PrivateInstance_WithPublicEgress_GoesOutOnHttpsOnlyAndIsCreatedAfterIt()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new OpenComposition());

        var rule = graph.Get(Types.EgressRule, "AppServer-to-internet");
        Assert.Equal("0.0.0.0/0", rule.Inputs.GetText("cidrIpv4"));
        Assert.Equal(443, rule.Inputs.GetInt("toPort"));
        var instance = graph.Get(Types.Instance, "AppServer-instance");
        Assert.False(instance.Inputs.GetBool("associatePublicIpAddress"));
        Assert.Contains(graph.Get(Types.Route, "egress-private-us-east-1a-to-nat").Urn, instance.Dependencies);
    }

    [Fact]
    public async Task PrivateInstance_WithABastion_IsReachedFromItAlone()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new OpenComposition());

        var instance = graph.Get(Types.SecurityGroup, "AppServer-security-group").Id;
        var bastion = graph.Get(Types.SecurityGroup, "Bastion-security-group").Id;
        var into = Assert.Single(graph.OfType(Types.IngressRule), rule =>
            rule.Inputs.GetText("securityGroupId") == instance
        );
        Assert.Equal(bastion, into.Inputs.GetText("referencedSecurityGroupId"));
        Assert.Equal(22, into.Inputs.GetInt("fromPort"));
        var from = graph.Get(Types.EgressRule, "AppServer-for-bastion");
        Assert.Equal(
            (bastion, instance),
            (from.Inputs.GetText("securityGroupId"), from.Inputs.GetText("referencedSecurityGroupId"))
        );
        Assert.Equal("mykey", graph.Get(Types.Instance, "AppServer-instance").Inputs.GetText("keyName"));
    }

    [Theory]
    [InlineData("t4g.micro", "arm64")]
    [InlineData("m7gd.large", "arm64")]
    [InlineData("c7g-flex.large", "arm64")]
    [InlineData("a1.medium", "arm64")]
    [InlineData("t3.micro", "x86_64")]
    [InlineData("m7i-flex.large", "x86_64")]
    [InlineData("g5.xlarge", "x86_64")]
    [InlineData("g5g.xlarge", "arm64")]
    public async Task PrivateInstance_InstanceType_DecidesTheImagesArchitecture(
        string instanceType,
        string architecture
    )
    {
        var mocks = new Mock<IMocks>();
        mocks
            .Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((MockResourceArgs args) => ($"{args.Name}-id", args.Inputs));
        mocks
            .Setup(m => m.CallAsync(It.IsAny<MockCallArgs>()))
            .ReturnsAsync(
                (MockCallArgs args) => new Dictionary<string, object> { ["value"] = $"ami of {args.Args["name"]}" }
            );
        mocks
            .Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Returns(Task.CompletedTask);

        await Deployment.TestAsync(mocks.Object, new TestOptions(), () =>
        {
            _ = new PrivateInstance(
                "AppServer",
                new PrivateInstanceArgs { Network = ExistingVpc.Network(), InstanceType = instanceType }
            );
        });

        mocks.Verify(m =>
            m.NewResourceAsync(
                It.Is<MockResourceArgs>(args =>
                    args.Type == Types.Instance
                    && (string)args.Inputs["ami"]
                        == $"ami of /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-{architecture}"
                )
            )
        );
    }
}
