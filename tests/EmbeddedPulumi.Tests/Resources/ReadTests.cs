using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;
using Pulumi.Utilities;

namespace EmbeddedPulumi.Tests.Resources;

/// <summary>Resources that are there already.</summary>
public class ReadTests
{
    [Fact]
    public async Task ResourceWithAnId_IsReadByIt()
    {
        Bucket bucket = null!;
        var mocks = new RecordingMocks { State = _ => new Dictionary<string, object> { ["text"] = "found" } };
        await Deployment.TestAsync(mocks, Runs.Up, () =>
        {
            bucket = new Bucket("a", options: new() { Id = "bucket-1" });
        });

        Assert.Equal("bucket-1", Assert.Single(mocks.Resources).Id);
        Assert.Equal("bucket-1", await bucket.Id.ValueAsync());
        Assert.Equal("found", await bucket.Text.ValueAsync());
    }

    [Fact]
    public async Task ResourceWithAnUnknownId_IsCreatedInAPreview()
    {
        var mocks = await Runs.PreviewAsync(() =>
            _ = new Bucket("a", options: new() { Id = OutputUtilities.CreateUnknown("?") })
        );

        Assert.NotEqual("?", Assert.Single(mocks.Resources).Id);
    }

    [Fact]
    public async Task ImportedResource_ShowsItsIdToTheMocks()
    {
        Bucket bucket = null!;
        var mocks = await Runs.UpAsync(() => bucket = new Bucket("a", options: new() { ImportId = "bucket-1" }));

        Assert.Equal("bucket-1", Assert.Single(mocks.Resources).Id);
        Assert.Equal("bucket-1", await bucket.Id.ValueAsync());
    }

    [Fact]
    public async Task ComponentWithAnId_IsRefused()
    {
        var failure = await Runs.FailAsync(() => _ = new Group("a", new() { Id = "x" }));

        Assert.Contains("ResourceOptions.Id is only valid for a CustomResource", failure, StringComparison.Ordinal);
    }
}
