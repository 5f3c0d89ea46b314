using EmbeddedPulumi.Tests.Fixtures;
using Moq;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace EmbeddedPulumi.Tests.Invokes;

/// <summary>Calls of functions.</summary>
public class InvokeTests
{
    private static readonly Dictionary<string, object> s_result = new()
    {
        ["text"] = "found",
        ["number"] = 3,
        ["list"] = new[] { "a", "b" },
    };

    private static RecordingMocks Mocks() => new() { Result = _ => s_result };

    [Fact]
    public async Task InvokeAsync_GivesTheResult()
    {
        var mocks = Mocks();
        LookupResult result = null!;
        await Deployment.TestAsync(mocks, Runs.Up, async () =>
        {
            result = await Lookup.InvokeAsync(new() { Text = "t", Number = 1 });
        });

        var call = Assert.Single(mocks.Calls);
        Assert.Equal((Lookup.Token, ""), (call.Token, call.Provider));
        Assert.Equal([("number", 1.0), ("text", "t")], call.Args.Select(a => (a.Key, a.Value)).OrderBy(a => a.Key));
        Assert.Equal(("found", 3), (result.Text, result.Number));
        Assert.Equal(["a", "b"], result.List);
    }

    [Fact]
    public async Task Argument_ThatIsNull_IsLeftOut()
    {
        var mocks = Mocks();
        await Deployment.TestAsync(mocks, Runs.Up, () => Lookup.InvokeAsync(new() { Text = "t" }));

        Assert.Equal(["text"], Assert.Single(mocks.Calls).Args.Keys);
    }

    [Fact]
    public async Task Invoke_DependsOnTheResourcesOfItsArguments()
    {
        Output<LookupResult> result = null!;
        await Deployment.TestAsync(Mocks(), Runs.Up, () =>
        {
            result = Lookup.Invoke(new() { Text = new Bucket("a").Id });
        });

        Assert.Equal("found", (await result.ValueAsync()).Text);
        Assert.Equal(["a"], await result.DependenciesAsync());
    }

    [Fact]
    public async Task Invoke_DependsOnTheResourcesOfItsOptionsAndWaitsForThem()
    {
        Output<LookupResult> result = null!;
        var callsBefore = 0;
        var gate = new TaskCompletionSource();
        var mocks = new RecordingMocks { Result = _ => s_result, Before = _ => gate.Task };
        await Deployment.TestAsync(mocks, Runs.Up, () =>
        {
            result = Lookup.Invoke(new() { Text = "t" }, new InvokeOutputOptions { DependsOn = new Bucket("a") });
            callsBefore = mocks.Calls.Count;
            gate.SetResult();
        });

        Assert.Equal(0, callsBefore);
        Assert.Single(mocks.Calls);
        Assert.Equal(["a"], await result.DependenciesAsync());
    }

