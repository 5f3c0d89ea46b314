using System.Collections.Immutable;
using PrivateLinkLab.Diagrams.Content;

namespace PrivateLinkLab.Diagrams.Layout;

/// <summary>
/// Gives every box and item its place. Boxes are nested; in a subnet, what others come from stands left of what they go
/// to, and what is linked to the outside stands level with it, so that most links are straight.
/// </summary>
/// <remarks>
/// Everything keeps to a grid: items to its lines, boxes half a step beside them, so that links, which run on the
/// lines, never run along the edge of a box.
/// </remarks>
internal sealed class Arrangement
{
    /// <summary>The grid's step.</summary>
    public const int Grid = 8;

    /// <summary>Half a step.</summary>
    public const int Half = Grid / 2;

    private const int Page = 24;
    private const int Top = 72;
    private const int ItemPadding = 12;
    private const int BetweenRows = 24;
    private const int BetweenSubnets = 40;
    private const int BetweenZones = 24;
    private const int BetweenVpcs = 48;
    private const int BesideOutside = 40;
    private const int InsideEdge = 24;
    private const int SubnetsInRow = 3;
    private const int WidestHeader = 320;
    private const int OneLine = 28;
    private const int TwoLines = 44;
    private const int EmptyHeight = 16;

    private readonly Diagram _diagram;
    private readonly int _gap;
    private readonly int _widest;
    private readonly int _padding;
    private readonly int _between;
    private readonly bool _isStacked;
    private readonly HashSet<string> _mirrored = [];
    private readonly HashSet<string> _turned = [];
    private readonly HashSet<string> _numbered;
    private readonly Dictionary<string, List<string>> _neighbours = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Area> _boxes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Area> _items = new(StringComparer.Ordinal);

    /// <summary>Arranges a diagram.</summary>
    /// <param name="diagram">The diagram.</param>
    /// <param name="density">How close things stand.</param>
    public Arrangement(Diagram diagram, Density density)
    {
        (_diagram, _gap, _widest, _padding) = (diagram, density.Gap, density.WidestText, density.Padding);
        (_between, _isStacked) = (density.Between, density.IsStacked);
        _numbered = [.. diagram.Stops.Select(stop => stop.Item).OfType<string>()];
        foreach (var link in diagram.Links.Concat(diagram.Order))
        {
            Neighbour(link.From, link.To);
            Neighbour(link.To, link.From);
        }

        Arrange();
    }

    /// <summary>Where the boxes stand.</summary>
    public IReadOnlyDictionary<string, Area> Boxes => _boxes;

    /// <summary>Where the items stand.</summary>
    public IReadOnlyDictionary<string, Area> Items => _items;

    /// <summary>The right end of everything.</summary>
    public int Right { get; private set; }

    /// <summary>The lower end of everything.</summary>
    public int Bottom { get; private set; }

    /// <summary>The texts at the top of a box.</summary>
    public static ImmutableArray<PlacedText> HeaderOf(Box box, Area area)
    {
        var x = area.X + ItemPadding;
        var room = area.Width - (2 * ItemPadding);
        var title = TextWidth.Fit(box.Title, TextStyle.Title, room);
        var texts = ImmutableArray.CreateBuilder<PlacedText>();
        var first = new PlacedText(title, TextStyle.Title, x, area.Y + 18, TextRole.Strong);
        texts.Add(first);
        if (box.Detail.Length > 0)
        {
            texts.Add(
                HasOneLine(box, room)
                    ? new(box.Detail, TextStyle.Detail, first.Area.Right + Grid, area.Y + 18, TextRole.Weak)
                    : new(
                        TextWidth.Fit(box.Detail, TextStyle.Detail, room),
                        TextStyle.Detail,
                        x,
                        area.Y + 33,
                        TextRole.Weak
                    )
            );
        }

        return texts.ToImmutable();
    }

