using System.Globalization;
using System.Text;

namespace PrivateLinkLab.Diagrams.Layout;

/// <summary>
/// How wide texts are. The table has the widths of Helvetica, which Arial and Liberation Sans share (Adobe Font Metrics
/// of the PDF standard fonts); a margin is for the wider fonts that stand in where none of them is installed.
/// </summary>
internal static class TextWidth
{
    private const double Margin = 1.12;
    private const double PerEm = 1000;
    private const int FirstCharacter = 32;
    private const int OtherLetter = 611;
    private const int WideLetter = 1000;

    private const string Ellipsis = "…";

    private static readonly int[] Regular =
    [
        .. (int[])[278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278],
        .. (int[])[556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556],
        .. (int[])[1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778],
        .. (int[])[667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556],
        .. (int[])[333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556],
        .. (int[])[556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584],
    ];

    private static readonly int[] Bold =
    [
        .. (int[])[278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278],
        .. (int[])[556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611],
        .. (int[])[975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778],
        .. (int[])[667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556],
        .. (int[])[333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611],
        .. (int[])[611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584],
    ];

    /// <summary>How wide a text is, in the units of its size.</summary>
    public static double Of(string text, TextStyle style)
    {
        var widths = style.IsBold ? Bold : Regular;
        var sum = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var index = rune.Value - FirstCharacter;
            sum +=
                index >= 0 && index < widths.Length ? widths[index]
                : IsNarrow(rune) ? OtherLetter
                : WideLetter;
        }

        return sum * style.Size * Margin / PerEm;
    }

    /// <summary>A text that is no wider than allowed: what does not fit is left out in its middle.</summary>
    public static string Fit(string text, TextStyle style, double width)
    {
        if (Of(text, style) <= width)
        {
            return text;
        }

        var letters = Letters(text);
        for (var kept = letters.Count - 1; kept > 0; kept--)
        {
            var end = kept / 2;
            var shorter = string.Concat(letters.Take(kept - end)) + Ellipsis + string.Concat(letters.TakeLast(end));
            if (Of(shorter, style) <= width)
            {
                return shorter;
            }
        }

        return Ellipsis;
    }

    /// <summary>A text as lines that are no wider than allowed, broken where a reader expects it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="width">How wide a line may be.</param>
    /// <param name="most">How many lines there may be; the last one is shortened.</param>
    public static List<string> Wrap(string text, TextStyle style, double width, int most = int.MaxValue)
    {
        List<string> lines = [];
        var line = new StringBuilder();
        var parts = Parts(text);
        for (var at = 0; at < parts.Count; at++)
        {
            if (line.Length > 0 && Of((line + parts[at]).TrimEnd(), style) > width)
            {
                if (lines.Count == most - 1)
                {
                    line.AppendJoin("", parts.Skip(at));
                    break;
                }

                lines.Add(Fit(line.ToString().TrimEnd(), style, width));
                line.Clear();
            }

            line.Append(parts[at]);
        }

        if (line.Length > 0)
        {
            lines.Add(Fit(line.ToString().TrimEnd(), style, width));
        }

        return lines;
    }

    // After a blank or a joining sign, and where a word of a name begins.
    private static List<string> Parts(string text)
    {
        List<string> parts = [];
        var start = 0;
        for (var at = 1; at < text.Length; at++)
        {
            var (before, here) = (text[at - 1], text[at]);
            if (
                before is ' ' or '-' or '_' or '/' or '.'
                    && here is not ' '
                    && !(before is '.' or '-' && char.IsAsciiDigit(here))
                || (char.IsAsciiLetterLower(before) && char.IsAsciiLetterUpper(here))
            )
            {
                parts.Add(text[start..at]);
                start = at;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static List<string> Letters(string text)
    {
        List<string> letters = [];
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            letters.Add(elements.GetTextElement());
        }

        return letters;
    }

    private static bool IsNarrow(Rune rune) => rune.Value is < 0x0530 and not 0x2026;
}

/// <summary>How a text is written.</summary>
/// <param name="Size">The size in pixels.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal readonly record struct TextStyle(double Size, bool IsBold = false)
{
    /// <summary>The picture's heading.</summary>
    public static TextStyle Heading => new(18, true);

    /// <summary>The line below it.</summary>
    public static TextStyle Subtitle => new(13);

    /// <summary>The title of a box.</summary>
    public static TextStyle Title => new(12, true);

    /// <summary>What else is said of a box.</summary>
    public static TextStyle Detail => new(11);

    /// <summary>The name of an item.</summary>
    public static TextStyle Name => new(12.5, true);

    /// <summary>What else is said of an item.</summary>
    public static TextStyle Line => new(11);

    /// <summary>The label of a link.</summary>
    public static TextStyle Label => new(11, true);

    /// <summary>What stands below the picture.</summary>
    public static TextStyle Note => new(12);
}
