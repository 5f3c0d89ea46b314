using System.Collections.Immutable;
using PrivateLinkLab.Diagrams.Content;

namespace PrivateLinkLab.Diagrams.Layout;

/// <summary>Finds a free place beside each link for its label.</summary>
internal sealed class Labels
{
    private const int Gap = 4;
    private const int Step = 4;

    private readonly List<Area> _taken;
    private readonly List<(int Link, Area Area)> _lines = [];

    /// <summary>Prepares places.</summary>
    /// <param name="taken">What labels have to keep off.</param>
    /// <param name="ways">The ways of the links.</param>
    public Labels(IEnumerable<Area> taken, ImmutableArray<ImmutableArray<Point>> ways)
    {
        _taken = [.. taken];
        for (var link = 0; link < ways.Length; link++)
        {
            foreach (var (one, other) in Stretches(ways[link]))
            {
                _lines.Add((link, Around(one, other)));
            }
        }
    }

    /// <summary>Places a link's label; null where there is no room.</summary>
    public PlacedText? Place(int number, Link link, ImmutableArray<Point> way)
    {
        if (link.Label.Length == 0 || way.Length < 2)
        {
            return null;
        }

        var width = (int)Math.Ceiling(TextWidth.Of(link.Label, TextStyle.Label));
        foreach (var (one, other) in Stretches(way).Reverse())
        {
            if (Along(number, link.Label, width, one, other) is { } text)
            {
                _taken.Add(text.Area);
                return text;
            }
        }

        return null;
    }

    // The last stretch is the link's own; a label stands above or below a level one, beside an upright one.
    private PlacedText? Along(int number, string label, int width, Point one, Point other)
    {
        var (left, right) = (Math.Min(one.X, other.X), Math.Max(one.X, other.X));
        var (top, bottom) = (Math.Min(one.Y, other.Y), Math.Max(one.Y, other.Y));
        if (one.Y == other.Y)
        {
            var room = right - left - width;
            if (room < 0)
            {
                return null;
            }

            foreach (var x in FromMiddle(left, right - width))
            {
                foreach (var baseline in (int[])[one.Y - Gap - 1, one.Y + Gap + 9])
                {
                    if (Free(number, new(label, TextStyle.Label, x, baseline, TextRole.Label), one, other) is { } text)
                    {
                        return text;
                    }
                }
            }

            return null;
        }

        foreach (var y in FromMiddle(top + 10, bottom - 2))
        {
            foreach (var x in (int[])[one.X + Gap + 1, one.X - Gap - 1 - width])
            {
                if (Free(number, new(label, TextStyle.Label, x, y, TextRole.Label), one, other) is { } text)
                {
                    return text;
                }
            }
        }

        return null;
    }

    private static IEnumerable<int> FromMiddle(int low, int high)
    {
        if (high < low)
        {
            yield break;
        }

        var middle = (low + high) / 2;
        yield return middle;
        for (var off = Step; middle - off >= low || middle + off <= high; off += Step)
        {
            if (middle + off <= high)
            {
                yield return middle + off;
            }

            if (middle - off >= low)
            {
                yield return middle - off;
            }
        }
    }

    private PlacedText? Free(int number, PlacedText text, Point one, Point other)
    {
        var area = text.Area;
        var shared = Around(
            one.Y == other.Y ? new(area.X, one.Y) : new(one.X, area.Y),
            one.Y == other.Y ? new(area.Right, one.Y) : new(one.X, area.Bottom)
        );
        return
            _taken.Exists(taken => taken.Overlaps(area.Grown(2)))
            || _lines.Exists(line => line.Area.Overlaps(area))
            // Beside a stretch that several links share nobody knows whose label it is.
            || _lines.Exists(line => line.Link != number && line.Area.Overlaps(shared) && IsAlong(line.Area, shared))
            ? null
            : text;
    }

    private static bool IsAlong(Area line, Area stretch) => line.Width > line.Height == stretch.Width > stretch.Height;

    private static Area Around(Point one, Point other) =>
        new(
            Math.Min(one.X, other.X) - 2,
            Math.Min(one.Y, other.Y) - 2,
            Math.Abs(one.X - other.X) + 4,
            Math.Abs(one.Y - other.Y) + 4
        );

    private static IEnumerable<(Point One, Point Other)> Stretches(ImmutableArray<Point> way) => way.Zip(way.Skip(1));
}
