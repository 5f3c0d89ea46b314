using CsCheck;

namespace PrivateLinkLab.Graph.Tests;

public class PropertyValueTests
{
    private static readonly MapValue Sample = MapValue.Create(
        ("name", "db"),
        ("port", 3306),
        ("zones", PropertyValue.OfTexts(["a", "b"])),
        ("tags", MapValue.Create(("a.b", "dotted"), ("Name", "orders"))),
        ("password", PropertyValue.Secret("hunter2")),
        ("encrypted", true)
    );

    [Fact]
    public void Readers_MatchingKind_GiveTheValue()
    {
        Assert.Equal("db", Sample.GetText("name"));
        Assert.Equal(3306, Sample.GetInt("port"));
        Assert.Equal(["a", "b"], Sample.GetTexts("zones"));
        Assert.Equal("orders", Sample.GetMap("tags").GetText("Name"));
        Assert.Equal("hunter2", Sample.GetText("password"));
        Assert.True(Sample.GetBool("encrypted"));
        Assert.Equal(2, Sample.GetList("zones").Count);
    }

    [Fact]
    public void Readers_OtherKind_GiveNothing()
    {
        Assert.Null(Sample.GetText("port"));
        Assert.Null(Sample.GetInt("name"));
        Assert.Null(Sample.GetBool("missing"));
        Assert.Empty(Sample.GetTexts("name"));
        Assert.Empty(Sample.GetMap("zones"));
        Assert.Null(PropertyValue.Unknown.AsText());
        Assert.Null(PropertyValue.UnknownSecret.AsText());
        Assert.Null(PropertyValue.Of(1.5).AsInt());
        Assert.Null(PropertyValue.Of(1e10).AsInt());
    }

    [Theory]
    [InlineData("name", "\"db\"")]
    [InlineData("zones[1]", "\"b\"")]
    [InlineData("tags[\"a.b\"]", "\"dotted\"")]
    [InlineData("password", "[secret]")]
    [InlineData("zones[2]", null)]
    [InlineData("name.x", null)]
    [InlineData("tags[0]", null)]
    public void At_Path_GivesTheValueThere(string path, string? text) =>
        Assert.Equal(text, Sample.At(path)?.ToString());

    [Fact]
    public void At_InsideASecret_PassesThrough() =>
        Assert.Equal(
            "x",
            MapValue.Create(("a", PropertyValue.Secret(MapValue.Create(("b", "x"))))).At("a.b")?.AsText()
        );

    [Fact]
    public void Map_AnyOrderOfEntries_IsOrdinalAndTheLastWins()
    {
        var map = MapValue.Create(("b", 1), ("a", 2), ("B", 3), ("b", 4));

        Assert.Equal(["B", "a", "b"], map.Keys);
        Assert.Equal(4, map.GetInt("b"));
        Assert.Equal(map, MapValue.Create(("B", 3), ("a", 2), ("b", 4)));
        Assert.Equal(["B", "a"], map.Without("b").Keys);
        Assert.Equal(5, map.With("a", 5).GetInt("a"));
        Assert.Throws<KeyNotFoundException>(() => map["c"]);
    }

    [Fact]
    public void Map_AnyEntries_FindsWhatADictionaryFinds() =>
        Gen.Select(Generate.Name, Gen.Int)
            .Array[0, 20]
            .Sample(entries =>
            {
                var expected = new SortedDictionary<string, int>(StringComparer.Ordinal);
                foreach (var (key, value) in entries)
                {
                    expected[key] = value;
                }

                var map = MapValue.Create(
                    entries.Select(entry => KeyValuePair.Create(entry.Item1, (PropertyValue)entry.Item2))
                );
                Assert.Equal(expected.Keys, map.Keys);
                Assert.All(expected, entry => Assert.Equal(entry.Value, map.GetInt(entry.Key)));
                Assert.Null(map.Find("none of them"));
            });

    [Fact]
    public void ToString_Secret_NeverShowsThePlaintext()
    {
        var value = MapValue.Create(
            ("a", PropertyValue.Of(PropertyValue.Secret("hunter2"), "x")),
            ("s", PropertyValue.Secret(Sample))
        );
        var node = new ResourceNode { Urn = ResourceUrn.Parse("urn:pulumi:s::p::t::n"), Inputs = value };

        Assert.Equal("{\"a\": [[secret], \"x\"], \"s\": [secret]}", value.ToString());
        Assert.Equal("[secret]", $"{value.Find("s")}");
        Assert.DoesNotContain("hunter2", node.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", ResourceGraph.Create("p", "s", [node]).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3306.0, "3306")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(1e15, "1000000000000000")]
    public void ToString_Number_IsShort(double number, string text) =>
        Assert.Equal(text, PropertyValue.Of(number).ToString());

    [Fact]
    public void ToString_OtherKinds_AreOneLine() =>
        Assert.Equal(
            "[null, [unknown], true, \"a\\nb\", asset{\"text\": \"x\"}]",
            PropertyValue
                .Of(
                    PropertyValue.Null,
                    PropertyValue.Unknown,
                    true,
                    "a\nb",
                    new AssetValue(MapValue.Create(("text", "x")))
                )
                .ToString()
        );

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_NoFiniteNumber_IsRefused(double number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PropertyValue.Of(number));

    [Fact]
    public void Of_HalfASurrogatePair_BecomesTheReplacementCharacter()
    {
        Assert.Equal("a\uFFFDb", PropertyValue.Of("a\uD800b").Value);
        Assert.Equal("😀", PropertyValue.Of("😀").Value);
    }

    [Fact]
    public void Secret_OfASecret_IsOneSecret() =>
        Assert.Equal(PropertyValue.Secret("x"), PropertyValue.Secret(PropertyValue.Secret("x")));

    [Fact]
    public void Flags_AtAnyDepth_TellSecretsAndUnknowns()
    {
        var inner = MapValue.Create(("b", PropertyValue.Secret("x")), ("c", PropertyValue.Unknown));
        var deep = MapValue.Create(("a", PropertyValue.Of(inner)));

        Assert.True(deep.HasSecrets);
        Assert.True(deep.HasUnknowns);
        Assert.True(PropertyValue.UnknownSecret.HasUnknowns);
        Assert.False(PropertyValue.Secret("x").HasUnknowns);
        Assert.False(Sample.HasUnknowns);
    }

    [Fact]
    public void Equals_AnyTwoValues_AgreesWithHashAndText() =>
        Gen.Select(Generate.Value, Generate.Value)
            .Sample(
                (a, b) =>
                {
                    Assert.True(a == b == b.Equals(a));
                    Assert.True(a != b || a.GetHashCode() == b.GetHashCode());
                    Assert.True(a != b || a.ToString() == b.ToString());
                }
            );
}
