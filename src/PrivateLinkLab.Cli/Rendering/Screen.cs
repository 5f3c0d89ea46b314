using System.Text;
using System.Text.RegularExpressions;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Shared;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Where answers for people are written, line by line.</summary>
internal sealed partial class Screen
{
    private const int NarrowestTerminal = 40;
    private const int Page = 110;

    private const string Below = "    ";

    private readonly TextWriter _output;
    private readonly AnsiWriterSettings _look;
    private readonly AnsiWriter _ansi;
    private readonly bool _isAscii;

    /// <summary>A screen on a stream of text.</summary>
    /// <param name="output">Where the text goes.</param>
    /// <param name="colors">Whether it goes to a terminal that shows colours.</param>
    /// <param name="width">The length of a terminal's lines; null for a file or a pipe, whose lines may have any
    /// length.</param>
    /// <param name="isAscii">Whether the terminal shows ASCII only.</param>
    public Screen(TextWriter output, bool colors, int? width, bool isAscii = false)
    {
        (_output, _isAscii) = (output, isAscii);
        _look = new AnsiWriterSettings
        {
            // What is not Console.Out cannot be looked into.
            Ansi =
                !colors ? AnsiSupport.No
                : output == Console.Out ? AnsiSupport.Detect
                : AnsiSupport.Yes,
            ColorSystem = colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        };
        _ansi = new AnsiWriter(output, AnsiCapabilities.Create(output, _look));
        Width = width is { } terminal ? Math.Max(terminal, NarrowestTerminal) : null;
    }

    /// <summary>The length of a terminal's lines; null when there is no terminal.</summary>
    public int? Width { get; }

    /// <summary>
    /// The length of lines that are broken to fit: the terminal's, or a page's where there is none or it is wider.
    /// </summary>
    public int PageWidth => Math.Min(Width ?? Page, Page);

    /// <summary>Writes a text broken into lines; those after the first begin below the first one's text.</summary>
    /// <param name="lead">What the first line begins with.</param>
    /// <param name="text">The text.</param>
    /// <param name="style">How the text looks; null for the usual look.</param>
    public void Paragraph(Span lead, string text, Style? style = null)
    {
        var plain = Printable.Line(text);
        if (lead.Text.Trim().Length > 0 && plain.Split(' ').Any(word => word.Length > PageWidth - lead.Text.Length))
        {
            // A word that does not fit beside the lead may fit below it.
            Line(lead with { Text = lead.Text.TrimEnd() });
            lead = Below;
        }

        var indentation = lead;
        foreach (var line in Prose.Lines(plain, PageWidth - lead.Text.Length))
        {
            Line(indentation, new(line, style));
            indentation = new string(' ', lead.Text.Length);
        }
    }

    /// <summary>Writes a text as one line, which a terminal's width breaks between words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">How it looks; null for the usual look.</param>
    /// <param name="indentation">What stands before the first of its lines; the others are set in as far.</param>
    public void Sentence(string text, Style? style = null, string indentation = "")
    {
        if (Width is null)
        {
            Line(indentation, new(text, style));
        }
        else
        {
            Paragraph(indentation, text, style);
        }
    }

    /// <summary>Writes a line that looks the same from end to end.</summary>
    public void UniformLine(string text, Style style) => Line([new Span(text, style)]);

    /// <summary>Writes a line.</summary>
    public void Line(params ReadOnlySpan<Span> spans)
    {
        // Without a layout, which takes longer to start than a network to build: a line is never wrapped, only cut
        // where that does no harm.
        foreach (var span in spans)
        {
            var printable = Printable.Line(span.Text);
            var text = _isAscii ? AsciiText.Of(printable) : printable;
            if (span.Style is { } style && _ansi.Capabilities.Ansi)
            {
                _ansi.Write(text, style);
            }
            else
            {
                _output.Write(text);
            }
        }

        _output.WriteLine();
    }

    /// <summary>Writes a table, as wide as the terminal or as a page. Its lines have no blanks at their ends.</summary>
    public void Table(Table table)
    {
        using var lines = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                // Without it Spectre.Console sets the colours of this process's own console instead.
                Ansi = AnsiSupport.Yes,
                ColorSystem = _look.ColorSystem,
                Interactive = InteractionSupport.No,
                Out = new PageOutput(lines, PageWidth),
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
        console.Write(table);
        var text = _ansi.Capabilities.Ansi ? lines.ToString() : StyleSequence().Replace(lines.ToString(), "");
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            _output.WriteLine(line.TrimEnd());
        }
    }

    /// <summary>Cuts a text so that it ends at the terminal's edge.</summary>
    /// <param name="text">The text.</param>
    /// <param name="taken">How many characters stand before and after it on its line.</param>
    public string Cut(string text, int taken)
    {
        var room = Math.Max(2, (Width ?? int.MaxValue) - taken);
        if (text.Length <= room)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[room - 2]) ? room - 2 : room - 1;
        return $"{text.AsSpan(0, end)}…";
    }

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex StyleSequence();

    /// <summary>A part of a line.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Style">How it looks; null for the usual look.</param>
    internal readonly record struct Span(string Text, Style? Style = null)
    {
        public static implicit operator Span(string text) => new(text);
    }

    private sealed class PageOutput(TextWriter writer, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer { get; } = writer;

        public bool IsTerminal => false;

        public int Width { get; } = width;

        public int Height => 1000;

        public void SetEncoding(Encoding encoding) { }
    }
}
