using CsCheck;
using PrivateLinkLab.Graph.Diffs;
using static PrivateLinkLab.Graph.Tests.Diffs.Nodes;

namespace PrivateLinkLab.Graph.Tests.Diffs;

public class PropertyChangeTests
{
    private const string Subnet = "aws:ec2/subnet:Subnet";

    [Fact]
    public void Text_ReplacingValue_SaysSo() =>
        Assert.Equal(
            ["cidrBlock: \"10.0.1.0/24\" -> \"10.0.9.0/24\" (forces replacement)"],
            Texts(("cidrBlock", "10.0.1.0/24"), ("cidrBlock", "10.0.9.0/24"))
        );

    [Fact]
    public void Text_NestedAddedAndRemoved_NamesThePath() =>
        Assert.Equal(
            ["tags.Env: added \"dev\"", "tags[\"a.b\"]: removed 1"],
            Texts(("tags", MapValue.Create(("a.b", 1))), ("tags", MapValue.Create(("Env", "dev"))))
        );

    [Fact]
    public void Text_Lists_ComparesElementByElement() =>
        Assert.Equal(
            ["zones[1]: \"b\" -> \"c\"", "zones[2]: added \"d\""],
            Texts(("zones", PropertyValue.OfTexts(["a", "b"])), ("zones", PropertyValue.OfTexts(["a", "c", "d"])))
        );

    [Fact]
    public void Text_LinesAndLength_AreKeptToOneShortLine()
    {
        var script = string.Join('\n', Enumerable.Range(0, 100).Select(i => $"step {i}"));
        var text = Assert.Single(Texts(("userData", script + "x"), ("userData", script + "y")));

        Assert.Equal("userData: …tep 97\\nstep 98\\nstep 99x\" -> …tep 97\\nstep 98\\nstep 99y\"", text);
    }

    [Fact]
    public void Text_AnyTwoTexts_IsOneLineThatShowsADifference() =>
        Gen.Select(Gen.String, Gen.String, Gen.String)
            .Where((_, a, b) => a != b)
            .Sample(
                (start, a, b) =>
                {
                    var repeated = string.Concat(Enumerable.Repeat(start, 10));
                    var text = new PropertyChange(PropertyPath.Parse("p"), repeated + a, repeated + b).ToString();
                    Assert.DoesNotContain('\n', text);
                    Assert.True(text.Length < 200);
                    var sides = text["p: ".Length..].Split(" -> ");
                    Assert.True(sides.Length != 2 || sides[0] != sides[1]);
                }
            );

    [Fact]
    public void Text_UnknownValue_SaysSo() =>
        Assert.Equal(
            ["vpcId: \"vpc-1\" -> [unknown] (forces replacement)"],
            Texts(("vpcId", "vpc-1"), ("vpcId", PropertyValue.Unknown))
        );

    public static TheoryData<PropertyValue?, PropertyValue?, string?> Secrets() =>
        new()
        {
            { PropertyValue.Secret("hunter1"), PropertyValue.Secret("hunter2"), "p: [secret] -> [secret]" },
            { PropertyValue.Secret("hunter2"), PropertyValue.Secret("hunter2"), null },
            { PropertyValue.UnknownSecret, PropertyValue.Secret("hunter2"), null },
            { PropertyValue.Secret("hunter2"), PropertyValue.UnknownSecret, null },
            { "hunter2", PropertyValue.Secret("hunter2"), "p: is a secret now" },
            { "hunter2", PropertyValue.UnknownSecret, "p: is a secret now" },
            { PropertyValue.UnknownSecret, "hunter2", "p: is no longer a secret" },
            { "hunter1", PropertyValue.Secret("hunter2"), "p: [secret] -> [secret]" },
            { PropertyValue.Secret("hunter1"), "hunter2", "p: [secret] -> [secret]" },
            { null, PropertyValue.Secret("hunter2"), "p: added [secret]" },
            { PropertyValue.Secret("hunter2"), null, "p: removed [secret]" },
            { null, MapValue.Create(("a", PropertyValue.Secret("hunter2"))), "p: added {\"a\": [secret]}" },
            { "hunter2", MapValue.Create(("a", PropertyValue.Secret("hunter2"))), "p: [secret] -> [secret]" },
            {
                MapValue.Create(("a", PropertyValue.Secret("hunter1")), ("b", 1)),
                MapValue.Create(("a", PropertyValue.Secret("hunter2")), ("b", 1)),
                "p.a: [secret] -> [secret]"
            },
        };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Text_Secret_IsNeverShown(PropertyValue? old, PropertyValue? @new, string? expected)
    {
        var diff = GraphDiff.Compare(
            GraphOf(Node(Subnet, "a") with { Inputs = old is null ? MapValue.Empty : MapValue.Create(("p", old)) }),
            GraphOf(Node(Subnet, "a") with { Inputs = @new is null ? MapValue.Empty : MapValue.Create(("p", @new)) })
        );
        var change = diff.Changes[1].Properties.SingleOrDefault();

        Assert.Equal(expected, change?.ToString());
        Assert.DoesNotContain("hunter", $"{diff} {diff.Changes[1]} {change}", StringComparison.Ordinal);
    }

    [Fact]
    public void Replacing_ValueThatOnlyBecomesSecret_DoesNot()
    {
        var diff = GraphDiff.Compare(
            GraphOf(Node(Subnet, "a", ("cidrBlock", "x"))),
            GraphOf(Node(Subnet, "a", ("cidrBlock", PropertyValue.Secret("x"))))
        );

        Assert.Equal(ChangeKind.Update, diff.Changes[1].Kind);
    }

    private static IEnumerable<string> Texts((string, PropertyValue) old, (string, PropertyValue) @new) =>
        GraphDiff
            .Compare(GraphOf(Node(Subnet, "a", old)), GraphOf(Node(Subnet, "a", @new)))
            .Changes[1]
            .Properties.Select(change => change.ToString());
}