    [Fact]
    public async Task Invoke_WithAnUnknownArgumentInAPreview_IsUnknownAndNotCalled()
    {
        Output<LookupResult> result = null!;
        var mocks = Mocks();
        await Deployment.TestAsync(mocks, Runs.Preview, () =>
        {
            result = Lookup.Invoke(new() { Text = OutputUtilities.CreateUnknown("?") });
        });

        Assert.False(await result.IsKnownAsync());
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task Invoke_AfterAResourceWithoutAnIdInAPreview_IsUnknownAndNotCalled()
    {
        Output<LookupResult> result = null!;
        var mocks = new Mock<IMocks>();
        mocks
            .Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .Returns(Task.FromResult<(string?, object)>((null, new Dictionary<string, object>())));
        await Deployment.TestAsync(mocks.Object, Runs.Preview, () =>
        {
            result = Lookup.Invoke(new() { Text = "t" }, new InvokeOutputOptions { DependsOn = new Bucket("a") });
        });

        Assert.False(await result.IsKnownAsync());
        mocks.Verify(m => m.CallAsync(It.IsAny<MockCallArgs>()), Times.Never);
    }

    [Fact]
    public async Task Invoke_OfASecretResult_IsSecret()
    {
        Output<LookupResult> result = null!;
        var mocks = new RecordingMocks
        {
            Result = _ => new Dictionary<string, object> { ["text"] = Output.CreateSecret("hidden") },
        };
        await Deployment.TestAsync(mocks, Runs.Up, () =>
        {
            result = Lookup.Invoke(new() { Text = "t" });
        });

        Assert.True(await result.IsSecretAsync());
        Assert.Equal("hidden", (await result.ValueAsync()).Text);
    }

    [Fact]
    public async Task Provider_IsTheOptionsOrTheParents()
    {
        var mocks = Mocks();
        await Deployment.TestAsync(mocks, Runs.Up, () =>
        {
            var provider = new TestProvider("p");
            Lookup.Invoke(new() { Text = "1" }, new InvokeOptions { Provider = provider });
            var group = new Group("g", new() { Provider = provider });
            Lookup.Invoke(new() { Text = "2" }, new InvokeOptions { Parent = group });
            Lookup.Invoke(new() { Text = "3" }, new InvokeOptions { Parent = new Group("h") });
        });

        Assert.Equal(3, mocks.Calls.Count);
        var providers = mocks.Calls.ToDictionary(call => (string)call.Args["text"], call => call.Provider);
        Assert.EndsWith("::p::p-id", providers["1"], StringComparison.Ordinal);
        Assert.EndsWith("::p::p-id", providers["2"], StringComparison.Ordinal);
        Assert.Equal("", providers["3"]);
    }

    [Fact]
    public async Task InvokeAsync_DoesNotWaitForResources()
    {
        var gate = new TaskCompletionSource();
        var mocks = new RecordingMocks { Result = _ => s_result, Before = _ => gate.Task };
        await Deployment.TestAsync(mocks, Runs.Up, async () =>
        {
            _ = new Bucket("a");
            await Lookup.InvokeAsync(new() { Text = "t" });
            gate.SetResult();
        });

        Assert.Single(mocks.Calls);
    }

    [Fact]
    public async Task Package_OfACall_IsNotSeenByTheMocks()
    {
        var package = new RegisterPackageRequest("test", "1.0.0", downloadUrl: null);
        var mocks = Mocks();
        await Deployment.TestAsync(mocks, Runs.Up, async () =>
        {
            var instance = Deployment.Instance;
            instance.Invoke<LookupResult>(Lookup.Token, InvokeArgs.Empty, (InvokeOptions?)null, package);
            instance.Invoke<LookupResult>(Lookup.Token, InvokeArgs.Empty, new InvokeOutputOptions(), package);
            await instance.InvokeAsync<LookupResult>(Lookup.Token, InvokeArgs.Empty, null, package);
            await instance.InvokeAsync(Lookup.Token, InvokeArgs.Empty, null, package);
        });

        Assert.Equal(4, mocks.Calls.Count);
        Assert.All(mocks.Calls, call => Assert.Equal((Lookup.Token, ""), (call.Token, call.Provider)));
    }

    [Fact]
    public async Task RequiredArgument_Missing_FailsTheRunAndNamesIt()
    {
        var failure = await Runs.FailAsync(() => Lookup.Invoke(new()));

        Assert.Contains(
            $"[Input] {typeof(LookupInvokeArgs).FullName}.Text is required but was not given a value",
            failure,
            StringComparison.Ordinal
        );
        Assert.Contains($"Error serializing arguments for invoke {Lookup.Token}", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_OfTheMock_FailsTheRun()
    {
        var mocks = new RecordingMocks { Result = _ => throw new InvalidOperationException("the reason") };

        var failure = await Runs.FailAsync(() => Lookup.Invoke(new() { Text = "t" }), mocks);

        Assert.Contains("the reason", failure, StringComparison.Ordinal);
    }
}
