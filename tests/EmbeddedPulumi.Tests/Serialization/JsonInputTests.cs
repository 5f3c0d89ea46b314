using System.Globalization;
using System.Text.Json;
using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;
using Pulumi.Utilities;

namespace EmbeddedPulumi.Tests.Serialization;

/// <summary>Inputs that travel as a JSON text, as most arguments of providers do.</summary>
public class JsonInputTests
{
    private const string Secret =
        """{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "s" }""";

    public static TheoryData<string, object> Texts =>
        new()
        {
            { "null", (Input<string>)(string)null! },
            { "true", true },
            { "3", 3 },
            { "1.5", Output.Create(1.5) },
            { "-0", -0.0 },
            { "1e+21", 1e21 },
            { "1e-07", 1e-7 },
            { "\"NaN\"", double.NaN },
            { "\"-Infinity\"", double.NegativeInfinity },
            { "\"a\"", "a" },
            { "[ ]", Array.Empty<string>() },
            { """[ "a", null, [ 1 ] ]""", new object?[] { "a", null, new[] { 1 } } },
            { "{ }", new Dictionary<string, string>() },
            {
                """{ "a": 1, "b": { "c": true } }""",
                new Dictionary<string, object> { ["b"] = s_inner, ["a"] = 1 }
            },
            {
                """{ "__a": 1 }""",
                new Dictionary<string, object> { ["__a"] = 1 }
            },
            {
                """[ "a", "b" ]""",
                new InputList<string> { "a", Output.Create("b") }
            },
            {
                """{ "a": "b" }""",
                new InputMap<string> { { "a", "b" } }
            },
            {
                """{ "days": 3, "note": "n" }""",
                new BucketRuleArgs { Days = 3, Note = "n" }
            },
            {
                $$"""{ "days": 3, "note": {{Secret}} }""",
                new BucketRuleArgs { Days = 3, Note = Output.CreateSecret("s") }
            },
            {
                """{ "days": 3, "note": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }""",
                new BucketRuleArgs { Days = 3, Note = OutputUtilities.CreateUnknown("?") }
            },
        };

    private static readonly Dictionary<string, bool> s_inner = new() { ["c"] = true };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Value_IsWrittenAsTheOfficialSdkDoes(string expected, object value)
    {
        var mocks = await Runs.UpAsync(() =>
            _ = new CustomResource("a:b:C", "a", new Args { Json = value }, options: null)
        );

        Assert.Equal(expected, mocks.InputsOf("a")["json"]);
    }

    [Theory]
    [InlineData("é ~", "é ~")]
    [InlineData("\"\\/", "\\\"\\\\/")]
    [InlineData("\b\f\n\r\t", @"\b\f\n\r\t")]
    [InlineData("<&>'", @"\u003c&\u003e'")]
    [InlineData("\u0001\u007f\u009f\u00ad", @"\u0001\u007f\u009f\u00ad")]
    [InlineData("\u0600\u200b\u2028\ufeff", @"\u0600\u200b\u2028\ufeff")]
    [InlineData("\ud83d\ude00", @"\ud83d\ude00")]
    public async Task Text_IsEscapedAsTheOfficialSdkDoes(string text, string expected)
    {
        var mocks = await Runs.UpAsync(() =>
            _ = new CustomResource("a:b:C", "a", new Args { Json = text }, options: null)
        );

        Assert.Equal($"\"{expected}\"", mocks.InputsOf("a")["json"]);
    }

    [Fact]
    public async Task Text_WithHalfACharacter_FailsTheRun()
    {
        // An attribute cannot hold it.
        var half = ((char)0xd800).ToString(CultureInfo.InvariantCulture);

        var failure = await Runs.FailAsync(() =>
            _ = new CustomResource("a:b:C", "a", new Args { Json = half }, options: null)
        );

        // The official SDK reports the cause, or the failure of the property with the cause inside, whichever it sees
        // first.
        Assert.Contains("System.ArgumentException: ", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resources_AreTheirIdsOrUrns()
    {
        var mocks = await Runs.UpAsync(() =>
        {
            var resources = new Resource[] { new Bucket("bucket"), new Group("group") };
            _ = new CustomResource("a:b:C", "a", new Args { Json = resources }, options: null);
        });

        Assert.Equal(
            """[ "bucket-id", "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Group::group" ]""",
            mocks.InputsOf("a")["json"]
        );
    }

    [Fact]
    public async Task Value_ThatIsUnknownAsAWhole_IsLeftOut()
    {
        var mocks = await Runs.UpAsync(() =>
            _ = new Bucket("a", new() { Json = OutputUtilities.CreateUnknown(new BucketRuleArgs { Days = 1 }) })
        );

        Assert.Empty(mocks.InputsOf("a"));
    }

    [Fact]
    public async Task Output_OfAnyJson_TakesItAsItIs()
    {
        JsonResource resource = null!;
        var state = new Dictionary<string, object>
        {
            ["json"] = new Dictionary<string, object?> { ["a"] = new object?[] { 1, null, "b" } },
        };
        await Deployment.TestAsync(new RecordingMocks { State = _ => state }, Runs.Up, () =>
        {
            resource = new JsonResource("a");
        });

        Assert.Equal("""{"a":[1,null,"b"]}""", JsonSerializer.Serialize(await resource.Json.ValueAsync()));
    }

    private sealed class Args : ResourceArgs
    {
        [Input("json", json: true)]
        public object? Json { get; set; }
    }

    private sealed class JsonResource(string name) : CustomResource("test:index:Json", name, args: null, options: null)
    {
        [Output("json")]
        public Output<JsonElement> Json { get; private set; } = null!;
    }
}
