using System.Collections.Immutable;
using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace EmbeddedPulumi.Tests.Serialization;

/// <summary>How what a mock answers becomes a resource's outputs.</summary>
public class ResultConversionTests
{
    private static readonly Dictionary<string, object> s_rule = new() { ["days"] = 3, ["note"] = "n" };

    private static async Task<Bucket> AnswerAsync(object state, bool preview = false)
    {
        Bucket bucket = null!;
        await Deployment.TestAsync(
            new RecordingMocks { State = _ => state },
            new TestOptions { IsPreview = preview },
            () =>
            {
                bucket = new Bucket("a");
            }
        );
        return bucket;
    }

    private static Task<Bucket> AnswerAsync(string name, object value) =>
        AnswerAsync(new Dictionary<string, object> { [name] = value });

    [Fact]
    public async Task Values_OfEveryKind_HaveTheirTypes()
    {
        var bucket = await AnswerAsync(
            new Dictionary<string, object>
            {
                ["text"] = "a",
                ["number"] = 3,
                ["optionalNumber"] = 4.0,
                ["ratio"] = 0.5,
                ["flag"] = true,
                ["list"] = new[] { "x", "y" },
                ["map"] = new Dictionary<string, object> { ["k"] = "v" },
                ["rule"] = s_rule,
                ["rules"] = new object[]
                {
                    s_rule,
                    new Dictionary<string, object> { ["days"] = 4 },
                },
                ["class"] = "COLD",
                ["anything"] = new object[] { 1, "a" },
            }
        );

        Assert.Equal("a", await bucket.Text.ValueAsync());
        Assert.Equal(3, await bucket.Number.ValueAsync());
        Assert.Equal(4, await bucket.OptionalNumber.ValueAsync());
        Assert.Equal(0.5, await bucket.Ratio.ValueAsync());
        Assert.True(await bucket.Flag.ValueAsync());
        Assert.Equal(["x", "y"], await bucket.List.ValueAsync());
        Assert.Equal("v", (await bucket.Map.ValueAsync())!["k"]);
        Assert.True(await bucket.Rule.ValueAsync() is { Days: 3, Note: "n" });
        Assert.Equal([(3, "n"), (4, null)], (await bucket.Rules.ValueAsync()).Select(rule => (rule.Days, rule.Note)));
        Assert.Equal("COLD", (string)await bucket.Class.ValueAsync());
        Assert.Equal([1.0, "a"], Assert.IsType<ImmutableArray<object>>(await bucket.Anything.ValueAsync()));
        Assert.Equal(["a"], await bucket.Text.DependenciesAsync());
    }

    [Fact]
    public async Task Values_LeftOut_AreTheDefaults()
    {
        var bucket = await AnswerAsync(new Dictionary<string, object>());

        Assert.Null(await bucket.Text.ValueAsync());
        Assert.Equal(0, await bucket.Number.ValueAsync());
        Assert.Null(await bucket.OptionalNumber.ValueAsync());
        Assert.False(await bucket.Flag.ValueAsync());
        Assert.True((await bucket.List.ValueAsync()).IsDefault);
        Assert.Null(await bucket.Map.ValueAsync());
        Assert.Null(await bucket.Rule.ValueAsync());
        Assert.True(await bucket.List.IsKnownAsync());
        Assert.Equal(["a"], await bucket.List.DependenciesAsync());
    }

    [Theory]
    [InlineData("text", 1)]
    [InlineData("number", "1")]
    [InlineData("list", "x")]
    [InlineData("map", "x")]
    [InlineData("rule", 1)]
    [InlineData("class", true)]
    [InlineData("either", true)]
    public async Task Value_OfAnotherType_IsTheDefault(string name, object value)
    {
        var bucket = await AnswerAsync(name, value);

        Assert.Null(await bucket.Text.ValueAsync());
        Assert.Equal(0, await bucket.Number.ValueAsync());
        Assert.True((await bucket.List.ValueAsync()).IsDefault);
        Assert.Null(await bucket.Map.ValueAsync());
        Assert.Null(await bucket.Rule.ValueAsync());
        Assert.Null((string?)await bucket.Class.ValueAsync());
        Assert.Null((await bucket.Either.ValueAsync()).Value);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData(1, false)]
    public async Task Union_TakesTheTypeThatFits(object value, bool first)
    {
        var union = await (await AnswerAsync("either", value)).Either.ValueAsync();

        Assert.Equal(first, union.IsT0);
        Assert.Equal(value, union.Value);
    }

    [Fact]
    public async Task Number_WithAFraction_LosesItAsAnInt() =>
        Assert.Equal(2, await (await AnswerAsync("number", 2.9)).Number.ValueAsync());

    [Fact]
    public async Task Field_ThatIsSecret_MakesItsOutputSecretAndNoOther()
    {
        var bucket = await AnswerAsync(
            new Dictionary<string, object>
            {
                ["text"] = Output.CreateSecret("hidden"),
                ["list"] = new object[] { "a", Output.CreateSecret("hidden") },
                ["number"] = 1,
            }
        );

        Assert.Equal("hidden", await bucket.Text.ValueAsync());
        Assert.True(await bucket.Text.IsSecretAsync());
        Assert.True(await bucket.List.IsSecretAsync());
        Assert.False(await bucket.Number.IsSecretAsync());
        Assert.False(await bucket.Id.IsSecretAsync());
    }

    [Fact]
    public async Task Field_ThatIsUnknown_MakesItsOutputUnknownAndNoOther()
    {
        Bucket bucket = null!;
        var mocks = new RecordingMocks
        {
            State = _ => new Dictionary<string, object>
            {
                ["text"] = OutputUtilities.CreateUnknown("?"),
                ["number"] = 1,
            },
        };
        await Deployment.TestAsync(mocks, Runs.Preview, () =>
        {
            bucket = new Bucket("a");
        });

        Assert.False(await bucket.Text.IsKnownAsync());
        Assert.True(await bucket.Number.IsKnownAsync());
    }

    [Fact]
    public async Task State_InImmutableForm_IsTakenAsWell()
    {
        var bucket = await AnswerAsync(ImmutableDictionary<string, object>.Empty.Add("text", "a"));

        Assert.Equal("a", await bucket.Text.ValueAsync());
    }

    [Fact]
    public async Task State_AsArguments_IsTakenAsWell()
    {
        var bucket = await AnswerAsync(new BucketArgs { Text = "a", Number = 2 });

        Assert.Equal("a", await bucket.Text.ValueAsync());
        Assert.Equal(2, await bucket.Number.ValueAsync());
    }

    [Fact]
    public async Task EnumType_WithoutItsConversion_FailsTheRun()
    {
        var failure = await Runs.FailAsync(() => _ = new OneWayResource("a"));

        Assert.Contains(
            "did not contain an explicit conversion operator to System.String",
            failure,
            StringComparison.Ordinal
        );
    }

    [EnumType]
    private readonly struct OneWay
    {
        private OneWay(string value) => _ = value;
    }

    private sealed class OneWayResource(string name)
        : CustomResource("test:index:OneWay", name, args: null, options: null)
    {
        [Output("value")]
        public Output<OneWay> Value { get; private set; } = null!;
    }

    [Fact]
    public async Task State_ThatIsNoObject_FailsTheRun()
    {
        var failure = await Runs.FailAsync(
            () => _ = new Bucket("a"),
            new RecordingMocks { State = _ => new Version(1, 2) }
        );

        Assert.Contains("System.Version is not a supported argument type", failure, StringComparison.Ordinal);
    }
}
