using Moq;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Pulumi.Testing;

namespace PrivateLinkLab.Components.Tests;

/// <summary>Constructs a component that must refuse its arguments before it registers anything.</summary>
internal static class Refusal
{
    private static readonly string[] Ipv4 = ["ipv4"];
    private static readonly string[] Zones = ["us-east-1a", "us-east-1b"];

    /// <summary>Gives the refusal of what must register nothing.</summary>
    public static async Task<string> OfAsync(Action construct)
    {
        var mocks = new Mock<IMocks>(MockBehavior.Strict);

        var refusal = await RunAsync(mocks, () => { }, construct);

        mocks.Verify(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>()), Times.Never);
        return refusal;
    }

    /// <summary>Gives the refusal of what must not be constructed after something else.</summary>
    public static Task<string> AfterAsync(Action first, Action construct) => RunAsync(Willing(), first, construct);

    /// <summary>
    /// Gives the refusal in the midst of a program, which fails with it. A program that went on would wait for ever for
    /// the outputs of the resource that was refused.
    /// </summary>
    public static async Task<string> DuringAsync(Action program)
    {
        var mocks = Willing();
        mocks
            .Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Returns(Task.CompletedTask);

        return (
            await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(mocks.Object, new TestOptions(), program))
        ).Message;
    }

    /// <summary>Gives the names of what a program registers when nothing is refused.</summary>
    public static async Task<IReadOnlyList<string>> RegisteredAsync(Action program) =>
        [.. (await MocksOfAsync(program)).Select(args => args.Name!)];

    /// <summary>Gives what a program registers when nothing is refused and everything exists.</summary>
    public static async Task<IReadOnlyList<MockResourceArgs>> MocksOfAsync(Action program)
    {
        var mocks = Willing();
        mocks
            .Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Returns(Task.CompletedTask);
        await Deployment.TestAsync(mocks.Object, new TestOptions(), program);
        return [.. mocks.Invocations.SelectMany(call => call.Arguments).OfType<MockResourceArgs>()];
    }

    private static Mock<IMocks> Willing()
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
                        ["availabilityZones"] = Zones,
                        ["supportedIpAddressTypes"] = Ipv4,
                        ["privateDnsName"] = "service.us-east-1.amazonaws.com",
                        ["vpcEndpointPolicySupported"] = true,
                        ["region"] = "us-east-1",
                        ["name"] = args.Args.GetValueOrDefault("name", ""),
                        ["zoneId"] = "use1-az4",
                    }
            );
        return mocks;
    }

    private static async Task<string> RunAsync(Mock<IMocks> mocks, Action first, Action construct)
    {
        ComponentArgumentException? refusal = null;
        // The stack registers its outputs, even when it has none.
        mocks
            .Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Returns(Task.CompletedTask);

        await Deployment.TestAsync(mocks.Object, new TestOptions(), () =>
        {
            first();
            refusal = Assert.Throws<ComponentArgumentException>(construct);
        });

        return refusal!.Message;
    }
}