    private static double OneLineWidth(Box box) =>
        Math.Ceiling(TextWidth.Of(box.Title, TextStyle.Title))
        + (box.Detail.Length > 0 ? Grid + Math.Ceiling(TextWidth.Of(box.Detail, TextStyle.Detail)) + 2 : 0);

    private static bool HasOneLine(Box box, double room) => OneLineWidth(box) <= room;

    private static int HeaderHeight(Box box, int width) =>
        HasOneLine(box, width - (2 * ItemPadding)) ? OneLine : TwoLines;

    private static int LeastWidth(Box box)
    {
        var lines = Math.Max(TextWidth.Of(box.Title, TextStyle.Title), TextWidth.Of(box.Detail, TextStyle.Detail));
        return ItemSize.Up((int)Math.Ceiling(Math.Min(lines, WidestHeader)) + (2 * ItemPadding) + 2, Grid);
    }

    private void Neighbour(string one, string other)
    {
        if (!_neighbours.TryGetValue(one, out var others))
        {
            _neighbours.Add(one, others = []);
        }

        others.Add(other);
    }

    private void Arrange()
    {
        var outside = Column(_diagram.Outside);
        var left = Page + (_diagram.Outside.IsEmpty ? 0 : outside.Width + BesideOutside);
        var accounts = new Block();
        var x = 0;
        foreach (var column in InColumns(_diagram.Accounts))
        {
            var stack = Stacked([.. column.Select(Account)], Grid * 3);
            accounts.Add(stack, x, 0);
            x += stack.Width + BetweenVpcs;
        }

        Settle(accounts, left + Half, Top + Half);
        Level(_diagram.Outside, Page, outside.Width, Top + Grid, Top + accounts.Height);
        Right = Math.Max(
            _boxes.Values.Select(area => area.Right).DefaultIfEmpty().Max(),
            _items.Values.Select(area => area.Right).DefaultIfEmpty().Max()
        );
        Bottom = Math.Max(
            _boxes.Values.Select(area => area.Bottom).DefaultIfEmpty().Max(),
            _items.Values.Select(area => area.Bottom).DefaultIfEmpty().Max()
        );
    }

    private Block Account(Box account)
    {
        var block = new Block();
        var x = _padding;
        var y = OneLine + Half;
        foreach (var column in InColumns(account.Boxes))
        {
            var stack = Stacked([.. column.Select(Region)], Grid * 3);
            block.Add(stack, x, y);
            x += stack.Width + BetweenVpcs;
        }

        return Framed(account, block, _padding);
    }

    private Block Region(Box region)
    {
        var block = new Block();
        ImmutableArray<Item> between = [.. region.Items.Where(item => item.Spot == Spot.Between)];
        ImmutableArray<Item> services = [.. region.Items.Where(item => item.Spot == Spot.Service)];
        var columns = VpcColumns(region, between.Length > 0);
        if (columns.Count > 1 && _isStacked)
        {
            // What all use stands beside both, and load balancers turn towards it.
            (between, services) = ([.. between, .. services], []);
            _turned.UnionWith(columns[1].Select(vpc => vpc.Id));
            columns =
            [
                [.. columns.SelectMany(column => column)],
            ];
        }
        else if (columns.Count > 1)
        {
            // What all use stands in the middle, and the right column turns towards it.
            (between, services) = ([.. between, .. services], []);
            _mirrored.UnionWith(columns[1].Select(vpc => vpc.Id));
        }

        // Who uses its endpoint services is in another region or account, left of it.
        var isFirst =
            columns.Count == 1 && _turned.Count == 0 && between.Any(item => item.Symbol == Symbol.EndpointService);
        var top = OneLine + Half + (Grid * 3);
        var x = _padding + Grid;
        var betweenAt = 0;
        var (betweenWidth, serviceWidth) = (Column(between).Width, Column(services).Width);
        if (isFirst)
        {
            betweenAt = x + Half;
            x += betweenWidth + _between;
        }

        for (var at = 0; at < columns.Count; at++)
        {
            var areFolded = columns[at].TrueForAll(vpc => vpc.Boxes.IsEmpty);
            var stack = Stacked([.. columns[at].Select(Vpc)], areFolded ? BetweenRows : BetweenVpcs);
            // What stands on the left edge needs room before it.
            x += Overhang(columns[at], Spot.LeftEdge);
            block.Add(stack, x, top);
            x += stack.Width + Overhang(columns[at], Spot.RightEdge);
            if (at == 0 && between.Length > 0 && !isFirst)
            {
                betweenAt = x + _between + Half;
                x = betweenAt + betweenWidth - Half;
            }

            x +=
                at == columns.Count - 1 ? 0
                : between.Length > 0 ? _between
                : BetweenVpcs;
        }

        var (low, high) = (top + OneLine + Half + Grid, Math.Max(block.Height, top + OneLine));
        if (between.Length > 0)
        {
            block.Level(this, between, columns.Count == 0 ? x + Half : betweenAt, betweenWidth, low - Half, high);
        }

        if (services.Length > 0)
        {
            block.Level(
                this,
                services,
                x + (columns.Count == 0 ? Half : _between + Half),
                serviceWidth,
                low - Half,
                high
            );
        }

        // Links around the VPCs have room above and below.
        block.Heighten(block.Height + (Grid * 2));
        return Framed(region, block, _padding + Grid);
    }

