using System.Collections.Immutable;
using PrivateLinkLab.Diagrams.Content;

namespace PrivateLinkLab.Diagrams.Layout;

/// <summary>
/// Finds a way for each link along the lines of the grid: around items and texts, with few bends and crossings. Links
/// that begin or end together share a line as long as they run together; others never do.
/// </summary>
internal sealed class Router
{
    private const int Grid = Arrangement.Grid;
    private const double Bend = 3.5;
    private const double Crossing = 5;
    private const double AlongEdge = 1.5;
    private const double Shared = 0.8;
    private const double ThroughOther = 4;
    private const double OffMiddle = 0.8;
    private const double BesideAnother = 0.6;
    private const double FarFromStart = 0.05;
    private const double Toward = 0.9;
    private const double Early = 12;
    private const int Passes = 2;
    private const int Directions = 4;

    private static readonly int[] Sides = [1, 3];
    private static readonly List<(int Link, byte Mask)> None = [];
    private static readonly (int X, int Y)[] Steps = [(1, 0), (0, 1), (-1, 0), (0, -1)];

    private readonly int _width;
    private readonly int _height;
    private readonly bool[] _blocked;
    private readonly byte[] _edge;
    private readonly short[] _region;
    private readonly short[] _vpc;
    private readonly short[] _subnet;
    private readonly List<string> _frames = [];
    private readonly List<(int Link, byte Mask)>?[] _used;
    private readonly Func<string, Area?> _areaOf;
    private readonly Func<string, bool> _isBox;
    private readonly Func<string, IEnumerable<string>> _boxesOf;
    private readonly double[] _cost;
    private readonly int[] _from;
    private readonly int[] _stamp;
    private int _round;
    private HashSet<short> _ownBoxes = [];
    private short _home;
    private ImmutableArray<Link> _links = [];

    /// <summary>Prepares ways through a space.</summary>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="areaOf">Where an item or a box stands; null for what is not there.</param>
    /// <param name="isBox">Whether an id is a box's.</param>
    /// <param name="boxesOf">The boxes that an item or box stands in, itself included.</param>
    public Router(
        int width,
        int height,
        Func<string, Area?> areaOf,
        Func<string, bool> isBox,
        Func<string, IEnumerable<string>> boxesOf
    )
    {
        (_width, _height) = ((width / Grid) + 2, (height / Grid) + 2);
        (_areaOf, _isBox, _boxesOf) = (areaOf, isBox, boxesOf);
        _blocked = new bool[_width * _height];
        _edge = new byte[_width * _height];
        _used = new List<(int, byte)>?[_width * _height];
        _region = new short[_blocked.Length];
        (_vpc, _subnet) = (new short[_blocked.Length], new short[_blocked.Length]);
        _cost = new double[_width * _height * Directions];
        _from = new int[_cost.Length];
        _stamp = new int[_cost.Length];
    }

    /// <summary>Keeps links off an item, with a step around it.</summary>
    public void Avoid(Area item) => Block(item.Grown(Grid - 1));

    /// <summary>Keeps links off a text.</summary>
    public void AvoidText(Area text) => Block(text.Grown(3));

    /// <summary>
    /// Makes links run along the edge of a box only where there is no other way, and through a VPC or subnet only where
    /// they begin or end there.
    /// </summary>
    public void Frame(string id, BoxKind kind, Area box)
    {
        if (kind is BoxKind.Region or BoxKind.Vpc or BoxKind.Subnet)
        {
            _frames.Add(id);
            for (var y = box.Y / Grid; y <= box.Bottom / Grid; y++)
            {
                for (var x = box.X / Grid; x <= box.Right / Grid; x++)
                {
                    if (IsInside(x, y))
                    {
                        (
                            kind == BoxKind.Region ? _region
                            : kind == BoxKind.Vpc ? _vpc
                            : _subnet
                        )[(y * _width) + x] = (short)_frames.Count;
                    }
                }
            }
        }

        foreach (var x in (int[])[box.X, box.Right])
        {
            for (var y = box.Y / Grid; y <= box.Bottom / Grid; y++)
            {
                Mark(x / Grid, y, 2);
                Mark((x / Grid) + 1, y, 2);
            }
        }

        foreach (var y in (int[])[box.Y, box.Bottom])
        {
            for (var x = box.X / Grid; x <= box.Right / Grid; x++)
            {
                Mark(x, y / Grid, 1);
                Mark(x, (y / Grid) + 1, 1);
            }
        }

        void Mark(int x, int y, byte bit)
        {
            if (IsInside(x, y))
            {
                _edge[(y * _width) + x] |= bit;
            }
        }
    }

