using System.Collections;
using System.Collections.Immutable;
using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Inputs;

public class InputListTests
{
    private static readonly Output<string> s_output = Output.Create("b");

    public static TheoryData<string, InputList<string>, string> Conversions =>
        new()
        {
            { "value", "a", "a" },
            { "output", s_output, "b" },
            { "input", (Input<string>)"a", "a" },
            { "array", new[] { "a", "b" }, "a,b" },
            { "array of outputs", new[] { s_output, s_output }, "b,b" },
            { "array of inputs", new Input<string>[] { "a", s_output }, "a,b" },
            {
                "list",
                new List<string> { "a" },
                "a"
            },
            {
                "list of outputs",
                new List<Output<string>> { s_output },
                "b"
            },
            {
                "list of inputs",
                new List<Input<string>> { "a", s_output },
                "a,b"
            },
            { "immutable array", ImmutableArray.Create("a", "b"), "a,b" },
            { "immutable array of outputs", ImmutableArray.Create(s_output), "b" },
            { "immutable array of inputs", ImmutableArray.Create<Input<string>>("a"), "a" },
            { "output of an array", Output.Create(new[] { "a" }), "a" },
            { "output of a list", Output.Create(new List<string> { "a" }), "a" },
            { "output of a sequence", Output.Create<IEnumerable<string>>(["a"]), "a" },
            { "output of an immutable array", Output.Create(ImmutableArray.Create("a")), "a" },
            { "collection expression", ["a", "b"], "a,b" },
            { "All", Output.All(s_output, s_output), "b,b" },
            { "nothing", [], "" },
        };

    [Theory]
    [MemberData(nameof(Conversions))]
    public async Task List_FromAnythingLikeAList_HasItsElements(string kind, InputList<string> list, string elements)
    {
        Assert.NotNull(kind);
        Assert.Equal(elements, string.Join(",", await list.ToOutput().ValueAsync()));
    }

    [Fact]
    public async Task List_AddedTo_GrowsInOrder()
    {
        InputList<string> list = ["a"];
        list.Add("b", s_output);
        list.Add(new InputList<string> { "c" });
        list.AddRange(new[] { "d", "e" });

        Assert.Equal(["a", "b", "b", "c", "d", "e"], await list.ToOutput().ValueAsync());
    }

    [Fact]
    public async Task Concat_LeavesBothLists()
    {
        InputList<string> first = ["a"];
        InputList<string> second = ["b"];

        Assert.Equal(["a", "b"], await first.Concat(second).ToOutput().ValueAsync());
        Assert.Equal(["a"], await first.ToOutput().ValueAsync());
        Assert.Equal(["b"], await second.ToOutput().ValueAsync());
    }

    [Fact]
    public async Task List_WithOneSecret_IsSecret()
    {
        InputList<string> list = ["a"];
        list.Add(Output.CreateSecret("b"));

        Assert.True(await list.ToOutput().IsSecretAsync());
    }

    [Fact]
    public async Task List_IsEnumeratedAsynchronouslyOnly()
    {
        InputList<string> list = ["a", "b"];
        var elements = new List<string>();
        await foreach (var element in list)
        {
            elements.Add(await element.ToOutput().ValueAsync());
        }

        Assert.Equal(["a", "b"], elements);
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)list).GetEnumerator());
    }
}
