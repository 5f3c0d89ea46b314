using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Layout;

namespace PrivateLinkLab.Diagrams.Drawing;

/// <summary>Writes a picture as SVG: text is text, light and dark, without script, the same bytes every time.</summary>
internal static class SvgWriter
{
    private const double SymbolScale = PlacedItem.SymbolSize / 24.0;
    private const int Corner = 6;
    private const int Tip = 7;
    private const int SampleWidth = 36;
    private const int HeadingBottom = 64;
    private const int Margin = 16;

    /// <summary>Writes it.</summary>
    public static string Write(Picture picture)
    {
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{picture.Width}\" height=\"{picture.Height}\" "
                + $"viewBox=\"0 0 {picture.Width} {picture.Height}\" role=\"img\" aria-labelledby=\"lab-title "
                + $"lab-desc\">\n"
        );
        svg.Append($"<title id=\"lab-title\">{Xml.Escape(picture.Diagram.Title)}</title>\n");
        svg.Append($"<desc id=\"lab-desc\">{Xml.Escape(Description.Of(picture.Diagram))}</desc>\n");
        svg.Append("<style>\n").Append(SvgStyle.Sheet).Append("</style>\n");
        WriteSymbols(svg, picture);
        svg.Append("<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n");
        WriteContent(svg, picture, null);
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>
    /// Writes it for a page whose script lets a reader choose items: without a style sheet, with what
    /// <see cref="MapIds"/> calls the items in <c>data-id</c>, and with a layer for paths on top.
    /// </summary>
    /// <param name="picture">The picture; its heading is left out.</param>
    /// <param name="label">What the map is called.</param>
    public static string WriteMap(Picture picture, string label)
    {
        var top = Math.Max(
            0,
            picture
                .Boxes.Select(box => box.Area.Y)
                .Concat(picture.Items.Select(item => item.Area.Y))
                .DefaultIfEmpty(HeadingBottom)
                .Min() - Margin
        );
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 {top} {picture.Width} {picture.Height - top}\" "
                + $"role=\"group\" aria-label=\"{Xml.Escape(label)}\">\n"
        );
        WriteSymbols(svg, picture);
        WriteContent(svg, picture, MapIds(picture));
        return svg.Append("<g class=\"paths\"></g>\n</svg>\n").ToString();
    }

    /// <summary>What the boxes and items of a picture are called in <c>data-id</c>, by their own ids.</summary>
    public static IReadOnlyDictionary<string, string> MapIds(Picture picture) =>
        picture
            .Boxes.Select((box, at) => (box.Box.Id, On: string.Create(CultureInfo.InvariantCulture, $"b{at}")))
            .Concat(
                picture.Items.Select(
                    (item, at) => (item.Item.Id, On: string.Create(CultureInfo.InvariantCulture, $"i{at}"))
                )
            )
            .ToDictionary(pair => pair.Id, pair => pair.On, StringComparer.Ordinal);

    private static void WriteSymbols(StringBuilder svg, Picture picture)
    {
        svg.Append("<defs>\n");
        foreach (var symbol in picture.Items.Select(item => item.Item.Symbol).Distinct().Order())
        {
            svg.Append($"<path id=\"{IdOf(symbol)}\" d=\"{SymbolPaths.Of(symbol)}\"/>\n");
        }

        svg.Append("</defs>\n");
    }

    private static void WriteContent(StringBuilder svg, Picture picture, IReadOnlyDictionary<string, string>? map)
    {
        foreach (var box in picture.Boxes)
        {
            Write(svg, box, map);
        }

        foreach (
            var link in picture
                .Links.Where(link => link.Points.Length > 1)
                .OrderBy(link => link.Link.Kind == LinkKind.Request)
        )
        {
            Write(svg, link, map);
        }

        foreach (var item in picture.Items)
        {
            Write(svg, item, map);
        }

        foreach (var link in picture.Links)
        {
            WriteLabel(svg, link, map);
        }

        // A map's page has its own heading.
        foreach (var text in picture.Texts.Where(text => map is null || text.Baseline > HeadingBottom))
        {
            Write(svg, text);
        }

        foreach (var entry in picture.Legend)
        {
            WriteLine(svg, entry.Kind, [entry.At, new(entry.At.X + SampleWidth, entry.At.Y)], false);
            Write(svg, entry.Text);
        }
    }

    private static string Attributes(Link link, IReadOnlyDictionary<string, string>? map) =>
        map is null
            ? ""
            : $" class=\"link\" data-from=\"{map.GetValueOrDefault(link.From)}\" "
                + $"data-to=\"{map.GetValueOrDefault(link.To)}\"";

    // One item can be reached by Tab; from there the arrow keys go to the others. Its title is its name.
    private static string Attributes(Item item, IReadOnlyDictionary<string, string>? map) =>
        map is null
            ? ""
            : $" class=\"item\" data-id=\"{map[item.Id]}\" role=\"button\" tabindex=\"-1\" aria-pressed=\"false\"";

    private static string Attributes(Box box, IReadOnlyDictionary<string, string>? map) =>
        map is null ? "" : $" class=\"box\" data-id=\"{map[box.Id]}\"";

    private static void Write(StringBuilder svg, PlacedBox placed, IReadOnlyDictionary<string, string>? map)
    {
        var box = placed.Box;
        svg.Append($"<g{Attributes(box, map)}><title>{Xml.Escape($"{box.Title} {box.Detail}".Trim())}</title>");
        Rectangle(svg, placed.Area, $"{ClassOf(box)}{ClassOf(box.Mark)}", box.Kind == BoxKind.Subnet ? 4 : 8);
        foreach (var text in placed.Texts)
        {
            Write(svg, text);
        }

        WriteMark(svg, box.Mark, placed.Area);
        svg.Append("</g>\n");
    }

    private static void Write(StringBuilder svg, PlacedItem placed, IReadOnlyDictionary<string, string>? map)
    {
        var (item, area) = (placed.Item, placed.Area);
        var title = string.Join("\n", item.Lines.Prepend(item.Name).Concat(item.Members));
        svg.Append($"<g{Attributes(item, map)}><title>{Xml.Escape(title)}</title>");
        if (!item.Members.IsEmpty)
        {
            Rectangle(svg, area.Moved(4, -4), "card", 6);
        }

        var state = item.State switch
        {
            ItemState.Off => " off",
            ItemState.Possible => " possible",
            ItemState.Waiting => " waiting",
            _ => "",
        };
        Rectangle(svg, area, $"card{state}{ClassOf(item.Mark)}", 6);
        var family = item.State == ItemState.Off ? "off" : SymbolPaths.FamilyOf(item.Symbol);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<use href=\"#{IdOf(item.Symbol)}\" class=\"symbol {family}\" "
                + $"transform=\"translate({placed.SymbolAt.X} {placed.SymbolAt.Y}) scale({SymbolScale:0.###})\"/>"
        );
        foreach (var text in placed.Texts)
        {
            Write(svg, text);
        }

        if (placed.Number is { } number)
        {
            var at = placed.NumberAt;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<circle class=\"number\" cx=\"{at.X}\" cy=\"{at.Y}\" r=\"9\"/><text class=\"on\" x=\"{at.X}\" "
                    + $"y=\"{at.Y + 4}\" font-size=\"11\" font-weight=\"bold\" text-anchor=\"middle\">{number}</text>"
            );
        }

        WriteMark(svg, item.Mark, area);
        svg.Append("</g>\n");
    }

    private static void Write(StringBuilder svg, PlacedLink placed, IReadOnlyDictionary<string, string>? map)
    {
        if (map is not null)
        {
            svg.Append($"<g{Attributes(placed.Link, map)}>");
            Write(svg, placed, null);
            svg.Append("</g>\n");
            return;
        }

        if (placed.BarrierAt is not { } at)
        {
            WriteLine(svg, placed.Link.Kind, placed.Points, placed.Link.IsBothWays);
            return;
        }

        // What is behind the barrier is only where the packets would have gone.
        WriteLine(svg, LinkKind.Structure, placed.Points, false);
        var isAtStart = placed.Link.Barrier == BarrierPlace.AtStart;
        WriteLine(
            svg,
            placed.Link.Kind,
            isAtStart ? [placed.Points[0], at] : [.. placed.Points[..^1], at],
            false,
            false
        );
        if (placed.Link.IsDoubt)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<circle class=\"doubt\" cx=\"{at.X}\" cy=\"{at.Y}\" r=\"10\"/><text class=\"on\" x=\"{at.X}\" "
                    + $"y=\"{at.Y + 5}\" font-size=\"14\" font-weight=\"bold\" text-anchor=\"middle\">?</text>\n"
            );
        }
        else
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"barrier\" d=\"M{at.X - 4} {at.Y - 10}h8l6 6v8l-6 6h-8l-6-6v-8z\"/><path "
                    + $"class=\"sign\" d=\"M{at.X - 4} {at.Y - 4}l8 8m0-8l-8 8\"/>\n"
            );
        }
    }

    private static void WriteLine(
        StringBuilder svg,
        LinkKind kind,
        ImmutableArray<Point> points,
        bool isBothWays,
        bool hasTip = true
    )
    {
        var name = ClassOf(kind);
        var path = new StringBuilder();
        var last = points.Length - 1;
        for (var at = 0; at <= last; at++)
        {
            var point = points[at];
            if (at == 0)
            {
                var start = isBothWays ? Towards(point, points[1], Tip - 1) : point;
                path.Append(CultureInfo.InvariantCulture, $"M{start.X} {start.Y}");
            }
            else if (at == last)
            {
                var end = Towards(point, points[at - 1], Tip - 1);
                path.Append(CultureInfo.InvariantCulture, $"L{end.X} {end.Y}");
            }
            else
            {
                var round = Math.Min(
                    Corner,
                    Math.Min(Length(points[at - 1], point), Length(point, points[at + 1])) / 2
                );
                var (before, after) = (Towards(point, points[at - 1], round), Towards(point, points[at + 1], round));
                path.Append(
                    CultureInfo.InvariantCulture,
                    $"L{before.X} {before.Y}Q{point.X} {point.Y} {after.X} {after.Y}"
                );
            }
        }

        svg.Append($"<path class=\"{name}\" d=\"{path}\"/>");
        if (hasTip)
        {
            WriteTip(svg, name, points[last], points[last - 1]);
        }

        if (isBothWays)
        {
            WriteTip(svg, name, points[0], points[1]);
        }

        svg.Append('\n');
    }

    private static void WriteTip(StringBuilder svg, string name, Point tip, Point from)
    {
        var back = Towards(tip, from, Tip);
        var (across, down) = tip.Y == from.Y ? (0, 4) : (4, 0);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"{name}-tip\" d=\"M{tip.X} {tip.Y}L{back.X + across} "
                + $"{back.Y + down}L{back.X - across} {back.Y - down}z\"/>"
        );
    }

    private static void WriteLabel(StringBuilder svg, PlacedLink placed, IReadOnlyDictionary<string, string>? map)
    {
        if (placed.Label is { } label)
        {
            svg.Append(map is null ? "" : $"<g{Attributes(placed.Link, map)}>");
            Write(svg, label);
            svg.Append(map is null ? "\n" : "</g>\n");
        }
    }

    private static void Write(StringBuilder svg, PlacedText text)
    {
        var role = text.Role switch
        {
            TextRole.Strong => "strong",
            TextRole.Weak => "weak",
            TextRole.Warning => "warning",
            TextRole.Label => "label",
            _ => throw new UnreachableException($"There is no text of the role {text.Role}."),
        };
        var anchor = text.IsCentered ? " text-anchor=\"middle\"" : "";
        var bold = text.Style.IsBold ? " font-weight=\"bold\"" : "";
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"{role}\" x=\"{text.X}\" y=\"{text.Baseline}\" "
                + $"font-size=\"{text.Style.Size:0.#}\"{bold}{anchor}>{Xml.Escape(text.Text)}</text>"
        );
    }

    private static void WriteMark(StringBuilder svg, Mark mark, Area area)
    {
        if (mark == Mark.None)
        {
            return;
        }

        var (x, y) = (area.X + 2, area.Y + 2);
        var sign = mark switch
        {
            Mark.Added => $"M{x - 4} {y}h8M{x} {y - 4}v8",
            Mark.Removed => $"M{x - 4} {y}h8",
            Mark.Changed => $"M{x - 4} {y + 1}q2-4 4-1q2 3 4-1",
            _ => throw new UnreachableException($"There is no mark {mark}."),
        };
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<circle class=\"{NameOf(mark)}-sign\" cx=\"{x}\" cy=\"{y}\" r=\"8\"/><path class=\"sign\" d=\"{sign}\"/>"
        );
    }

    private static void Rectangle(StringBuilder svg, Area area, string name, int round) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{name}\" x=\"{area.X}\" y=\"{area.Y}\" width=\"{area.Width}\" "
                + $"height=\"{area.Height}\" rx=\"{round}\"/>"
        );

    private static Point Towards(Point from, Point to, int by) =>
        new(from.X + (Math.Sign(to.X - from.X) * by), from.Y + (Math.Sign(to.Y - from.Y) * by));

    private static int Length(Point one, Point other) => Math.Abs(one.X - other.X) + Math.Abs(one.Y - other.Y);

    private static string IdOf(Symbol symbol) => $"lab-{symbol.ToString().ToLowerInvariant()}";

    private static string ClassOf(Box box) =>
        box.Kind switch
        {
            BoxKind.Account => "account",
            BoxKind.Region => "region",
            BoxKind.Vpc => "vpc",
            BoxKind.Zone => "zone",
            BoxKind.Subnet => box.IsPublic ? "public" : "private",
            _ => throw new UnreachableException($"There is no box of the kind {box.Kind}."),
        };

    private static string ClassOf(Mark mark) => mark == Mark.None ? "" : $" {NameOf(mark)}";

    private static string NameOf(Mark mark) =>
        mark switch
        {
            Mark.Added => "added",
            Mark.Removed => "removed",
            Mark.Changed => "changed",
            _ => throw new UnreachableException($"There is no mark {mark}."),
        };

    private static string ClassOf(LinkKind kind) =>
        kind switch
        {
            LinkKind.Allowed => "allowed",
            LinkKind.Session => "session",
            LinkKind.Structure => "structure",
            LinkKind.Waiting => "pending",
            LinkKind.Request => "request",
            LinkKind.Reply => "reply",
            LinkKind.Opened => "opened",
            LinkKind.Closed => "closed",
            _ => throw new UnreachableException($"There is no link of the kind {kind}."),
        };
}
