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
        await Deployment.TestAsync(new RecordingMocks(), new TestOptions { IsPreview = preview }, () =>
        {
            bucket = new Bucket("a");
        });

        Assert.Equal(known, await bucket.Text.IsKnownAsync());
        Assert.Null(await bucket.Text.ValueAsync());
        Assert.True(await bucket.Urn.IsKnownAsync());
        Assert.True(await bucket.Id.IsKnownAsync());
    }

    public static TheoryData<string, Action<Output<string>, Action>> Applications =>
        new()
        {
            { "to a value", (output, called) => output.Apply(v => Call(called, v)) },
            { "to a task", (output, called) => output.Apply(v => Task.FromResult(Call(called, v))) },
            { "to nothing", (output, called) => output.Apply(v => Task.FromResult(Call(called, v)) as Task) },
            { "to an input", (output, called) => output.Apply(v => (Input<string>)Call(called, v)) },
            { "to an output", (output, called) => output.Apply(v => Output.Create(Call(called, v))) },
            { "of an input", (output, called) => ((Input<string>)output).Apply(v => Call(called, v)) },
            { "after another", (output, called) => output.Apply(v => v).Apply(v => Call(called, v)) },
            { "of all", (output, called) => Output.All(Output.Create("a"), output).Apply(v => Call(called, v[1])) },
        };

    [Theory]
    [MemberData(nameof(Applications))]
    public async Task Apply_OfAnUnknownValue_IsNeverCalled(string kind, Action<Output<string>, Action> apply)
    {
        foreach (var options in new[] { Runs.Up, Runs.Preview })
        {
            var calls = 0;
            await Deployment.TestAsync(new RecordingMocks(), options, () =>
                apply(OutputUtilities.CreateUnknown("?"), () => calls++)
            );

            Assert.Equal((kind, 0), (kind, calls));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UnknownValueFromAFactory_IsNeverComputed(bool preview)
    {
        var calls = 0;
        Output<int> output = null!;
        await Deployment.TestAsync(new RecordingMocks(), new TestOptions { IsPreview = preview }, () =>
        {
            output = OutputUtilities.CreateUnknown(() => Task.FromResult(++calls));
        });

        Assert.Equal(0, calls);
        Assert.False(await output.IsKnownAsync());
    }

    private static string Call(Action called, string value)
    {
        called();
        return value;
    }

    [Fact]
    public async Task Id_ThatTheMockDoesNotGive_IsUnknown()
    {
        var mocks = new Moq.Mock<IMocks>();
        mocks
            .Setup(m => m.NewResourceAsync(Moq.It.IsAny<MockResourceArgs>()))
            .Returns(Task.FromResult<(string?, object)>((null, new Dictionary<string, object>())));

        Bucket bucket = null!;
        await Deployment.TestAsync(mocks.Object, Runs.Preview, () =>
        {
            bucket = new Bucket("a");
        });

        Assert.False(await bucket.Id.IsKnownAsync());
    }

    [Fact]
    public async Task UnknownSecret_StaysSecret()
    {
        Output<string> result = null!;
        await Runs.PreviewAsync(() =>
            result = Output.CreateSecret(OutputUtilities.CreateUnknown("?")).Apply(v => v + "!")
        );

        Assert.False(await result.IsKnownAsync());
        Assert.True(await result.IsSecretAsync());
    }
}
