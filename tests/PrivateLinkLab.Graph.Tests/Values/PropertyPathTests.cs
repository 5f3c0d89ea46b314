using CsCheck;

namespace PrivateLinkLab.Graph.Tests;

public class PropertyPathTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("cidrBlock", 1)]
    [InlineData("tags.Name", 2)]
    [InlineData("subnetIds[10]", 2)]
    [InlineData("[\"a.b\"][0].c", 3)]
    [InlineData("a[\"\"]", 2)]
    [InlineData("a[\"say \\\"x\\\" \\\\ y\"]", 2)]
    public void Parse_Path_IsWrittenTheSame(string text, int steps)
    {
        var path = PropertyPath.Parse(text);

        Assert.Equal(steps, path.Steps.Length);
        Assert.Equal(text, path.ToString());
    }

    [Theory]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("[")]
    [InlineData("a[")]
    [InlineData("a[x]")]
    [InlineData("a[-1]")]
    [InlineData("a[\"b]")]
    [InlineData("a[\"b\"")]
    [InlineData("a[\"b\\")]
    [InlineData("a[0]b")]
    [InlineData("a b")]
    public void Parse_NoPath_IsRefused(string text)
    {
        Assert.False(PropertyPath.TryParse(text, out _));
        Assert.Equal(
            $"'{text}' is not a property path such as tags.Name or subnetIds[0].",
            Assert.Throws<FormatException>(() => PropertyPath.Parse(text)).Message
        );
    }

    [Theory]
    [InlineData("tags", "tags", true)]
    [InlineData("tags", "tags.Name", true)]
    [InlineData("tags.Name", "tags", false)]
    [InlineData("tag", "tags", false)]
    [InlineData("", "anything[0]", true)]
    [InlineData("routes.cidrBlock", "routes[2].cidrBlock", true)]
    [InlineData("routes.cidrBlock", "routes[2].gatewayId", false)]
    [InlineData("routes[1]", "routes[1].cidrBlock", true)]
    [InlineData("routes[1]", "routes[2].cidrBlock", false)]
    public void Covers_Other_IsThisOrBelow(string path, string other, bool covers) =>
        Assert.Equal(covers, PropertyPath.Parse(path).Covers(PropertyPath.Parse(other)));

    [Fact]
    public void Parse_WhatWasWritten_GivesTheSamePath() =>
        Gen.Select(Gen.String, Gen.Int[0, 99], Gen.Bool)
            .Array[0, 5]
            .Sample(steps =>
            {
                var path = steps.Aggregate(PropertyPath.Root, (path, step) =>
                    step.Item3 ? path.Then(step.Item1) : path.Then(step.Item2)
                );
                Assert.Equal(path, PropertyPath.Parse(path.ToString()));
                Assert.Equal(path.GetHashCode(), PropertyPath.Parse(path.ToString()).GetHashCode());
            });

    [Fact]
    public void TryParse_AnyText_NeverFails() =>
        Gen.String["a.[]\"\\0 "].Sample(text => PropertyPath.TryParse(text, out var path) == (path is not null));
}
