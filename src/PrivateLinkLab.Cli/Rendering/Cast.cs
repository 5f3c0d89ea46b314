using System.Globalization;
using System.Text;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>
/// A recording of a terminal in the format asciicast v2, which asciinema plays. Its times follow from what is shown, so
/// that each recording of the same play has the same bytes.
/// </summary>
internal sealed class Cast : IDisposable
{
    /// <summary>The columns of the recorded terminal.</summary>
    public const int Width = 80;

    private const int Height = 32;
    private const double Keystroke = 0.04;
    private const double LongestSilence = 4;

    private readonly StringBuilder _events = new();
    private readonly StringWriter _shown = new() { NewLine = "\r\n" };
    private readonly string _title;
    private double _time;

    /// <summary>Begins a recording.</summary>
    /// <param name="title">Its title.</param>
    public Cast(string title) => _title = title;

    /// <summary>Where what is shown is written to.</summary>
    public TextWriter Output => _shown;

    /// <summary>Shows at once what was written, and lets time pass.</summary>
    public void Show(double seconds)
    {
        var text = Taken();
        if (text.Length > 0)
        {
            Add(text);
        }

        _time += seconds;
    }

    /// <summary>Shows what was written letter by letter after its prompt, as somebody types it.</summary>
    /// <param name="prompt">The end of the prompt.</param>
    public void Type(string prompt)
    {
        var text = Taken();
        var typed = text.IndexOf(prompt, StringComparison.Ordinal) + prompt.Length;
        Add(text[..typed]);
        _time += 10 * Keystroke;
        for (var at = typed; at < text.Length; )
        {
            var end = EndOfKey(text, at);
            Add(text[at..end]);
            _time += Keystroke;
            at = end;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _shown.Dispose();

    /// <summary>The recording, as a file has it.</summary>
    public override string ToString()
    {
        var header = JsonText.Compact(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", 2);
            writer.WriteNumber("width", Width);
            writer.WriteNumber("height", Height);
            writer.WriteNumber("idle_time_limit", LongestSilence);
            writer.WriteString("title", _title);
            writer.WriteEndObject();
        });
        return $"{header}\n{_events}";
    }

    // What a terminal obeys is one keystroke with the letter behind it, and a line's end is one.
    private static int EndOfKey(string text, int at)
    {
        while (at < text.Length && text[at] == '\e')
        {
            at = text.IndexOf('m', at) + 1;
        }

        return at >= text.Length ? text.Length
            : text[at] == '\r' || char.IsHighSurrogate(text[at]) ? Math.Min(at + 2, text.Length)
            : at + 1;
    }

    private string Taken()
    {
        var text = _shown.ToString();
        _shown.GetStringBuilder().Clear();
        return text;
    }

    private void Add(string text) =>
        _events
            .Append('[')
            .Append(Math.Round(_time, 3).ToString("0.###", CultureInfo.InvariantCulture))
            .Append(", \"o\", ")
            .Append(JsonText.Compact(writer => writer.WriteStringValue(text)))
            .Append("]\n");
}
