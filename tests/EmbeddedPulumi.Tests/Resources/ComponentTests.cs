using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;
using Pulumi.Testing;

namespace EmbeddedPulumi.Tests.Resources;

public class ComponentTests
{
    private static async Task<Dictionary<string, object?>> ValuesAsync(MockRegisterResourceOutputsRequest request)
    {
        var values = new Dictionary<string, object?>();
        foreach (var (name, output) in request.Outputs) values[name] = await output.ValueAsync();
        return values;
    }

    [Fact]
    public async Task Component_IsShownToTheMocksWithItsArguments()
    {
        var mocks = await Runs.UpAsync(() => _ = new Group("group", args: new BucketArgs { Text = "a" }));

        var component = Assert.Single(mocks.Resources);
        Assert.Equal((Group.Token, "group"), (component.Type, component.Name));
        Assert.Equal(("", ""), (component.Provider, component.Id));
        Assert.Equal("a", Assert.Single(component.Inputs).Value);
    }

    [Fact]
    public async Task Stack_IsNotShownToTheMocks()
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync<EmptyStack>(mocks, Runs.Up);

        Assert.Empty(mocks.Resources);
    }

    [Fact]
    public async Task RegisterOutputs_GivesTheMocksTheValues()
    {
        Group group = null!;
        var mocks = await Runs.UpAsync(() =>
        {
            group = new Group("group");
            group.RegisterOutputs(new Dictionary<string, object?>
            {
                ["a"] = 1,
                ["b"] = new Bucket("bucket").Id,
                ["secret"] = Output.CreateSecret("hidden"),
                ["nothing"] = null,
            });
        });

        var request = mocks.Outputs.First(outputs => outputs.Urn.EndsWith("::group", StringComparison.Ordinal));
        var values = await ValuesAsync(request);
        Assert.Equal(await group.Urn.ValueAsync(), request.Urn);
        Assert.Equal(["a", "b", "secret"], values.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((1.0, "bucket-id", "hidden"), (values["a"], values["b"], values["secret"]));
        Assert.True(await request.Outputs["secret"].IsSecretAsync());
        Assert.False(await request.Outputs["a"].IsSecretAsync());
    }

    [Fact]
    public async Task RegisterOutputs_WithoutValues_TakesTheOutputProperties()
    {
        var mocks = await Runs.UpAsync(() =>
        {
            var group = new Group("group") { Title = Output.Create("t"), Size = Output.Create(2) };
            group.RegisterOutputs();
        });

        var request = mocks.Outputs.First(outputs => outputs.Urn.EndsWith("::group", StringComparison.Ordinal));
        var values = await ValuesAsync(request);
        Assert.Equal(2, values.Count);
        Assert.Equal(("t", 2.0), (values["title"], values["Size"]));
    }

    [Fact]
    public async Task StackOutputs_AreGivenToTheMocks()
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync<OutputStack>(mocks, Runs.Up);

        var request = Assert.Single(mocks.Outputs);
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", request.Urn);
        Assert.Equal("value", (await ValuesAsync(request))["key"]);
    }

    [Fact]
    public async Task StackOutput_WithoutAValue_FailsTheRun()
    {
        var failure = await Assert.ThrowsAsync<RunException>(
            () => Deployment.TestAsync<ForgetfulStack>(new RecordingMocks(), Runs.Up));

        Assert.Equal(
            "Output(s) 'key' have no value assigned. "
            + "[Output] attributed properties must be assigned inside Stack constructor.",
            failure.Message);
    }

    [Fact]
    public async Task StackOutput_OfAnotherType_FailsTheRun()
    {
        var failure = await Assert.ThrowsAsync<RunException>(
            () => Deployment.TestAsync<MistypedStack>(new RecordingMocks(), Runs.Up));

        Assert.StartsWith("Output(s) 'key' have incorrect type.", failure.Message, StringComparison.Ordinal);
    }

    // A component's outputs are its own: it may have set them in an initializer, and need not set them at all.
    [Fact]
    public async Task OutputProperties_OfAComponent_AreLeftAlone()
    {
        Group? group = null;
        ReadOnlyComponent? readOnly = null;
        LongComponent? @long = null;
        await Runs.UpAsync(() => (group, readOnly, @long) = (new("group"), new("read-only"), new("long")));

        Assert.Null(group!.Title);
        Assert.Null(group.Size);
        Assert.Equal("initial", await readOnly!.Key.ValueAsync());
        Assert.Null(@long!.Key);
        Assert.EndsWith("::group", await group.Urn.ValueAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutputProperty_OfAResourceWithoutASetter_FailsTheRun()
    {
        var failure = await Runs.FailAsync(() => _ = new ReadOnlyResource("a"));

        Assert.Contains(
            $"[Output] {typeof(ReadOnlyResource).FullName}.Key did not have a 'set' method",
            failure,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutputProperty_OfAResourceOfATypeThatCannotTravel_FailsTheRun()
    {
        var failure = await Runs.FailAsync(() => _ = new LongResource("a"));

        Assert.Contains("invalid type System.Int64", failure, StringComparison.Ordinal);
    }

    private sealed class OutputStack : Stack
    {
        [Output("key")]
        public Output<string> Key { get; private set; }

        public OutputStack() => Key = Output.Create("value");
    }

    private sealed class ForgetfulStack : Stack
    {
        [Output("key")]
        public Output<string>? Key { get; private set; }

        public ForgetfulStack() => Key = null;
    }

    private sealed class MistypedStack : Stack
    {
        [Output("key")]
        public string Key { get; private set; } = "value";
    }

    private sealed class ReadOnlyComponent(string name) : ComponentResource(Group.Token, name)
    {
        [Output("key")]
        public Output<string> Key { get; } = Output.Create("initial");
    }

    private sealed class ReadOnlyResource(string name) : CustomResource(Bucket.Token, name, ResourceArgs.Empty, null)
    {
        [Output("key")]
        public Output<string>? Key { get; }
    }

    private sealed class LongResource(string name) : CustomResource(Bucket.Token, name, ResourceArgs.Empty, null)
    {
        [Output("key")]
        public Output<long> Key { get; private set; } = null!;
    }

    private sealed class LongComponent(string name) : ComponentResource(Group.Token, name)
    {
        [Output("key")]
        public Output<long> Key { get; private set; } = null!;
    }
}
