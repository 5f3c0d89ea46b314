using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Inputs;

public class UnionTests
{
    public static TheoryData<string, InputUnion<string, int>, string> Conversions =>
        new()
        {
            { "first", "a", "a" },
            { "second", 1, "1" },
            { "input of the first", (Input<string>)"a", "a" },
            { "input of the second", (Input<int>)1, "1" },
            { "output of the first", Output.Create("a"), "a" },
            { "output of the second", Output.Create(1), "1" },
            { "union", Union<string, int>.FromT1(1), "1" },
            { "output of a union", Output.Create(Union<string, int>.FromT0("a")), "a" },
        };

    [Theory]
    [MemberData(nameof(Conversions))]
    public async Task InputUnion_FromEither_HasItsValue(string kind, InputUnion<string, int> union, string value)
    {
        Assert.NotNull(kind);
        var result = await union.ToOutput().ValueAsync();

        Assert.Equal(value, result.Match(first => first, second => $"{second}"));
    }

    [Fact]
    public void Union_TellsWhichOneItIs()
    {
        Union<string, int> first = "a";
        Union<string, int> second = 1;

        Assert.True(first is { IsT0: true, IsT1: false, AsT0: "a", Value: "a" });
        Assert.True(second is { IsT0: false, IsT1: true, AsT1: 1, Value: 1 });
        Assert.Throws<InvalidOperationException>(() => first.AsT1);
        Assert.Throws<InvalidOperationException>(() => second.AsT0);
    }

    [Fact]
    public void Unions_AreEqualByTypeAndValue()
    {
        Assert.True(Union<string, int>.FromT0("a") == "a");
        Assert.True(Union<string, int>.FromT0("a") != "b");
        Assert.False(Union<string, object>.FromT0("a") == Union<string, object>.FromT1("a"));
        Assert.Equal(Union<string, int>.FromT1(1).GetHashCode(), Union<string, int>.FromT1(1).GetHashCode());
    }
}
