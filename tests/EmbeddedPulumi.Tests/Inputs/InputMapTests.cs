using System.Collections;
using System.Collections.Immutable;
using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Inputs;

public class InputMapTests
{
    public static TheoryData<string, InputMap<string>> Conversions =>
        new()
        {
            {
                "dictionary",
                new Dictionary<string, string> { ["a"] = "1" }
            },
            { "immutable dictionary", ImmutableDictionary<string, string>.Empty.Add("a", "1") },
            { "output of a dictionary", Output.Create(new Dictionary<string, string> { ["a"] = "1" }) },
            {
                "output of an interface",
                Output.Create<IDictionary<string, string>>(new Dictionary<string, string> { ["a"] = "1" })
            },
            { "output of an immutable one", Output.Create(ImmutableDictionary<string, string>.Empty.Add("a", "1")) },
            {
                "pairs",
                new InputMap<string> { { "a", "1" } }
            },
            {
                "pair of an output",
                new InputMap<string> { { "a", Output.Create("1") } }
            },
            {
                "index",
                new InputMap<string> { ["a"] = "1" }
            },
            {
                "map in a map",
                new InputMap<string> { new InputMap<string> { { "a", "1" } } }
            },
        };

    private static string Text(ImmutableDictionary<string, string> map) =>
        string.Join(",", map.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Conversions))]
    public async Task Map_FromAnythingLikeAMap_HasItsValues(string kind, InputMap<string> map)
    {
        Assert.NotNull(kind);
        Assert.Equal("a=1", Text(await map.ToOutput().ValueAsync()));
    }

    [Fact]
    public async Task Merge_OfTwoMaps_PrefersTheSecondAndLeavesBoth()
    {
        InputMap<string> first = new() { { "a", "1" }, { "b", "1" } };
        InputMap<string> second = new() { { "b", "2" }, { "c", "2" } };

        Assert.Equal("a=1,b=2,c=2", Text(await InputMap<string>.Merge(first, second).ToOutput().ValueAsync()));
        Assert.Equal("a=1,b=1", Text(await first.ToOutput().ValueAsync()));
        Assert.Equal("b=2,c=2", Text(await second.ToOutput().ValueAsync()));
    }

    [Fact]
    public async Task Map_WithAKeyTwice_FailsTheRun()
    {
        var failure = await Runs.FailAsync(() =>
            _ = new Bucket("a", new() { Map = { { "key", "1" }, { "key", "2" } } })
        );

        Assert.Contains("key", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_IsEnumeratedAsynchronouslyOnly()
    {
        InputMap<string> map = new() { { "a", "1" } };
        var pairs = new List<KeyValuePair<string, string>>();
        await foreach (var pair in map)
        {
            pairs.Add(await pair.ToOutput().ValueAsync());
        }

        Assert.Equal([KeyValuePair.Create("a", "1")], pairs);
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)map).GetEnumerator());
    }
}
