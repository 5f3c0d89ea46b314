using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Drawing;
using PrivateLinkLab.Diagrams.Layout;

namespace PrivateLinkLab.Diagrams.Tests.Drawing;

public sealed class WriterTests
{
    private const string Evil = "<script>&\"'\u0001\u202Ex]]>\uD800--%%{}|;#\n";

    [Fact]
    public void Svg_NamesOfOthers_AreTextAndNoMarkup()
    {
        var document = XDocument.Parse(SvgWriter.Write(Drawn.Picture(EvilGraph())));

        Assert.DoesNotContain(document.Descendants(), element => element.Name.LocalName == "script");
        var texts = document.Descendants().Where(element => element.Name.LocalName is "text" or "title");
        Assert.Contains(texts, element =>
            element.Value.Contains("<script>&\"'x]]>--%%{}|;#", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(document.Root!.Value, letter => char.IsControl(letter) && letter != '\n');
        Assert.DoesNotContain('\u202E', document.Root!.Value);
    }

    [Fact]
    public void Svg_IsSelfContained_AndSaysWhatItShows()
    {
        var svg = SvgWriter.Write(Drawn.Picture(Drawn.Random(3)));
        var document = XDocument.Parse(svg);

        Assert.Equal("img", document.Root!.Attribute("role")?.Value);
        Assert.NotEmpty(document.Root.Elements().Single(element => element.Name.LocalName == "desc").Value);
        Assert.Contains("prefers-color-scheme:dark", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(document.Descendants().Attributes(), attribute =>
            attribute.Name.LocalName is "href" && !attribute.Value.StartsWith('#')
        );
    }

    [Fact]
    public void Html_AllowsNothingFromElsewhere()
    {
        var html = HtmlWriter.Write(Drawn.Picture(EvilGraph()));

        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("</svg>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void DrawIo_IsWellFormed_AndEveryEdgeHasItsEnds()
    {
        var picture = Drawn.Picture(EvilGraph());
        var cells = XDocument.Parse(DrawIoWriter.Write(picture)).Descendants("mxCell").ToList();
        var ids = cells.Select(cell => cell.Attribute("id")!.Value).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(picture.Links.Length, cells.Count(cell => cell.Attribute("edge") is not null));
        Assert.All(
            cells
                .SelectMany(cell => (XAttribute?[])[cell.Attribute("source"), cell.Attribute("target")])
                .OfType<XAttribute>(),
            end => Assert.Contains(end.Value, ids)
        );
    }

    [Fact]
    public void Mermaid_LabelsOfOthers_CannotLeaveTheirQuotes()
    {
        var graph = EvilGraph();
        var text = MermaidWriter.Write(NetworkDiagram.Of(Evil, Drawn.Network(graph)));

        Assert.StartsWith("---\ntitle: \"", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Count(letter => letter == '"') % 2 == 0, line));
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.Equal(
            text.Split('\n').Count(line => line.TrimStart().StartsWith("subgraph ", StringComparison.Ordinal)),
            text.Split('\n').Count(line => line.Trim() == "end")
        );
    }

    [Fact]
    public void Symbols_AreAllDrawn_InEveryFormat() => Assert.All(Enum.GetValues<Symbol>(), symbol =>
        {
            Assert.StartsWith("M", SymbolPaths.Of(symbol), StringComparison.Ordinal);
            Assert.NotEmpty(SymbolPaths.FamilyOf(symbol));
            var item = new Item
            {
                Id = "one",
                Symbol = symbol,
                Name = "one",
                Spot = Spot.Outside,
            };
            var picture = PictureLayout.Of(new() { Title = "one", Outside = [item] });
            Assert.Contains("mxgraph.aws4.", DrawIoWriter.Write(picture), StringComparison.Ordinal);
        });

    [Fact]
    public void Json_HasEveryItemWithItsPlace()
    {
        var picture = Drawn.Picture(EvilGraph());
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            DiagramJson.Write(writer, picture);
        }

        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));

        Assert.Equal(picture.Width, document.RootElement.GetProperty("width").GetInt32());
        Assert.Equal(picture.Links.Length, document.RootElement.GetProperty("links").GetArrayLength());
    }

    private static Graph.ResourceGraph EvilGraph()
    {
        var net = new Net();
        var vpc = net.Vpc("main");
        var subnet = net.Subnet("a", vpc, "10.0.1.0/24");
        net.Add(
            "aws:ec2/instance:Instance",
            "i-1",
            "evil",
            ("subnetId", subnet),
            ("privateIp", "10.0.1.5"),
            ("tags", Net.Map(("Name", Evil)))
        );
        net.Add("aws:ec2/instance:Instance", "i-2", "other", ("subnetId", subnet), ("privateIp", "10.0.1.6"));
        return net.Graph;
    }
}
