using System.Text.Json;
using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Outputs;

public class JsonSerializeTests
{
    public static TheoryData<string, object?> Documents =>
        new()
        {
            { "null", null },
            { "\"text\"", "text" },
            { "[1,\"two\",true]", new object[] { 1, "two", true } },
            {
                """{"a":"in"}""",
                new Dictionary<string, object> { ["a"] = Output.Create("in") }
            },
            {
                """{"a":[1]}""",
                new Dictionary<string, object> { ["a"] = Output.Create(new[] { 1 }) }
            },
            {
                """{"a":2}""",
                new Dictionary<string, Input<int>> { ["a"] = 2 }
            },
            {
                """{"a":["b"]}""",
                new Dictionary<string, InputList<string>> { ["a"] = Output.Create("b") }
            },
            {
                """{"a":{"b":"c"}}""",
                new Dictionary<string, InputMap<string>> { ["a"] = new() { { "b", "c" } } }
            },
        };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Value_IsWrittenWithTheValuesOfItsInputsAndOutputs(string expected, object? value)
    {
        Output<string> json = null!;
        await Runs.UpAsync(() => json = Output.JsonSerialize(Output.Create(value)));

        Assert.Equal(expected, await json.ValueAsync());
    }

    [Fact]
    public async Task Options_AreFollowed()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
        var json = Output.JsonSerialize(Output.Create(new { Name = Output.Create("x") }), options);

        Assert.Equal("""{"name":"x"}""", await json.ValueAsync());
        Assert.Empty(options.Converters);
    }
}
