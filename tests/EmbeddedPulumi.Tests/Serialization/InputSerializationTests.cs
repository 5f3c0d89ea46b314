using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;
using Pulumi.Utilities;

namespace EmbeddedPulumi.Tests.Serialization;

/// <summary>How arguments arrive at the mocks.</summary>
public class InputSerializationTests
{
    private enum Level
    {
        Low = 1,
        High = 7,
    }

    private static ImmutableDictionary<string, object?> Object(params (string Name, object? Value)[] members) =>
        members.ToImmutableDictionary(member => member.Name, member => member.Value);

    private static ImmutableArray<object?> List(params object?[] elements) => [.. elements];

    public static TheoryData<string, object, object> Values =>
        new()
        {
            { "string", "a", "a" },
            { "empty string", "", "" },
            { "bool", false, false },
            { "int as double", 3, 3.0 },
            { "double", 2.5, 2.5 },
            { "C# enum as its number", Level.High, 7.0 },
            { "Pulumi enum as its string", BucketClass.Cold, "COLD" },
            { "union of the first", Union<string, int>.FromT0("a"), "a" },
            { "union of the second", Union<string, int>.FromT1(1), 1.0 },
            { "union of an enum", Union<string, BucketClass>.FromT1(BucketClass.Cold), "COLD" },
            { "input", (Input<int>)1, 1.0 },
            { "output", Output.Create(1), 1.0 },
            { "output of an output", Output.Create(Output.Create(1)), 1.0 },
            { "secret", Output.CreateSecret("a"), "a" },
            { "array", new[] { 1, 2 }, List(1.0, 2.0) },
            { "empty array", Array.Empty<int>(), List() },
            { "default immutable array", default(ImmutableArray<string>), List() },
            { "default input list", (InputList<string>)default(ImmutableArray<string>), List() },
            {
                "input list of a default output",
                (InputList<string>)Output.Create(default(ImmutableArray<string>)),
                List()
            },
            {
                "list with null",
                new List<string?> { "a", null },
                List("a", null)
            },
            {
                "list of outputs",
                new List<Output<string>> { Output.Create("a") },
                List("a")
            },
            { "list of a secret", new object[] { "a", Output.CreateSecret("b") }, List("a", "b") },
            { "nested lists", new object[] { new[] { 1 }, new[] { "a" } }, List(List(1.0), List("a")) },
            {
                "input list",
                new InputList<string> { "a", Output.Create("b") },
                List("a", "b")
            },
            {
                "input list of a secret",
                new InputList<string> { Output.CreateSecret("a") },
                List("a")
            },
            {
                "dictionary",
                new Dictionary<string, int> { ["a"] = 1 },
                Object(("a", 1.0))
            },
            {
                "dictionary with null",
                new Dictionary<string, string?> { ["a"] = "1", ["b"] = null },
                Object(("a", "1"))
            },
            {
                "input map",
                new InputMap<string> { { "a", "1" } },
                Object(("a", "1"))
            },
            {
                "input map with a value twice",
                new InputMap<string> { { "a", "1" }, { "a", "1" } },
                Object(("a", "1"))
            },
            {
                "dictionary with the engine's own names",
                new Dictionary<string, int> { ["__a"] = 1, ["b"] = 2 },
                Object(("b", 2.0))
            },
            {
                "dictionary with a secret null",
                new Dictionary<string, object> { ["a"] = Output.CreateSecret((string?)null) },
                Object(("a", null))
            },
            { "empty input map", new InputMap<string>(), Object() },
            {
                "map of lists",
                new Dictionary<string, object>
                {
                    ["a"] = new object[] { new Dictionary<string, object> { ["b"] = 1 } },
                },
                Object(("a", List(Object(("b", 1.0)))))
            },
            {
                "arguments",
                new BucketRuleArgs { Days = 3 },
                Object(("days", 3.0))
            },
            {
                "list of arguments",
                new InputList<BucketRuleArgs> { new BucketRuleArgs { Days = 1 } },
                List(Object(("days", 1.0)))
            },
            {
                "JSON",
                JsonDocument.Parse("""{"a":[1,"b",null,true],"b":null}""").RootElement,
                Object(("a", List(1.0, "b", null, true)), ("b", null))
            },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Value_ArrivesInItsPlainForm(string kind, object value, object expected)
    {
        var mocks = await Runs.UpAsync(() => _ = new Bucket("a", new() { Anything = value }));

        Assert.True(mocks.InputsOf("a").TryGetValue("anything", out var actual), kind);
        Assert.Equivalent(expected, actual, strict: true);
        Assert.Equal(expected.GetType(), actual.GetType());
    }

    [Fact]
    public async Task Arguments_ArriveByTheirWireNamesAndLeaveOutWhatIsNull()
    {
        var mocks = await Runs.UpAsync(() =>
            _ = new Bucket(
                "a",
                new()
                {
                    Text = "text",
                    Number = 1,
                    Class = BucketClass.Cold,
                    List = { "x" },
                    Secret = "hidden",
                }
            )
        );

        Assert.Equivalent(
            Object(("text", "text"), ("number", 1.0), ("class", "COLD"), ("list", List("x")), ("secret", "hidden")),
            mocks.InputsOf("a"),
            strict: true
        );
    }

    [Theory]
    [MemberData(nameof(UnknownValues))]
    public async Task Value_ThatIsUnknownAnywhere_IsLeftOut(string kind, Func<object> value)
    {
        var mocks = await Runs.PreviewAsync(() => _ = new Bucket("a", new() { Text = "known", Anything = value() }));

        Assert.NotNull(kind);
        Assert.Equal(["text"], mocks.InputsOf("a").Keys);
    }

    public static TheoryData<string, Func<object>> UnknownValues =>
        new()
        {
            { "output", Unknown },
            { "list", () => new object[] { "a", Unknown() } },
            {
                "input list",
                () =>
                    new InputList<string> { "a", Unknown() }
            },
            {
                "input map",
                () =>
                    new InputMap<string> { { "a", Unknown() }, { "b", "1" } }
            },
            {
                "dictionary",
                () =>
                    new Dictionary<string, object> { ["a"] = new[] { Unknown() } }
            },
            {
                "arguments",
                () =>
                    new BucketRuleArgs { Days = 1, Note = Unknown() }
            },
            { "secret", () => Output.CreateSecret(Unknown()) },
        };

    private static Output<string> Unknown() => OutputUtilities.CreateUnknown("?");

    [Fact]
    public async Task Map_OfANullOutput_IsLeftOut()
    {
        InputMap<string> map = Output.Create(default(ImmutableDictionary<string, string>)!);
        var mocks = await Runs.UpAsync(() => _ = new Bucket("a", new() { Map = map }));

        Assert.DoesNotContain("map", mocks.InputsOf("a").Keys);
    }

    [Fact]
    public async Task RequiredInput_Missing_FailsTheRunWithoutWaitingForOthers()
    {
        var never = Output.Create(new TaskCompletionSource<string>().Task);
        var failure = await Runs.FailAsync(() =>
            _ = new CustomResource("a:b:C", "a", new TwoInputs { First = never }, options: null)
        );

        Assert.Contains("TwoInputs.Second is required but was not given a value", failure, StringComparison.Ordinal);
    }

    private sealed class TwoInputs : ResourceArgs
    {
        [Input("first")]
        public Input<string>? First { get; set; }

        [Input("second", required: true)]
        public Input<string>? Second { get; set; }
    }

    [Fact]
    public async Task Json_ArrivesAsText()
    {
        var mocks = await Runs.UpAsync(() =>
            _ = new Bucket(
                "a",
                new()
                {
                    Json = new BucketRuleArgs { Days = 3, Note = "n" },
                }
            )
        );

        var json = JsonDocument.Parse(Assert.IsType<string>(mocks.InputsOf("a")["json"])).RootElement;
        Assert.Equal(3, json.GetProperty("days").GetInt32());
        Assert.Equal("n", json.GetProperty("note").GetString());
        Assert.Equal(2, json.EnumerateObject().Count());
    }

    [Theory]
    [MemberData(nameof(WrongValues))]
    public async Task Value_ThatCannotTravel_FailsTheRunAndSaysWhere(object value, string[] texts)
    {
        var failure = await Runs.FailAsync(() => _ = new Bucket("a", new() { Anything = value }));

        Assert.All(texts, text => Assert.Contains(text, failure, StringComparison.Ordinal));
    }

    public static TheoryData<object, string[]> WrongValues =>
        new()
        {
            {
                1L,
                [
                    "System.Int64 is not a supported argument type.",
                    "error serializing property \"anything\":",
                    "resource:a[test:storage/bucket:Bucket].anything",
                ]
            },
            { new Version(1, 2), ["System.Version is not a supported argument type."] },
            { new object[] { 1, 1m }, ["System.Decimal is not a supported argument type.", ".anything[1]"] },
            { Task.FromResult(1), ["Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:"] },
            {
                new Dictionary<int, int> { [1] = 1 },
                ["Dictionaries are only supported with string keys:"]
            },
            {
                new BucketRuleArgs(),
                [$"[Input] {typeof(BucketRuleArgs).FullName}.Days is required but was not given a value"]
            },
        };

    [Fact]
    public async Task Resource_AsAnArgument_ArrivesAsAResource()
    {
        Bucket first = null!;
        var mocks = await Runs.UpAsync(() =>
        {
            first = new Bucket("first");
            _ = new Bucket("second", new() { Anything = first });
        });

        var resource = Assert.IsAssignableFrom<CustomResource>(mocks.InputsOf("second")["anything"]);
        Assert.Equal(await first.Urn.ValueAsync(), await resource.Urn.ValueAsync());
        Assert.Same(resource, Assert.Single(await OutputUtilities.GetDependenciesAsync(resource.Urn)));
    }

    [Fact]
    public async Task Tree_OfAnyShape_ComesBackAsItWasSent()
    {
        var samples = s_tree.Array[1, 20].Single();
        foreach (var tree in samples)
        {
            Bucket bucket = null!;
            await Runs.UpAsync(() => bucket = new Bucket("a", new() { Anything = tree }));

            Assert.Equivalent(tree, await bucket.Anything.ValueAsync(), strict: true);
        }
    }

    private static readonly Gen<object> s_leaf = Gen.OneOf(
        Gen.String.AlphaNumeric.Select(s => (object)s),
        Gen.Bool.Select(b => (object)b),
        Gen.Double[-1e9, 1e9].Select(d => (object)d)
    );

    private static readonly Gen<object> s_tree = Gen.Recursive<object>(
        (depth, inner) =>
            depth >= 3
                ? s_leaf
                : Gen.OneOf(
                    s_leaf,
                    inner.Array[0, 4].Select(elements => (object)ImmutableArray.Create<object?>(elements)),
                    Gen.Dictionary(Gen.Char.AlphaNumeric.Select(c => $"{c}"), inner)[0, 4]
                        .Select(members => (object)members.ToImmutableDictionary(m => m.Key, m => (object?)m.Value))
                )
    );
}
