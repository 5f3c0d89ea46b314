using System.Collections.Immutable;
using PrivateLinkLab.Diagrams.Content;

namespace PrivateLinkLab.Diagrams.Layout;

/// <summary>A diagram with a place for everything, in pixels from the upper left corner.</summary>
internal sealed record Picture
{
    /// <summary>What it shows.</summary>
    public required Diagram Diagram { get; init; }

    /// <summary>The width.</summary>
    public required int Width { get; init; }

    /// <summary>The height.</summary>
    public required int Height { get; init; }

    /// <summary>The boxes, outer ones first.</summary>
    public required ImmutableArray<PlacedBox> Boxes { get; init; }

    /// <summary>The items.</summary>
    public required ImmutableArray<PlacedItem> Items { get; init; }

    /// <summary>The links.</summary>
    public required ImmutableArray<PlacedLink> Links { get; init; }

    /// <summary>The heading, and what stands below the map.</summary>
    public required ImmutableArray<PlacedText> Texts { get; init; }

    /// <summary>What the kinds of lines mean.</summary>
    public required ImmutableArray<LegendEntry> Legend { get; init; }
}

/// <summary>A box where it stands.</summary>
/// <param name="Box">The box.</param>
/// <param name="Area">Where it stands.</param>
/// <param name="Texts">Its texts.</param>
internal sealed record PlacedBox(Box Box, Area Area, ImmutableArray<PlacedText> Texts);

/// <summary>An item where it stands.</summary>
/// <param name="Item">The item.</param>
/// <param name="Area">Where it stands.</param>
/// <param name="Texts">Its texts.</param>
/// <param name="Number">Its number on the path that was asked for; null for none.</param>
internal sealed record PlacedItem(Item Item, Area Area, ImmutableArray<PlacedText> Texts, int? Number)
{
    /// <summary>The size of a symbol.</summary>
    public const int SymbolSize = 26;

    /// <summary>Where the symbol stands.</summary>
    public Point SymbolAt =>
        ItemSize.IsUpright(Item)
            ? new(Area.X + ((Area.Width - SymbolSize) / 2), Area.Y + ItemSize.Padding)
            : new(Area.X + ItemSize.Padding, Area.Y + ((Area.Height - SymbolSize) / 2));

    /// <summary>The middle of the number.</summary>
    public Point NumberAt => new(Area.Right - 14, Area.Y + 14);
}

/// <summary>A link where it runs.</summary>
/// <param name="Link">The link.</param>
/// <param name="Points">The points that it runs through, each next one straight beside or below.</param>
/// <param name="Label">Its label; null when it has none.</param>
internal sealed record PlacedLink(Link Link, ImmutableArray<Point> Points, PlacedText? Label)
{
    /// <summary>Where the barrier stands; null when there is none.</summary>
    public Point? BarrierAt { get; init; }
}

/// <summary>A text where it stands.</summary>
/// <param name="Text">The text as it is drawn, which may be shortened.</param>
/// <param name="Style">How it is written.</param>
/// <param name="X">Where it begins.</param>
/// <param name="Baseline">The line that it stands on.</param>
/// <param name="Role">What it is, for its colour.</param>
internal sealed record PlacedText(string Text, TextStyle Style, int X, int Baseline, TextRole Role)
{
    /// <summary>Whether <see cref="X"/> is its middle.</summary>
    public bool IsCentered { get; init; }

    /// <summary>The space that it takes.</summary>
    public Area Area =>
        new(
            IsCentered ? X - (int)Math.Ceiling(TextWidth.Of(Text, Style) / 2) : X,
            Baseline - (int)Math.Ceiling(Style.Size * 0.8),
            (int)Math.Ceiling(TextWidth.Of(Text, Style)),
            (int)Math.Ceiling(Style.Size * 1.05)
        );
}

/// <summary>What a text is.</summary>
internal enum TextRole
{
    /// <summary>What a reader looks for first.</summary>
    Strong,

    /// <summary>What says more of it.</summary>
    Weak,

    /// <summary>What does not work, or waits.</summary>
    Warning,

    /// <summary>A link's label.</summary>
    Label,
}

/// <summary>An entry of the legend.</summary>
/// <param name="Kind">The kind of line.</param>
/// <param name="At">Where the sample begins.</param>
/// <param name="Text">What it means.</param>
internal sealed record LegendEntry(LinkKind Kind, Point At, PlacedText Text);

/// <summary>A point.</summary>
internal readonly record struct Point(int X, int Y);

/// <summary>A rectangle.</summary>
internal readonly record struct Area(int X, int Y, int Width, int Height)
{
    /// <summary>The right edge.</summary>
    public int Right => X + Width;

    /// <summary>The lower edge.</summary>
    public int Bottom => Y + Height;

    /// <summary>Whether it and another have space in common; edges that touch are none.</summary>
    public bool Overlaps(Area other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Whether another is inside.</summary>
    public bool Contains(Area other) => X <= other.X && Y <= other.Y && Right >= other.Right && Bottom >= other.Bottom;

    /// <summary>The same, larger on every side.</summary>
    public Area Grown(int by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));

    /// <summary>The same elsewhere.</summary>
    public Area Moved(int x, int y) => this with { X = X + x, Y = Y + y };
}
