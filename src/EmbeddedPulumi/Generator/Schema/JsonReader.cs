using System.Globalization;
using System.Text;

namespace EmbeddedPulumi.Generator;

/// <summary>
/// Reads JSON. A source generator cannot count on System.Text.Json: a compiler loads it without its dependencies.
/// </summary>
internal sealed class JsonReader
{
    private readonly string _text;
    private int _position;

    private JsonReader(string text) => _text = text;

    /// <summary>The value of a JSON text.</summary>
    /// <exception cref="FormatException">The text is no JSON.</exception>
    public static JsonValue Parse(string text)
    {
        var reader = new JsonReader(text);
        var value = reader.ReadValue();
        reader.SkipSpace();
        return reader._position == text.Length ? value : throw reader.Unexpected();
    }

    private JsonValue ReadValue()
    {
        SkipSpace();
        switch (Current)
        {
            case '{':
                return ReadObject();
            case '[':
                return ReadArray();
            case '"':
                return new JsonValue(ReadString());
            default:
                return ReadLiteral();
        }
    }

    private JsonValue ReadObject()
    {
        var members = new List<KeyValuePair<string, JsonValue>>();
        _position++;
        while (!TryTake('}'))
        {
            if (members.Count > 0)
            {
                Take(',');
            }

            SkipSpace();
            var name = ReadString();
            Take(':');
            members.Add(new KeyValuePair<string, JsonValue>(name, ReadValue()));
        }

        return new JsonValue(members);
    }

    private JsonValue ReadArray()
    {
        var items = new List<JsonValue>();
        _position++;
        while (!TryTake(']'))
        {
            if (items.Count > 0)
            {
                Take(',');
            }

            items.Add(ReadValue());
        }

        return new JsonValue(items);
    }

    private string ReadString()
    {
        if (Current != '"')
        {
            throw Unexpected();
        }

        var text = new StringBuilder();
        for (_position++; Current != '"'; _position++)
        {
            text.Append(Current == '\\' ? ReadEscape() : Current);
        }

        _position++;
        return text.ToString();
    }

    private char ReadEscape()
    {
        _position++;
        switch (Current)
        {
            case '"' or '\\' or '/':
                return Current;
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _position + 4 < _text.Length:
                _position += 4;
                return (char)
                    int.Parse(_text.Substring(_position - 3, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            default:
                throw Unexpected();
        }
    }

    private JsonValue ReadLiteral()
    {
        var start = _position;
        while (char.IsLetterOrDigit(Current) || Current is '-' or '+' or '.')
        {
            _position++;
        }

        var literal = _text.Substring(start, _position - start);
        if (literal is "true" or "false")
        {
            return new JsonValue(literal == "true");
        }

        if (double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new JsonValue(number);
        }

        throw Unexpected();
    }

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    private void SkipSpace()
    {
        while (char.IsWhiteSpace(Current))
        {
            _position++;
        }
    }

    private bool TryTake(char expected)
    {
        SkipSpace();
        if (Current != expected)
        {
            return Current == '\0' ? throw Unexpected() : false;
        }

        _position++;
        return true;
    }

    private void Take(char expected)
    {
        if (!TryTake(expected))
        {
            throw Unexpected();
        }
    }

    private FormatException Unexpected() =>
        new($"unexpected {(Current == '\0' ? "end" : $"'{Current}'")} at character {_position}");
}
