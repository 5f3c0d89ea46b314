using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;
using Pulumi.Testing;

namespace EmbeddedPulumi.Tests.Resources;

/// <summary>The URNs that resources have under mocks, where the types above a resource shrink to the stack's.</summary>
public class UrnTests
{
    [Fact]
    public async Task Stack_IsNamedAfterProjectAndStack()
    {
        var resources = await Deployment.TestAsync<EmptyStack>(
            new RecordingMocks(),
            new TestOptions { ProjectName = "p", StackName = "s" }
        );

        Assert.Equal("urn:pulumi:s::p::pulumi:pulumi:Stack::p-s", await resources.Single().Urn.ValueAsync());
    }

    [Theory]
    [InlineData("bucket")]
    [InlineData("a::b")]
    [InlineData("a$b")]
    [InlineData("Olá <x>")]
    public async Task Resource_IsNamedAfterTypeAndName(string name)
    {
        Bucket bucket = null!;
        Bucket child = null!;
        await Runs.UpAsync(() =>
        {
            bucket = new Bucket(name);
            child = new Bucket("child", options: new() { Parent = new Group(name) });
        });

        Assert.Equal(
            $"urn:pulumi:stack::project::pulumi:pulumi:Stack$test:storage/bucket:Bucket::{name}",
            await bucket.Urn.ValueAsync()
        );
        Assert.Equal(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:storage/bucket:Bucket::child",
            await child.Urn.ValueAsync()
        );
    }
}
