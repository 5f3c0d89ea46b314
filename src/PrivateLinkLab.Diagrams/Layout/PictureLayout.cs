using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Diagrams.Content;

namespace PrivateLinkLab.Diagrams.Layout;

/// <summary>Gives everything in a diagram its place.</summary>
internal static class PictureLayout
{
    private const int Page = 24;
    private const int LeastWidth = 760;
    private const int SampleWidth = 36;
    private const int NoteHeight = 18;
    private const int WidestLine = 1100;
    private const int Indent = 32;

    private const int Many = 100;
    private const int Laptop = 1366;
    private const int Screen = 1840;

    // Closer where the picture would not fit a laptop's screen, further apart where labels find no room.
    private static readonly ImmutableArray<Density> Densities =
    [
        new(72, 164, 16, 56),
        new(72, 164, 8, 48),
        new(64, 140, 8, 48),
        new(56, 116, 8, 40),
        new(48, 108, 8, 32),
        new(96, 164, 16, 56),
        new(88, 140, 8, 48),
        new(72, 164, 16, 56) { IsStacked = true },
        new(72, 164, 8, 48) { IsStacked = true },
        new(64, 140, 8, 48) { IsStacked = true },
        new(88, 116, 8, 48) { IsStacked = true },
    ];

    /// <summary>Lays a diagram out.</summary>
    public static Picture Of(Diagram diagram)
    {
        diagram = PlainText.In(diagram);
        Picture? best = null;
        var least = (Missing: int.MaxValue, Fit: 0, Width: 0);
        foreach (
            var density in Densities.Take(diagram.AllItems.Count() + diagram.Links.Length > Many ? 1 : Densities.Length)
        )
        {
            var picture = Of(diagram, density);
            var missing = picture.Links.Count(link =>
                link.Label is null && link.Link.Label.Length > 0 && link.Points.Length > 0
            );
            var fit = FitOf(picture.Width, density);
            var found = (missing, fit, fit == 0 ? 0 : picture.Width);
            if (found.CompareTo(least) < 0)
            {
                (best, least) = (picture, found);
            }

            if (found is (0, 0, _))
            {
                break;
            }
        }

        return best!;
    }

    // Side by side is easier to follow, so that a somewhat wider picture is better than a stacked one.
    private static int FitOf(int width, Density density) =>
        (density.IsStacked, width) switch
        {
            (false, <= Laptop) => 0,
            (false, <= Screen) => 1,
            (true, <= Laptop) => 2,
            _ => 3,
        };

    private static Picture Of(Diagram diagram, Density density)
    {
        var arrangement = new Arrangement(diagram, density);
        var numbers = Numbers(diagram);
        ImmutableArray<PlacedBox> boxes =
        [
            .. diagram.AllBoxes.Select(box =>
            {
                var area = arrangement.Boxes[box.Id];
                return new PlacedBox(box, area, Arrangement.HeaderOf(box, area));
            }),
        ];
        ImmutableArray<PlacedItem> items =
        [
            .. diagram.AllItems.Select(item =>
            {
                var area = arrangement.Items[item.Id];
                var number = numbers.TryGetValue(item.Id, out var found) ? found : (int?)null;
                return new PlacedItem(item, area, ItemSize.TextsOf(item, area, number is not null), number);
            }),
        ];
        var texts = ImmutableArray.CreateBuilder<PlacedText>();
        var width = Math.Max(LeastWidth, arrangement.Right + Page + Arrangement.Half);
        texts.Add(
            new(
                TextWidth.Fit(diagram.Title, TextStyle.Heading, width - (2 * Page)),
                TextStyle.Heading,
                Page,
                34,
                TextRole.Strong
            )
        );
        if (diagram.Subtitle.Length > 0)
        {
            texts.Add(
                new(
                    TextWidth.Fit(diagram.Subtitle, TextStyle.Subtitle, width - (2 * Page)),
                    TextStyle.Subtitle,
                    Page,
                    55,
                    TextRole.Weak
                )
            );
        }

        var links = Links(diagram, arrangement, boxes, items, width);
        var bottom = Math.Max(
            arrangement.Bottom,
            links.SelectMany(link => link.Points).Select(point => point.Y).DefaultIfEmpty().Max()
        );
        var (legend, y) = Legend(diagram, bottom + 32);
        y = Below(diagram, texts, y, width);
        return new()
        {
            Diagram = diagram,
            Width = width,
            Height = y + Page,
            Boxes = boxes,
            Items = items,
            Links = links,
            Texts = texts.ToImmutable(),
            Legend = legend,
        };
    }