    private int Overhang(IEnumerable<Box> vpcs, Spot spot) =>
        vpcs.SelectMany(vpc => AtEdge(vpc, spot))
            .Select(item => ItemSize.WidthOf(item, IsNumbered(item), _widest) / 2)
            .DefaultIfEmpty()
            .Max();

    private Block Vpc(Box vpc)
    {
        var block = new Block();
        var zones = vpc.Boxes;
        var tiers = Tiers(vpc);
        var left = EdgeRoom(vpc, Spot.LeftEdge);
        var x = _padding + left;
        var header = vpc.Detail.Length == 0 || zones.Length > 0 ? OneLine + Half : TwoLines + Half;
        if (zones.Length > 0 && !HasOneLine(vpc, ZoneWidth(zones, tiers) + (2 * _padding) + left - (2 * ItemPadding)))
        {
            header = TwoLines + Half;
        }

        var y = header;
        foreach (var zone in zones)
        {
            var inner = Zone(zone, tiers);
            block.Add(inner, x, y);
            y += inner.Height + BetweenZones;
        }

        block.Widen(
            x
                + (zones.Length > 0 ? 0 : Grid * 4)
                + EdgeRoom(vpc, Spot.RightEdge)
                + (zones.Length > 0 ? ZoneWidth(zones, tiers) : 0)
        );
        foreach (var spot in (Spot[])[Spot.LeftEdge, Spot.RightEdge])
        {
            block.Heighten(header + Column(AtEdge(vpc, spot)).Height);
        }

        var framed = Framed(vpc, block, _padding);
        foreach (var (spot, center) in ((Spot, int)[])[(Spot.LeftEdge, -Half), (Spot.RightEdge, framed.Width + Half)])
        {
            var items = AtEdge(vpc, spot);
            if (!items.IsEmpty)
            {
                var width = Column(items).Width;
                framed.Level(this, items, center - (width / 2), width, header + Half, Math.Max(framed.Height, header));
            }
        }

        return framed;
    }

    private ImmutableArray<Item> AtEdge(Box vpc, Spot spot) =>
        [
            .. vpc.Items.Where(item =>
                (_mirrored.Contains(vpc.Id) && item.Spot == Spot.RightEdge ? Spot.LeftEdge : item.Spot) == spot
            ),
        ];

    // In a VPC that is turned around all but what opens connections stands left.
    private int ColumnOf(Box vpc, Item item) =>
        item.Column == 1 ? 1
        : _turned.Contains(vpc.Id) ? 2
        : _mirrored.Contains(vpc.Id) ? 0
        : item.Column;

