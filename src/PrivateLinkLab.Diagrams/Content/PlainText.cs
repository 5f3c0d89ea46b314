using System.Globalization;
using System.Text;

namespace PrivateLinkLab.Diagrams.Content;

/// <summary>
/// Texts of other people's stacks without what is no text: control characters, marks that turn the direction of what
/// follows, halves of characters. Line breaks and tabs become blanks.
/// </summary>
internal static class PlainText
{
    private const int FirstOfArabicForms = 0xFDD0;
    private const int LastOfArabicForms = 0xFDEF;
    private const int NoCharacter = 0xFFFE;

    /// <summary>Gives the text.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control when rune.Value is '\n' or '\r' or '\t':
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    plain.Append(' ');
                    break;
                case UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse:
                case UnicodeCategory.OtherSymbol when rune == Rune.ReplacementChar:
                case UnicodeCategory.OtherNotAssigned when IsNoCharacter(rune.Value):
                    break;
                default:
                    plain.Append(rune.ToString());
                    break;
            }
        }

        return plain.ToString().Trim();
    }

    /// <summary>Cleans every text of a diagram that a reader sees.</summary>
    public static Diagram In(Diagram diagram) =>
        diagram with
        {
            Title = Of(diagram.Title),
            Subtitle = Of(diagram.Subtitle),
            Accounts = [.. diagram.Accounts.Select(In)],
            Outside = [.. diagram.Outside.Select(In)],
            Links = [.. diagram.Links.Select(link => link with { Label = Of(link.Label) })],
            Stops =
            [
                .. diagram.Stops.Select(stop =>
                    stop with
                    {
                        Name = Of(stop.Name),
                        Decisions =
                        [
                            .. stop.Decisions.Select(one =>
                                one with
                                {
                                    Name = Of(one.Name),
                                    Sentence = Of(one.Sentence),
                                }
                            ),
                        ],
                    }
                ),
            ],
            Notes = [.. diagram.Notes.Select(Of)],
        };

    private static Box In(Box box) =>
        box with
        {
            Title = Of(box.Title),
            Detail = Of(box.Detail),
            Boxes = [.. box.Boxes.Select(In)],
            Items = [.. box.Items.Select(In)],
        };

    private static Item In(Item item) =>
        item with
        {
            Name = Of(item.Name),
            Lines = [.. item.Lines.Select(Of).Where(line => line.Length > 0)],
            Members = [.. item.Members.Select(Of)],
        };

    private static bool IsNoCharacter(int value) =>
        value is >= FirstOfArabicForms and <= LastOfArabicForms || (value & NoCharacter) == NoCharacter;
}