    private static Dictionary<string, int> Numbers(Diagram diagram)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < diagram.Stops.Length; at++)
        {
            if (diagram.Stops[at].Item is { } item)
            {
                numbers.TryAdd(item, at + 1);
            }
        }

        return numbers;
    }

    private static ImmutableArray<PlacedLink> Links(
        Diagram diagram,
        Arrangement arrangement,
        ImmutableArray<PlacedBox> boxes,
        ImmutableArray<PlacedItem> items,
        int width
    )
    {
        var router = RouterOf(diagram, boxes, items, width, arrangement.Bottom + (2 * Page));
        router.AvoidText(new(0, 0, width, 64));
        var ways = router.Route(diagram.Links);
        var labels = new Labels(
            [
                .. boxes.SelectMany(box => box.Texts).Select(text => text.Area),
                .. boxes.SelectMany(box => Edges(box.Area)),
                .. items.Select(item => item.Area),
            ],
            ways
        );
        return
        [
            .. diagram
                .Links.Select((link, at) => (Link: link, At: at, Way: ways[at]))
                // The longest labels have the least choice.
                .Select(one => new PlacedLink(one.Link, one.Way, labels.Place(one.At, one.Link, one.Way))
                {
                    BarrierAt = BarrierOn(one.Link, one.Way),
                }),
        ];
    }

    /// <summary>Finds a way between two items or boxes of a picture that is laid out already, and one back.</summary>
    /// <returns>The points of both; none where there is no way.</returns>
    public static (ImmutableArray<Point> Request, ImmutableArray<Point> Reply) WaysOn(
        Picture picture,
        string from,
        string to
    )
    {
        var router = RouterOf(picture.Diagram, picture.Boxes, picture.Items, picture.Width, picture.Height);
        var ways = router.Route([new(from, to, LinkKind.Request), new(to, from, LinkKind.Reply)]);
        return (ways[0], ways[1]);
    }

    /// <summary>A link that runs along a way, with its barrier.</summary>
    public static PlacedLink Along(Link link, ImmutableArray<Point> way) =>
        new(link, way, null) { BarrierAt = BarrierOn(link, way) };

    private static Router RouterOf(
        Diagram diagram,
        ImmutableArray<PlacedBox> boxes,
        ImmutableArray<PlacedItem> items,
        int width,
        int height
    )
    {
        var around = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var box in diagram.Accounts)
        {
            Enter(around, box, []);
        }

        var areas = new Dictionary<string, Area>(StringComparer.Ordinal);
        var ofBoxes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var box in boxes)
        {
            areas[box.Box.Id] = box.Area;
            ofBoxes.Add(box.Box.Id);
        }

        foreach (var item in items)
        {
            areas[item.Item.Id] = item.Area;
        }

        var router = new Router(
            width,
            height,
            id => areas.TryGetValue(id, out var area) ? area : null,
            ofBoxes.Contains,
            id => around.GetValueOrDefault(id, [])
        );
        foreach (var box in boxes)
        {
            router.Frame(box.Box.Id, box.Box.Kind, box.Area);
            foreach (var text in box.Texts)
            {
                router.AvoidText(text.Area);
            }
        }

        foreach (var item in items)
        {
            router.Avoid(item.Area);
        }

        return router;
    }

    private static void Enter(Dictionary<string, ImmutableArray<string>> around, Box box, ImmutableArray<string> outer)
    {
        var here = outer.Add(box.Id);
        around[box.Id] = here;
        foreach (var item in box.Items)
        {
            // What stands on an edge leads out of the VPC without passing through it.
            around[item.Id] = item.Spot is Spot.LeftEdge or Spot.RightEdge ? outer : here;
        }

        foreach (var inner in box.Boxes)
        {
            Enter(around, inner, here);
        }
    }

    private static IEnumerable<Area> Edges(Area area) =>
        [
            new(area.X, area.Y, area.Width, 1),
            new(area.X, area.Bottom, area.Width, 1),
            new(area.X, area.Y, 1, area.Height),
            new(area.Right, area.Y, 1, area.Height),
        ];

    private static Point? BarrierOn(Link link, ImmutableArray<Point> way)
    {
        if (link.Barrier == BarrierPlace.None || way.Length < 2)
        {
            return null;
        }

        var (one, other) = link.Barrier == BarrierPlace.AtStart ? (way[0], way[1]) : (way[^1], way[^2]);
        var length = Math.Abs(other.X - one.X) + Math.Abs(other.Y - one.Y);
        var off = Math.Min(24, length / 2);
        return new(one.X + (Math.Sign(other.X - one.X) * off), one.Y + (Math.Sign(other.Y - one.Y) * off));
    }

    private static (ImmutableArray<LegendEntry> Entries, int Y) Legend(Diagram diagram, int y)
    {
        var entries = ImmutableArray.CreateBuilder<LegendEntry>();
        var x = Page;
        foreach (var kind in diagram.Links.Select(link => link.Kind).Distinct().Order())
        {
            var text = TextOf(kind);
            var placed = new PlacedText(text, TextStyle.Note, x + SampleWidth + 8, y + 4, TextRole.Weak);
            if (placed.Area.Right > LeastWidth - Page && x > Page)
            {
                (x, y) = (Page, y + NoteHeight + 4);
                placed = placed with { X = x + SampleWidth + 8, Baseline = y + 4 };
            }

            entries.Add(new(kind, new(x, y), placed));
            x = placed.Area.Right + 28;
        }

        return (entries.ToImmutable(), entries.Count == 0 ? y - NoteHeight : y);
    }

    private static string TextOf(LinkKind kind) =>
        kind switch
        {
            LinkKind.Allowed => "a connection that the network allows, with its TCP port",
            LinkKind.Session => "a person's session",
            LinkKind.Structure => "where it leads on",
            LinkKind.Waiting => "waits to be accepted",
            LinkKind.Request => "the request",
            LinkKind.Reply => "its answer",
            LinkKind.Opened => "opened: it did not get through before",
            LinkKind.Closed => "closed: it gets through no longer",
            _ => throw new UnreachableException($"There is no link of the kind {kind}."),
        };

    private static int Below(Diagram diagram, ImmutableArray<PlacedText>.Builder texts, int y, int width)
    {
        var room = Math.Min(width - (2 * Page), WidestLine);
        y += NoteHeight;
        for (var at = 0; at < diagram.Stops.Length; at++)
        {
            var stop = diagram.Stops[at];
            y += NoteHeight + 2;
            texts.Add(
                new(
                    TextWidth.Fit(
                        $"{(at + 1).ToString(CultureInfo.InvariantCulture)}  {stop.Name}",
                        TextStyle.Name,
                        room
                    ),
                    TextStyle.Name,
                    Page,
                    y,
                    TextRole.Strong
                )
            );
            foreach (var decision in stop.Decisions)
            {
                var reply = decision.IsReply ? "answer: " : "";
                foreach (
                    var line in TextWidth.Wrap(
                        $"{decision.Sign} {reply}{decision.Sentence}",
                        TextStyle.Note,
                        room - Indent
                    )
                )
                {
                    y += NoteHeight;
                    texts.Add(
                        new(
                            line,
                            TextStyle.Note,
                            Page + Indent,
                            y,
                            decision.Sign == "✓" ? TextRole.Weak : TextRole.Warning
                        )
                    );
                }
            }
        }

        y += diagram.Stops.IsEmpty || diagram.Notes.IsEmpty ? 0 : NoteHeight / 2;
        foreach (var note in diagram.Notes)
        {
            foreach (var line in TextWidth.Wrap(note, TextStyle.Note, room))
            {
                y += NoteHeight;
                texts.Add(new(line, TextStyle.Note, Page, y, TextRole.Weak));
            }
        }

        return y;
    }
}