    private int EdgeRoom(Box vpc, Spot spot)
    {
        var items = AtEdge(vpc, spot);
        return items.IsEmpty ? 0 : (Column(items).Width / 2) + InsideEdge - Grid;
    }

    private int ZoneWidth(ImmutableArray<Box> zones, List<Tier> tiers) =>
        zones.Select(zone => Zone(zone, tiers).Width).DefaultIfEmpty().Max();

    // The columns of subnets are shared by the zones of a VPC, so that they stand below each other.
    private List<Tier> Tiers(Box vpc)
    {
        List<Tier> tiers = [];
        foreach (var zone in vpc.Boxes)
        {
            for (var at = 0; at < zone.Boxes.Length; at++)
            {
                var (subnet, number) = (zone.Boxes[at], at % SubnetsInRow);
                while (tiers.Count <= number)
                {
                    tiers.Add(new(vpc));
                }

                tiers[number].Least = Math.Max(tiers[number].Least, LeastWidth(subnet));
                foreach (var column in subnet.Items.GroupBy(item => ColumnOf(vpc, item)))
                {
                    tiers[number].Columns[column.Key] = Math.Max(
                        tiers[number].Columns.GetValueOrDefault(column.Key),
                        Column([.. column]).Width
                    );
                }
            }
        }

        return tiers;
    }

    private Block Zone(Box zone, List<Tier> tiers)
    {
        var block = new Block();
        var y = OneLine + Half;
        foreach (var row in zone.Boxes.Chunk(SubnetsInRow))
        {
            var x = _padding;
            var height = row.Select((subnet, at) => SubnetHeight(subnet, tiers[at])).Max();
            for (var at = 0; at < row.Length; at++)
            {
                block.Add(Subnet(row[at], tiers[at], height), x, y);
                x += tiers[at].Width(_gap) + BetweenSubnets;
            }

            y += height + BetweenZones;
        }

        block.Widen(LeastWidth(zone) - _padding);
        return Framed(zone, block, _padding);
    }

    private int SubnetHeight(Box subnet, Tier tier)
    {
        var columns = subnet
            .Items.GroupBy(item => ColumnOf(tier.Vpc, item))
            .Select(column => Column([.. column]).Height);
        return HeaderHeight(subnet, tier.Width(_gap)) + columns.DefaultIfEmpty(EmptyHeight).Max() + ItemPadding;
    }

    private Block Subnet(Box subnet, Tier tier, int height)
    {
        var block = new Block();
        var width = tier.Width(_gap);
        var header = HeaderHeight(subnet, width);
        var x = ItemPadding;
        foreach (var (number, columnWidth) in tier.Columns)
        {
            ImmutableArray<Item> items = [.. subnet.Items.Where(item => ColumnOf(tier.Vpc, item) == number)];
            var column = Column(items, columnWidth);
            var free = height - header - ItemPadding - column.Height;
            block.Add(column, x, header + Math.Max(0, free / 2 / Grid * Grid));
            x += columnWidth + _gap;
        }

        block.Frame(subnet, width, height);
        return block;
    }

    private Block Column(ImmutableArray<Item> items, int? width = null)
    {
        var block = new Block();
        var wide = width
            ?? items.Select(item => ItemSize.WidthOf(item, IsNumbered(item), _widest)).DefaultIfEmpty().Max();
        var y = 0;
        foreach (var item in items)
        {
            var height = ItemSize.HeightOf(item, wide, IsNumbered(item));
            block.Add(item, new(0, y, wide, height));
            y += height + BetweenRows;
        }

        return block;
    }

    private bool IsNumbered(Item item) => _numbered.Contains(item.Id);

    private static Block Stacked(IReadOnlyList<Block> blocks, int gap)
    {
        var stack = new Block();
        var y = 0;
        foreach (var block in blocks)
        {
            stack.Add(block, 0, y);
            y += block.Height + gap;
        }

        return stack;
    }

    private static Block Framed(Box box, Block inner, int padding)
    {
        var width = Math.Max(ItemSize.Up(inner.Width + padding, Grid), LeastWidth(box));
        inner.Frame(box, width, ItemSize.Up(Math.Max(inner.Height, OneLine) + padding, Grid));
        return inner;
    }

