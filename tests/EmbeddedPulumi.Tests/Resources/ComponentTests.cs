using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;
using Pulumi.Testing;

namespace EmbeddedPulumi.Tests.Resources;

public class ComponentTests
{
    private static async Task<Dictionary<string, object?>> ValuesAsync(MockRegisterResourceOutputsRequest request)
    {
        var values = new Dictionary<string, object?>();
        foreach (var (name, output) in request.Outputs)
        {
            values[name] = await output.ValueAsync();
        }

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
            group.RegisterOutputs(
                new Dictionary<string, object?>
                {
                    ["a"] = 1,
                    ["b"] = new Bucket("bucket").Id,
                    ["secret"] = Output.CreateSecret("hidden"),
                    ["nothing"] = null,
                }
            );
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
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync<ForgetfulStack>(new RecordingMocks(), Runs.Up)
        );

        Assert.Equal(
            "Output(s) 'key' have no value assigned. "
                + "[Output] attributed properties must be assigned inside Stack constructor.",
            failure.Message
        );
    }

    [Fact]
    public async Task StackOutput_OfAnotherType_FailsTheRun()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync<MistypedStack>(new RecordingMocks(), Runs.Up)
        );

        Assert.StartsWith("Output(s) 'key' have incorrect type.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StackOutputs_OfABaseClass_AreGivenAsWell()
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync<DerivedStack>(mocks, Runs.Up);

        Assert.Equal(["base", "own"], Assert.Single(mocks.Outputs).Outputs.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RegisterOutputs_OfAnUnknownWhole_FailsTheRun() =>
        await Runs.FailAsync(() =>
            new OpenComponent("a").Register(
                Pulumi.Utilities.OutputUtilities.CreateUnknown(
                    (IDictionary<string, object?>)new Dictionary<string, object?>()
                )
            )
        );

    [Fact]
    public async Task RegisterOutputs_OfAValueThatCannotTravel_FailsTheRunAndNamesIt()
    {
        var failure = await Runs.FailAsync(() =>
            new Group("a").RegisterOutputs(new Dictionary<string, object?> { ["key"] = 1L })
        );

        Assert.Contains("error serializing property \"key\"", failure, StringComparison.Ordinal);
        Assert.Contains("monitor.registerResourceOutputs(...).key", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutputProperties_OfALocalComponent_AreTheClasssOwn()
    {
        Group group = null!;
        LongComponent component = null!;
        await Runs.UpAsync(() =>
        {
            group = new Group("a");
            component = new LongComponent("b");
            _ = new ReadOnlyComponent("c");
        });

        Assert.Null(group.Title);
        Assert.Null(group.Size);
        Assert.Equal(1, await component.Key.ValueAsync());
        Assert.EndsWith("::a", await group.Urn.ValueAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "a")]
    public async Task OutputProperties_OfARemoteComponent_AreTheMocksAnswer(bool remote, string? expected)
    {
        RemoteComponent component = null!;
        var mocks = await Runs.UpAsync(() => component = new RemoteComponent("a", remote));

        Assert.Equal(RemoteComponent.Token, Assert.Single(mocks.Resources).Type);
        Assert.Equal(expected, component.Text is null ? null : await component.Text.ValueAsync());
    }

    [Fact]
    public async Task Resource_WaitsForARemoteComponent()
    {
        var before = 0;
        var gate = new TaskCompletionSource();
        var mocks = new RecordingMocks { Before = args => args.Name == "a" ? gate.Task : Task.CompletedTask };
        await Deployment.TestAsync(mocks, Runs.Up, () =>
        {
            _ = new Bucket("b", options: new() { DependsOn = new RemoteComponent("a", remote: true) });
            before = mocks.Resources.Count;
            gate.SetResult();
        });

        Assert.Equal((1, 2), (before, mocks.Resources.Count));
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

    private abstract class BaseStack : Stack
    {
        [Output("base")]
        public Output<string> Base { get; } = Output.Create("b");
    }

    private sealed class DerivedStack : BaseStack
    {
        [Output("own")]
        public Output<string> Own { get; } = Output.Create("o");
    }

    private sealed class OpenComponent(string name) : ComponentResource(Group.Token, name)
    {
        public void Register(Output<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);
    }

    private sealed class ReadOnlyComponent(string name) : ComponentResource(Group.Token, name)
    {
        [Output("key")]
        public Output<string>? Key { get; }
    }

    private sealed class LongComponent(string name) : ComponentResource(Group.Token, name)
    {
        [Output("key")]
        public Output<long> Key { get; } = Output.Create(1L);
    }

    private sealed class RemoteComponent(string name, bool remote)
        : ComponentResource(Token, name, new BucketArgs { Text = "a" }, options: null, remote)
    {
        public const string Token = "test:index:Remote";

        [Output("text")]
        public Output<string> Text { get; private set; } = null!;
    }
}
