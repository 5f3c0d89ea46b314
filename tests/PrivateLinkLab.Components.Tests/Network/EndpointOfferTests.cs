using Moq;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Policies;
using Pulumi;
using Pulumi.Testing;

namespace PrivateLinkLab.Components.Tests.Network;

/// <summary>
/// The engine's answers are dictated: a service that is not offered in every zone, or without what most services have.
/// </summary>
public class EndpointOfferTests
{
    [Theory]
    [InlineData("us-east-1a us-east-1b", "subnet-0123456789abcde01 subnet-0123456789abcde02")]
    [InlineData("us-east-1b us-east-1c", "subnet-0123456789abcde02")]
    public async Task InterfaceEndpointSet_ZonesOfTheService_DecideTheSubnets(string offered, string subnets)
    {
        var mocks = Mocks(offered);

        await Deployment.TestAsync(mocks.Object, new TestOptions(), () => _ = Endpoints());

        mocks.Verify(m =>
            m.NewResourceAsync(
                It.Is<MockResourceArgs>(args =>
                    args.Type == Types.VpcEndpoint
                    && string.Join(' ', (IEnumerable<object>)args.Inputs["subnetIds"]) == subnets
                )
            )
        );
    }

    [Fact]
    public async Task InterfaceEndpointSet_ServiceOfferedInNoneOfTheZones_FailsNamingThem()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync(Mocks("us-east-1e us-east-1c").Object, new TestOptions(), () => _ = Endpoints())
        );

        Assert.Equal(
            "InterfaceEndpointSet 'endpoints': sqs is not offered in us-east-1a (use1-az4), us-east-1b (use1-az6). "
                + "Use a subnet in us-east-1c, us-east-1e.",
            failure.Message
        );
    }

    [Theory]
    [InlineData("us-east-1a us-east-1b us-east-1c", "")]
    [InlineData(
        "us-east-1a us-east-1c",
        "sqs is not offered in us-east-1b (use1-az6): no endpoint interface in subnet 'mySubnet2'. sqs has its only "
            + "endpoint interface in us-east-1a (use1-az4), whose loss takes the endpoint along. A subnet in another "
            + "zone avoids that, for the price of one more interface by the hour."
    )]
    public async Task InterfaceEndpointSet_ZonesLeftOut_AreNamedInItsOutputs(string offered, string warnings)
    {
        object? said = null;
        var mocks = Mocks(offered);

        await Deployment.TestAsync(mocks.Object, new TestOptions(), () =>
            Endpoints().Warnings.Apply(known => said = string.Join(' ', known))
        );

        Assert.Equal(warnings, said);
    }

    [Theory]
    [InlineData(EndpointPolicyMode.LeastPrivilege, true, true, "")]
    [InlineData(
        EndpointPolicyMode.LeastPrivilege,
        false,
        false,
        "sqs takes no endpoint policy: everything that identity and resource policies allow passes its endpoint."
    )]
    [InlineData(EndpointPolicyMode.Full, true, false, "")]
    [InlineData(EndpointPolicyMode.Full, false, false, "")]
    public async Task InterfaceEndpointSet_ServiceWithoutPolicies_GetsNoneAndAWarning(
        EndpointPolicyMode mode,
        bool supported,
        bool hasPolicy,
        string warnings
    )
    {
        object? said = null;
        var mocks = Mocks("us-east-1a us-east-1b", hasPolicies: supported);

        await Deployment.TestAsync(mocks.Object, new TestOptions(), () =>
            Endpoints(mode).Warnings.Apply(known => said = string.Join(' ', known))
        );

        Assert.Equal(warnings, said);
        mocks.Verify(m =>
            m.NewResourceAsync(
                It.Is<MockResourceArgs>(args =>
                    args.Type == Types.VpcEndpoint && args.Inputs.ContainsKey("policy") == hasPolicy
                )
            )
        );
    }

    [Theory]
    [InlineData("", true, true)]
    [InlineData("", false, false)]
    [InlineData("sqs.us-east-1.amazonaws.com", true, false)]
    public async Task InterfaceEndpointSet_ServiceWithoutPrivateDns_IsRefusedWithItOnly(
        string privateName,
        bool wanted,
        bool refused
    )
    {
        var failure = await Record.ExceptionAsync(() =>
            Deployment.TestAsync(Mocks("us-east-1a us-east-1b", privateName).Object, new TestOptions(), () =>
                _ = Endpoints(privateDns: wanted)
            )
        );

        if (!refused)
        {
            Assert.Null(failure);
            return;
        }

        Assert.Equal(
            "InterfaceEndpointSet 'endpoints': sqs has no private DNS name, and PrivateDnsEnabled is true. Put it in "
                + "an InterfaceEndpointSet of its own with PrivateDnsEnabled false: its clients then use the "
                + "endpoint's "
                + "own name.",
            Assert.IsType<RunException>(failure).Message
        );
    }

    private static InterfaceEndpointSet Endpoints(
        EndpointPolicyMode mode = EndpointPolicyMode.LeastPrivilege,
        bool privateDns = true
    ) =>
        new(
            "endpoints",
            new InterfaceEndpointSetArgs
            {
                Network = ExistingVpc.Network(),
                Services = ["sqs"],
                PolicyMode = mode,
                PrivateDnsEnabled = privateDns,
            }
        );

    private static Mock<IMocks> Mocks(
        string offered,
        string privateName = "sqs.us-east-1.amazonaws.com",
        bool hasPolicies = true
    )
    {
        var mocks = new Mock<IMocks>();
        mocks
            .Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((MockResourceArgs args) => ($"{args.Name}-id", args.Inputs));
        mocks
            .Setup(m => m.CallAsync(It.IsAny<MockCallArgs>()))
            .ReturnsAsync(
                (MockCallArgs args) =>
                    new Dictionary<string, object>
                    {
                        ["accountId"] = "123456789012",
                        ["region"] = "us-east-1",
                        ["partition"] = "aws",
                        ["availabilityZones"] = offered.Split(' '),
                        ["privateDnsName"] = privateName,
                        ["vpcEndpointPolicySupported"] = hasPolicies,
                        ["name"] = args.Args.GetValueOrDefault("name", ""),
                        ["zoneId"] = args.Args.GetValueOrDefault("name") is "us-east-1a" ? "use1-az4" : "use1-az6",
                    }
            );
        mocks
            .Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Returns(Task.CompletedTask);
        return mocks;
    }
}