    // Consumers of endpoint services stand left of who provides them.
    private List<List<Box>> InColumns(ImmutableArray<Box> boxes)
    {
        var ranks = Ranks(boxes);
        return [.. boxes.GroupBy(box => ranks[box.Id]).OrderBy(group => group.Key).Select(group => group.ToList())];
    }

    private List<List<Box>> VpcColumns(Box region, bool hasBetween)
    {
        var columns = InColumns(region.Boxes);
        if (columns.Count != 1 || !hasBetween || columns[0].Count < 2)
        {
            return columns;
        }

        // What joins VPCs stands between them.
        var all = columns[0];
        var half = (all.Count + 1) / 2;
        return [all[..half], all[half..]];
    }

    private Dictionary<string, int> Ranks(ImmutableArray<Box> boxes)
    {
        var ranks = boxes.ToDictionary(box => box.Id, _ => 0, StringComparer.Ordinal);
        if (boxes.Length < 2)
        {
            return ranks;
        }

        var owner = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var box in boxes)
        {
            foreach (var item in box.WithInner.SelectMany(inner => inner.Items))
            {
                owner[item.Id] = box.Id;
            }
        }

        var symbols = _diagram.AllItems.ToDictionary(item => item.Id, item => item.Symbol, StringComparer.Ordinal);
        var services = symbols.Where(pair => pair.Value == Symbol.EndpointService).Select(pair => pair.Key);
        foreach (var service in services)
        {
            var linked = _neighbours.GetValueOrDefault(service, []);
            var consumers = linked.Where(item => symbols.GetValueOrDefault(item) == Symbol.Endpoint);
            var providers = linked.Where(item => symbols.GetValueOrDefault(item) == Symbol.LoadBalancer);
            foreach (var provider in providers.Select(item => owner.GetValueOrDefault(item)).OfType<string>())
            {
                if (consumers.Any(item => owner.TryGetValue(item, out var box) && box != provider))
                {
                    ranks[provider] = 1;
                }
            }
        }

