using PrivateLinkLab.Rules.Yaml;
using YamlDotNet.Core;

namespace PrivateLinkLab.Rules.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("'true'", "true")]
    [InlineData("True", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("yes", "yes")]
    [InlineData("0010", "0010")]
    [InlineData("1.50", "1.50")]
    [InlineData("10.0.0.0/16", "10.0.0.0/16")]
    [InlineData("[]", "[]")]
    [InlineData("[ssm, ssmmessages]", """["ssm","ssmmessages"]""")]
    [InlineData("[1, 1.5, true, null, '1', \"true\", !!str 2]", """[1,1.5,true,null,"1","true","2"]""")]
    [InlineData("[Olá]", """["Olá"]""")]
    [InlineData("{ a: 1, b: [c] }", """{"a":1,"b":["c"]}""")]
    [InlineData("\n- a\n- b", """["a","b"]""")]
    [InlineData("|\n  two\n  lines", "two\nlines")]
    public void AsSetting_Value_IsThePulumiText(string yaml, string expected)
    {
        using var text = new StringReader($"key: {yaml}");

        var document = Assert.IsType<YamlMap>(YamlReader.Read(text));

        Assert.Equal(expected, document.Find("key")!.AsSetting());
    }

    [Fact]
    public void Read_Alias_IsTheAnchorsValue()
    {
        using var text = new StringReader("a: &zones [x, y]\nb: *zones");

        var document = Assert.IsType<YamlMap>(YamlReader.Read(text));

        Assert.Equal("""["x","y"]""", document.Find("b")!.AsSetting());
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    public void Read_Nothing_IsNull(string yaml)
    {
        using var text = new StringReader(yaml);

        Assert.Null(YamlReader.Read(text));
    }

    [Theory]
    [InlineData("a: 1\na: 2", 2, 1)]
    [InlineData("a: [1", 2, 1)]
    [InlineData("a: *b", 1, 4)]
    [InlineData("a: &b [*b]", 1, 8)]
    [InlineData("a: b\n---\n[", 4, 1)]
    public void Read_BrokenText_NamesThePlace(string yaml, long line, long column)
    {
        using var text = new StringReader(yaml);

        var broken = Assert.ThrowsAny<YamlException>(() => YamlReader.Read(text));

        Assert.Equal((line, column), (broken.Start.Line, broken.Start.Column));
    }

    [Fact]
    public void Read_ManyLevels_IsRefused()
    {
        using var text = new StringReader(new string('[', 100_000));

        Assert.ThrowsAny<YamlException>(() => YamlReader.Read(text));
    }
}
