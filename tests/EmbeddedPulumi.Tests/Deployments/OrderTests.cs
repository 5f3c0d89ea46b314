using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;
using Pulumi.Testing;

namespace EmbeddedPulumi.Tests.Deployments;

/// <summary>When resources are registered.</summary>
public class OrderTests
{
    [Fact]
    public async Task Chain_OfResources_IsRegisteredInItsOrder()
    {
        var mocks = await Runs.UpAsync(() =>
        {
            Bucket? last = null;
            for (var i = 0; i < 50; i++)
            {
                last = new Bucket($"b{i}", new() { Text = last is null ? null : (Input<string>)last.Id });
            }
        });

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"b{i}"), mocks.Resources.Select(r => r.Name));
        Assert.Equal("b48-id", mocks.InputsOf("b49")["text"]);
    }

    [Fact]
    public async Task Resource_WaitsForItsAliases()
    {
        var before = -1;
        var gate = new TaskCompletionSource<string>();
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, Runs.Up, () =>
        {
            _ = new Bucket("a", options: new() { Aliases = { new Alias { Name = Output.Create(gate.Task) } } });
            before = mocks.Resources.Count;
            gate.SetResult("former");
        });

        Assert.Equal((0, 1), (before, mocks.Resources.Count));
    }

    [Fact]
    public async Task Resource_WaitsForItsInputs()
    {
        IReadOnlyList<MockResourceArgs> before = [];
        var gate = new TaskCompletionSource();
        var mocks = new RecordingMocks { Before = args => args.Name == "first" ? gate.Task : Task.CompletedTask };
        await Deployment.TestAsync(mocks, Runs.Up, () =>
        {
            var first = new Bucket("first");
            _ = new Bucket("dependent", new() { Text = first.Id });
            _ = new Bucket("independent");
            before = mocks.Resources;
            gate.SetResult();
        });

        Assert.DoesNotContain(before, r => r.Name == "dependent");
        Assert.Contains(before, r => r.Name == "independent");
        Assert.Equal("dependent", mocks.Resources[^1].Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Resource_WaitsForWhatItDependsOn(bool onComponent)
    {
        IReadOnlyList<MockResourceArgs> before = [];
        var gate = new TaskCompletionSource();
        var mocks = new RecordingMocks { Before = args => args.Name == "child" ? gate.Task : Task.CompletedTask };
        await Deployment.TestAsync(mocks, Runs.Up, () =>
        {
            var group = new Group("group");
            var inner = new Group("inner", new() { Parent = group });
            var child = new Bucket("child", options: new() { Parent = inner });
            _ = new Bucket("dependent", options: new() { DependsOn = onComponent ? group : child });
            before = mocks.Resources;
            gate.SetResult();
        });

        Assert.DoesNotContain(before, r => r.Name == "dependent");
        Assert.Equal(["group", "inner", "child", "dependent"], mocks.Resources.Select(r => r.Name));
    }

    [Fact]
    public async Task Resource_DoesNotWaitForChildrenOfACustomResource()
    {
        IReadOnlyList<MockResourceArgs> before = [];
        var gate = new TaskCompletionSource();
        var mocks = new RecordingMocks { Before = args => args.Name == "child" ? gate.Task : Task.CompletedTask };
        await Deployment.TestAsync(mocks, Runs.Up, () =>
        {
            var parent = new Bucket("parent");
            _ = new Bucket("child", options: new() { Parent = parent });
            _ = new Bucket("dependent", options: new() { DependsOn = parent });
            before = mocks.Resources;
            gate.SetResult();
        });

        Assert.Contains(before, r => r.Name == "dependent");
        Assert.Equal(3, mocks.Resources.Count);
    }

    [Fact]
    public async Task Run_WaitsForWorkThatOutputsStart()
    {
        var done = false;
        await Runs.UpAsync(() =>
            Output
                .Create(0)
                .Apply(async _ =>
                {
                    await Task.Yield();
                    done = true;
                })
        );

        Assert.True(done);
    }
}
