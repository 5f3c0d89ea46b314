using System.Collections.Immutable;
using PrivateLinkLab.Diagrams.Content;

namespace PrivateLinkLab.Diagrams.Layout;

/// <summary>How large items are, and where their texts stand in them.</summary>
internal static class ItemSize
{
    /// <summary>The space between an item's edge and its symbol.</summary>
    public const int Padding = 10;

    private const int Grid = 8;
    private const int WidestUpright = 100;
    private const int BelowSymbol = 6;
    private const int BesideUpright = 6;
    private const int NarrowestText = 56;
    private const int AfterSymbol = 8;
    private const int NameHeight = 16;
    private const int LineHeight = 14;
    private const int LinesOfName = 3;
    private const int LinesOfText = 3;
    private const int Vertical = 9;
    private const int NumberWidth = 24;

    private const int TextX = Padding + PlacedItem.SymbolSize + AfterSymbol;

    /// <summary>How wide an item wants to be.</summary>
    /// <param name="item">The item.</param>
    /// <param name="isNumbered">Whether it has a number.</param>
    /// <param name="widest">How wide a line of its texts may be.</param>
    public static int WidthOf(Item item, bool isNumbered, int widest)
    {
        var most = IsUpright(item) ? WidestUpright : widest;
        var name = TextWidth.Wrap(item.Name, TextStyle.Name, most, LinesOfName);
        var needed = name.Select(line => TextWidth.Of(line, TextStyle.Name))
            .Concat(item.Lines.SelectMany(line => Wrap(line, most)).Select(line => TextWidth.Of(line, TextStyle.Line)))
            .Append(NarrowestText)
            .Max();
        var number = isNumbered ? NumberWidth : 0;
        // Edge items stand half in their box.
        var beside = IsUpright(item) ? 2 * BesideUpright : TextX + number + Padding;
        return Up(beside + (int)Math.Ceiling(needed), 2 * Grid);
    }

    /// <summary>How high an item of a width is.</summary>
    public static int HeightOf(Item item, int width, bool isNumbered)
    {
        var (name, lines) = LinesOf(item, width, isNumbered);
        var symbol = IsUpright(item) ? PlacedItem.SymbolSize + BelowSymbol : 0;
        return Up(symbol + (2 * Vertical) + (name.Count * NameHeight) + (lines.Count * LineHeight), Grid);
    }

    /// <summary>The texts of an item at a place.</summary>
    public static ImmutableArray<PlacedText> TextsOf(Item item, Area area, bool isNumbered)
    {
        var (name, lines) = LinesOf(item, area.Width, isNumbered);
        var height = (name.Count * NameHeight) + (lines.Count * LineHeight);
        var isUpright = IsUpright(item);
        var x = isUpright ? area.X + (area.Width / 2) : area.X + TextX;
        var y = isUpright
            ? area.Y + Padding + PlacedItem.SymbolSize + BelowSymbol
            : area.Y + ((area.Height - height) / 2);
        var texts = ImmutableArray.CreateBuilder<PlacedText>();
        foreach (var line in name)
        {
            texts.Add(new(line, TextStyle.Name, x, y + 13, TextRole.Strong) { IsCentered = isUpright });
            y += NameHeight;
        }

        foreach (var (line, isWarning) in lines)
        {
            texts.Add(
                new(line, TextStyle.Line, x, y + 11, isWarning ? TextRole.Warning : TextRole.Weak)
                {
                    IsCentered = isUpright,
                }
            );
            y += LineHeight;
        }

        return texts.ToImmutable();
    }

    /// <summary>Whether an item has its symbol above its texts: gateways, and what is outside.</summary>
    public static bool IsUpright(Item item) => item.Spot is Spot.LeftEdge or Spot.RightEdge or Spot.Outside;

    /// <summary>The next multiple of a step.</summary>
    public static int Up(int value, int step) => (value + step - 1) / step * step;

    private static (List<string> Name, List<(string Text, bool IsWarning)> Lines) LinesOf(
        Item item,
        int width,
        bool isNumbered
    )
    {
        double room = IsUpright(item)
            ? width - (2 * BesideUpright)
            : width - TextX - Padding - (isNumbered ? NumberWidth : 0);
        return (
            TextWidth.Wrap(item.Name, TextStyle.Name, room, LinesOfName),
            [.. item.Lines.SelectMany(line => Wrap(line, room).Select(text => (text, IsWarning(item, line))))]
        );
    }

    // What is joined by dots has a line each where it does not fit one.
    private static IEnumerable<string> Wrap(string line, double room) =>
        TextWidth.Of(line, TextStyle.Line) <= room
            ? [line]
            : line.Split(" · ").SelectMany(part => TextWidth.Wrap(part, TextStyle.Line, room, LinesOfText));

    private static bool IsWarning(Item item, string line) =>
        item.State != ItemState.Normal
        && !line.StartsWith("sg ", StringComparison.Ordinal)
        && !line.StartsWith("role ", StringComparison.Ordinal)
        && (
            line.Contains("stopped", StringComparison.Ordinal)
            || line.Contains("pending", StringComparison.Ordinal)
            || line.Contains("not accepted", StringComparison.Ordinal)
            || line.Contains("rejected", StringComparison.Ordinal)
        );
}