    /// <summary>Finds the ways of links, those of what is asked first, then the short ones.</summary>
    /// <returns>The points of each link, in the links' order; none where there is no way.</returns>
    public ImmutableArray<ImmutableArray<Point>> Route(ImmutableArray<Link> links)
    {
        _links = links;
        var order = Enumerable
            .Range(0, links.Length)
            .OrderBy(at =>
                links[at].Kind switch
                {
                    LinkKind.Request => 0,
                    LinkKind.Reply => 1,
                    _ => 2,
                }
            )
            .ThenBy(at => Distance(links[at]))
            .ThenBy(at => at)
            .ToList();
        var ways = new List<int>[links.Length];
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var at in order)
            {
                if (ways[at] is { } old)
                {
                    Take(at, old, isTaken: false);
                }

                ways[at] = Find(at);
                Take(at, ways[at], isTaken: true);
            }
        }

        return [.. ways.Select((way, at) => ToEdges(Corners(way), links[at]))];
    }

    // The region that both ends stand in; 0 for none.
    private short HomeOf(Link link)
    {
        var from = _boxesOf(link.From).Select(box => _frames.IndexOf(box)).FirstOrDefault(frame => frame >= 0, -1);
        var to = _boxesOf(link.To).Select(box => _frames.IndexOf(box)).FirstOrDefault(frame => frame >= 0, -1);
        return from == to ? (short)(from + 1) : (short)0;
    }

    private int Distance(Link link) =>
        _areaOf(link.From) is { } from && _areaOf(link.To) is { } to
            ? Math.Abs(from.X + (from.Width / 2) - to.X - (to.Width / 2))
                + Math.Abs(from.Y + (from.Height / 2) - to.Y - (to.Height / 2))
            : 0;

    private void Block(Area area)
    {
        for (var y = (int)Math.Ceiling(area.Y / (double)Grid); y * Grid <= area.Bottom; y++)
        {
            for (var x = (int)Math.Ceiling(area.X / (double)Grid); x * Grid <= area.Right; x++)
            {
                if (IsInside(x, y))
                {
                    _blocked[(y * _width) + x] = true;
                }
            }
        }
    }

    private bool IsInside(int x, int y) => x >= 0 && y >= 0 && x < _width && y < _height;

    private List<int> Find(int at)
    {
        var link = _links[at];
        if (_areaOf(link.From) is not { } from || _areaOf(link.To) is not { } to || link.From == link.To)
        {
            return [];
        }

        var starts = Ports(from, _isBox(link.From));
        var ends = Ports(to, _isBox(link.To));
        return Search(at, starts, ends, strict: true) ?? Search(at, starts, ends, strict: false) ?? [];
    }

    // Where a line can leave: the points on the sides, with the direction outwards and what being off the middle costs.
    private List<(int Cell, int Direction, double Cost)> Ports(Area area, bool isBox)
    {
        List<(int, int, double)> ports = [];
        var inset = isBox ? 4 : 1;
        int left = (int)Math.Round(area.X / (double)Grid, MidpointRounding.ToPositiveInfinity),
            right = (int)Math.Round(area.Right / (double)Grid, MidpointRounding.ToNegativeInfinity),
            top = (int)Math.Round(area.Y / (double)Grid, MidpointRounding.ToPositiveInfinity),
            bottom = (int)Math.Round(area.Bottom / (double)Grid, MidpointRounding.ToNegativeInfinity);
        for (var y = top + inset; y <= bottom - inset; y++)
        {
            var cost = OffMiddle * Math.Abs(y - ((top + bottom) / 2.0));
            Add(left, y, 2, cost);
            Add(right, y, 0, cost);
        }

        for (var x = left + inset; x <= right - inset; x++)
        {
            var cost = (OffMiddle * Math.Abs(x - ((left + right) / 2.0))) + 2;
            Add(x, top, 3, cost);
            Add(x, bottom, 1, cost);
        }

        return ports;

        void Add(int x, int y, int direction, double cost)
        {
            if (IsInside(x, y))
            {
                ports.Add(((y * _width) + x, direction, isBox ? cost / 8 : cost));
            }
        }
    }

    private List<int>? Search(
        int at,
        List<(int Cell, int Direction, double Cost)> starts,
        List<(int Cell, int Direction, double Cost)> ends,
        bool strict
    )
    {
        _round++;
        _ownBoxes =
        [
            .. _boxesOf(_links[at].From)
                .Concat(_boxesOf(_links[at].To))
                .Select(box => (short)(_frames.IndexOf(box) + 1)),
        ];
        _home = HomeOf(_links[at]);
        var goals = new Dictionary<(int, int), double>();
        int minX = int.MaxValue,
            maxX = 0,
            minY = int.MaxValue,
            maxY = 0;
        foreach (var (cell, direction, cost) in ends)
        {
            goals[(cell, (direction + 2) % Directions)] = cost;
            (minX, maxX) = (Math.Min(minX, cell % _width), Math.Max(maxX, cell % _width));
            (minY, maxY) = (Math.Min(minY, cell / _width), Math.Max(maxY, cell / _width));
        }

        var goalCells = ends.Select(end => end.Cell).ToHashSet();
        var open = new PriorityQueue<int, (double, int)>();
        var number = 0;
        foreach (var (cell, direction, cost) in starts)
        {
            if (strict && !IsFree(at, cell, direction))
            {
                continue;
            }

            Offer((cell * Directions) + direction, cost, -1);
        }

        var (left, right) = (starts.Min(start => start.Cell % _width), starts.Max(start => start.Cell % _width));
        var (top, bottom) = (starts.Min(start => start.Cell / _width), starts.Max(start => start.Cell / _width));
        var best = double.MaxValue;
        var bestState = -1;
        var done = new HashSet<int>();
        while (open.TryDequeue(out var state, out var priority))
        {
            if (priority.Item1 >= best)
            {
                break;
            }

            if (!done.Add(state))
            {
                continue;
            }

            var (cell, direction) = (state / Directions, state % Directions);
            var cost = _cost[state];
            if (
                _from[state] >= 0
                && goalCells.Contains(cell)
                && goals.TryGetValue((cell, direction), out var goal)
                && cost + goal < best
            )
            {
                (best, bestState) = (cost + goal, state);
                continue;
            }

            var isStart = _from[state] < 0;
            for (var turn = -1; turn <= 1; turn++)
            {
                if (isStart && turn != 0)
                {
                    continue;
                }

                var next = (direction + turn + Directions) % Directions;
                if (turn != 0 && strict && !CanBend(at, cell))
                {
                    continue;
                }

                var (x, y) = ((cell % _width) + Steps[next].X, (cell / _width) + Steps[next].Y);
                if (!IsInside(x, y))
                {
                    continue;
                }

                var to = (y * _width) + x;
                if (_blocked[to] && !(goalCells.Contains(to) && goals.ContainsKey((to, next))))
                {
                    continue;
                }

                var step = StepCost(at, cell, to, next, strict);
                if (step is not { } price)
                {
                    continue;
                }

                price += turn != 0 ? Bend : 0;
                // Bends come early, so that the last stretch is the link's own and has room for its label.
                price += next is 1 or 3
                    ? FarFromStart * Math.Clamp(Math.Max(left - x, x - right), 0, Early)
                    : FarFromStart / 20 * Math.Clamp(Math.Max(top - y, y - bottom), 0, Early);
                // A tip needs a stretch to stand on.
                price += turn != 0 && goalCells.Contains(to) ? Bend : 0;
                Offer((to * Directions) + next, cost + price, state);
            }
        }

        if (bestState < 0)
        {
            return null;
        }

        List<int> way = [];
        for (var state = bestState; state >= 0; state = _from[state])
        {
            way.Add(state / Directions);
        }

        way.Reverse();
        return way;

        void Offer(int state, double cost, int before)
        {
            if (_stamp[state] == _round && _cost[state] <= cost)
            {
                return;
            }

            (_stamp[state], _cost[state], _from[state]) = (_round, cost, before);
            var (x, y) = (state / Directions % _width, state / Directions / _width);
            var rest = Math.Max(0, Math.Max(minX - x, x - maxX)) + Math.Max(0, Math.Max(minY - y, y - maxY));
            open.Enqueue(state, (cost + (rest * Toward), number++));
        }
    }

    // Null where another link is in the way.
    private double? StepCost(int at, int cell, int to, int direction, bool strict)
    {
        var isHorizontal = direction is 0 or 2;
        var price = 1.0;
        if ((_edge[to] & (isHorizontal ? 1 : 2)) != 0)
        {
            price += AlongEdge;
        }

        if (
            (_home != 0 && _region[to] != _home)
            || (_vpc[to] != 0 && !_ownBoxes.Contains(_vpc[to]))
            || (_subnet[to] != 0 && !_ownBoxes.Contains(_subnet[to]))
        )
        {
            price += ThroughOther;
        }

        var (isShared, isForeign) = Along(at, cell, direction);
        if (isForeign && strict)
        {
            return null;
        }

        if (isShared)
        {
            return price * Shared;
        }

        foreach (var (other, mask) in _used[to] ?? None)
        {
            if (CanShare(at, other))
            {
                continue;
            }

            // Only straight across.
            if (strict && (mask & Mask(direction)) != 0)
            {
                return null;
            }

            if (strict && (mask & 0b0101) != 0 && (mask & 0b1010) != 0)
            {
                return null;
            }

            price += Crossing;
        }

        foreach (var side in Sides)
        {
            var (x, y) = (
                (to % _width) + Steps[(direction + side) % Directions].X,
                (to / _width) + Steps[(direction + side) % Directions].Y
            );
            if (
                IsInside(x, y)
                && _used[(y * _width) + x] is { } beside
                && beside.Exists(one => (one.Mask & Mask(direction)) != 0)
            )
            {
                price += BesideAnother;
                break;
            }
        }

        return price;
    }

    private (bool IsShared, bool IsForeign) Along(int at, int cell, int direction)
    {
        var (isShared, isForeign) = (false, false);
        foreach (var (other, mask) in _used[cell] ?? None)
        {
            if ((mask & (1 << direction)) == 0)
            {
                continue;
            }

            if (CanShare(at, other))
            {
                isShared = true;
            }
            else
            {
                isForeign = true;
            }
        }

        return (isShared && !isForeign, isForeign);
    }

    // A link bends only where no other passes.
    private bool CanBend(int at, int cell) =>
        _used[cell] is not { } here || here.TrueForAll(one => CanShare(at, one.Link));

    private bool IsFree(int at, int cell, int direction) =>
        _used[cell] is not { } here
        || here.TrueForAll(one => CanShare(at, one.Link) || (one.Mask & (1 << direction)) == 0);

    private bool CanShare(int one, int other)
    {
        var (a, b) = (_links[one], _links[other]);
        return a.Kind == b.Kind
            && a.Kind is not (LinkKind.Request or LinkKind.Reply)
            && a.IsBothWays == b.IsBothWays
            // What goes both ways is told apart only where it all leads to one hub.
            && (a.IsBothWays ? a.Kind == LinkKind.Structure && a.To == b.To : (a.From == b.From) != (a.To == b.To));
    }

    // The lines through a point in a direction and against it.
    private static int Mask(int direction) => direction is 0 or 2 ? 0b0101 : 0b1010;

    private void Take(int link, List<int> way, bool isTaken)
    {
        for (var at = 0; at < way.Count; at++)
        {
            byte mask = 0;
            if (at + 1 < way.Count)
            {
                mask |= (byte)(1 << DirectionOf(way[at], way[at + 1]));
            }

            if (at > 0)
            {
                mask |= (byte)(1 << DirectionOf(way[at], way[at - 1]));
            }

            if (isTaken)
            {
                (_used[way[at]] ??= []).Add((link, mask));
            }
            else
            {
                _used[way[at]]!.RemoveAll(one => one.Link == link);
            }
        }
    }

    private static int DirectionOf(int from, int to) =>
        to == from + 1 ? 0
        : to == from - 1 ? 2
        : to > from ? 1
        : 3;

    // The edge of a box is half a step beside the lines.
    private ImmutableArray<Point> ToEdges(ImmutableArray<Point> points, Link link)
    {
        if (points.Length < 2)
        {
            return points;
        }

        var ends = points.ToBuilder();
        if (_isBox(link.From))
        {
            ends[0] = ToEdge(_areaOf(link.From)!.Value, points[0], points[1]);
        }

        if (_isBox(link.To))
        {
            ends[^1] = ToEdge(_areaOf(link.To)!.Value, points[^1], points[^2]);
        }

        return ends.ToImmutable();
    }

    private static Point ToEdge(Area box, Point end, Point next) =>
        next.Y == end.Y
            ? end with
            {
                X = next.X > end.X ? box.Right : box.X,
            }
            : end with
            {
                Y = next.Y > end.Y ? box.Bottom : box.Y,
            };

    private ImmutableArray<Point> Corners(List<int> way)
    {
        var points = ImmutableArray.CreateBuilder<Point>();
        for (var at = 0; at < way.Count; at++)
        {
            if (
                at == 0
                || at == way.Count - 1
                || DirectionOf(way[at - 1], way[at]) != DirectionOf(way[at], way[at + 1])
            )
            {
                points.Add(new(way[at] % _width * Grid, way[at] / _width * Grid));
            }
        }

        return points.ToImmutable();
    }
}
