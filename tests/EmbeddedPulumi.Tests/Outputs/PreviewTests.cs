using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace EmbeddedPulumi.Tests.Outputs;

/// <summary>Values that nobody knows before the program is carried out.</summary>
public class PreviewTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task OutputThatTheMockLeavesOut_IsKnownOutsideOfPreviewsOnly(bool preview, bool known)
    {
        Bucket bucket = null!;
        await Deployment.TestAsync(
            new RecordingMocks(), new TestOptions { IsPreview = preview }, () => { bucket = new Bucket("a"); });

        Assert.Equal(known, await bucket.Text.IsKnownAsync());
        Assert.Null(await bucket.Text.ValueAsync());
        Assert.True(await bucket.Urn.IsKnownAsync());
        Assert.True(await bucket.Id.IsKnownAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Apply_OfAnUnknownValue_IsNotCalled(bool preview)
    {
        var calls = 0;
        await Deployment.TestAsync(
            new RecordingMocks(),
            new TestOptions { IsPreview = preview },
            () => { OutputUtilities.CreateUnknown("?").Apply(_ => calls++); });

        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task UnknownValueFromAFactory_IsNotComputedInAPreview()
    {
        var calls = 0;
        await Runs.PreviewAsync(() => OutputUtilities.CreateUnknown(() => Task.FromResult(calls++)));

        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task Id_ThatTheMockDoesNotGive_IsUnknown()
    {
        var mocks = new Moq.Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(Moq.It.IsAny<MockResourceArgs>()))
            .Returns(Task.FromResult<(string?, object)>((null, new Dictionary<string, object>())));

        Bucket bucket = null!;
        await Deployment.TestAsync(mocks.Object, Runs.Preview, () => { bucket = new Bucket("a"); });

        Assert.False(await bucket.Id.IsKnownAsync());
    }

    [Fact]
    public async Task UnknownSecret_StaysSecret()
    {
        Output<string> result = null!;
        await Runs.PreviewAsync(
            () => result = Output.CreateSecret(OutputUtilities.CreateUnknown("?")).Apply(v => v + "!"));

        Assert.False(await result.IsKnownAsync());
        Assert.True(await result.IsSecretAsync());
    }
}
