using Moq;
using PrivateLinkLab.Components.Messaging;
using Pulumi;
using Pulumi.Testing;

namespace PrivateLinkLab.Components.Tests.Validation;

/// <summary>Mocks that answer nothing are told which call they have to answer.</summary>
public class LookupAnswerTests
{
    [Fact]
    public async Task Component_WithoutAnAnswer_NamesTheCall()
    {
        var mocks = new Mock<IMocks>();
        mocks
            .Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((MockResourceArgs args) => ($"{args.Name}-id", args.Inputs));
        mocks.Setup(m => m.CallAsync(It.IsAny<MockCallArgs>())).ReturnsAsync((MockCallArgs args) => args.Args);
        mocks
            .Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Returns(Task.CompletedTask);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            Deployment.TestAsync(mocks.Object, new TestOptions { IsPreview = false }, () =>
            {
                _ = new SqsQueue("queue", new() { OnlyThroughEndpoint = "vpce-0123456789abcdef0" });
            })
        );

        Assert.Contains(
            "The function aws:index/getCallerIdentity:getCallerIdentity was answered without 'arn', which AWS "
                + "always gives. "
                + "Mocks of a test have to answer it; SimulatedAwsMocks of PrivateLinkLab.Testing does.",
            failure.ToString(),
            StringComparison.Ordinal
        );
    }
}