        return ranks;
    }

    private void Settle(Block block, int x, int y)
    {
        foreach (var (box, area) in block.Boxes)
        {
            _boxes[box.Id] = area.Moved(x, y);
        }

        foreach (var (item, area) in block.Items)
        {
            _items[item.Id] = area.Moved(x, y);
        }
    }

    private void Level(ImmutableArray<Item> items, int x, int width, int low, int high)
    {
        foreach (var (item, area) in Levelled(items, x, width, low, high, _items))
        {
            _items[item.Id] = area;
        }
    }

    // Each item wants to stand level with what it is linked to; those that would overlap share a place.
    private List<(Item Item, Area Area)> Levelled(
        ImmutableArray<Item> items,
        int x,
        int width,
        int low,
        int high,
        Dictionary<string, Area> known
    )
    {
        var middle = (low + high) / 2.0;
        var wanted = items
            .Select(
                (item, at) =>
                {
                    List<double> levels =
                    [
                        .. _neighbours
                            .GetValueOrDefault(item.Id, [])
                            .Where(known.ContainsKey)
                            .Select(other => known[other].Y + (known[other].Height / 2.0)),
                    ];
                    return (
                        Item: item,
                        Height: ItemSize.HeightOf(item, width, IsNumbered(item)),
                        // A person's way leads over the VPCs.
                        Level: item.Symbol == Symbol.Person ? low
                        : levels.Count > 0 ? levels.Average()
                        : middle,
                        At: at
                    );
                }
            )
            .OrderBy(one => one.Level)
            .ThenBy(one => one.At)
            .ToList();
        var clusters = new List<Cluster>();
        foreach (var one in wanted)
        {
            var cluster = new Cluster([(one.Item, one.Height)], one.Level - (one.Height / 2.0), one.Height);
            while (clusters is [.., var last] && last.Top + last.Height + BetweenRows > cluster.Top)
            {
                clusters.RemoveAt(clusters.Count - 1);
                cluster = last.With(cluster, BetweenRows);
            }

            clusters.Add(cluster);
        }

        List<(Item, Area)> placed = [];
        var free = low;
        foreach (var cluster in clusters)
        {
            var y = Math.Max(free, low + ((int)Math.Round((cluster.Top - low) / Grid) * Grid));
            foreach (var (item, height) in cluster.Members)
            {
                placed.Add((item, new(x, y, width, height)));
                y += height + BetweenRows;
            }

            free = y;
        }

        return placed;
    }

    /// <summary>Boxes and items with places of their own, which are moved together.</summary>
    private sealed class Block
    {
        public List<(Box Box, Area Area)> Boxes { get; } = [];

        public List<(Item Item, Area Area)> Items { get; } = [];

        public int Width { get; private set; }

        public int Height { get; private set; }

        public void Add(Block inner, int x, int y)
        {
            Boxes.AddRange(inner.Boxes.Select(pair => (pair.Box, pair.Area.Moved(x, y))));
            Items.AddRange(inner.Items.Select(pair => (pair.Item, pair.Area.Moved(x, y))));
            (Width, Height) = (Math.Max(Width, x + inner.Width), Math.Max(Height, y + inner.Height));
        }

        public void Add(Item item, Area area)
        {
            Items.Add((item, area));
            (Width, Height) = (Math.Max(Width, area.Right), Math.Max(Height, area.Bottom));
        }

        public void Widen(int width) => Width = Math.Max(Width, width);

        public void Heighten(int height) => Height = Math.Max(Height, height);

        public void Frame(Box box, int width, int height)
        {
            Boxes.Insert(0, (box, new(0, 0, width, height)));
            (Width, Height) = (width, height);
        }

        public void Level(Arrangement arrangement, ImmutableArray<Item> items, int x, int width, int low, int high)
        {
            // Items of several regions can have one neighbour: what is placed first counts.
            var known = new Dictionary<string, Area>(StringComparer.Ordinal);
            foreach (var (item, area) in Items)
            {
                known[item.Id] = area;
            }

            foreach (var (box, area) in Boxes)
            {
                known[box.Id] = area;
            }

            var (wide, high0) = (Width, Height);
            foreach (var (item, area) in arrangement.Levelled(items, x, width, low, high, known))
            {
                Add(item, area);
            }

            if (items.All(item => item.Spot is Spot.LeftEdge or Spot.RightEdge))
            {
                (Width, Height) = (wide, Math.Max(high0, Height));
            }
        }
    }

    private sealed class Tier(Box vpc)
    {
        public Box Vpc { get; } = vpc;

        public SortedDictionary<int, int> Columns { get; } = [];

        public int Least { get; set; }

        public int Width(int gap) =>
            Math.Max(Least, (2 * ItemPadding) + Columns.Values.Sum() + (gap * Math.Max(0, Columns.Count - 1)));
    }

    private sealed record Cluster(ImmutableArray<(Item Item, int Height)> Members, double Top, int Height)
    {
        public Cluster With(Cluster next, int gap)
        {
            var offset = Height + gap;
            var (mine, others) = (Members.Length, next.Members.Length);
            var top = ((Top * mine) + ((next.Top - offset) * others)) / (mine + others);
            return new([.. Members, .. next.Members], top, offset + next.Height);
        }
    }
}

/// <summary>How close things stand.</summary>
/// <param name="Gap">The space between the columns of a subnet.</param>
/// <param name="WidestText">How wide a line of an item's texts may be.</param>
/// <param name="Padding">The space between a box and the boxes in it.</param>
/// <param name="Between">The space between what stands beside each other in a region.</param>
internal readonly record struct Density(int Gap, int WidestText, int Padding, int Between)
{
    /// <summary>Whether VPCs stand below each other that would stand beside each other where there is room.</summary>
    public bool IsStacked { get; init; }
}
