using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PrivateLinkLab.Rules.Yaml;

/// <summary>A value of a YAML file.</summary>
internal abstract record YamlNode
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line in the file, from 1; 0 when it is not read from one.</summary>
    public int Line { get; init; }

    /// <summary>The column in the line, from 1; 0 when it is not read from a file.</summary>
    public int Column { get; init; }

    /// <summary>What it is, for an error's sentence.</summary>
    public abstract string Kind { get; }

    /// <summary>The text that Pulumi hands to a program: a scalar as it stands, anything else as JSON.</summary>
    public virtual string AsSetting()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Json))
        {
            WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the value as JSON.</summary>
    public abstract void WriteTo(Utf8JsonWriter writer);
}

/// <summary>A text, number, true, false or nothing.</summary>
/// <param name="Text">As it stands in the file, without quotes.</param>
/// <param name="IsQuoted">Whether it is a text whatever it looks like.</param>
internal sealed record YamlScalar(string Text, bool IsQuoted) : YamlNode
{
    /// <summary>Whether nothing is given.</summary>
    public bool IsNull => !IsQuoted && Text is ("" or "~" or "null" or "Null" or "NULL");

    /// <inheritdoc/>
    public override string Kind => IsNull ? "empty" : $"'{Text}'";

    private bool? Boolean =>
        IsQuoted
            ? null
            : Text switch
            {
                "true" or "True" or "TRUE" => true,
                "false" or "False" or "FALSE" => false,
                _ => null,
            };

    /// <inheritdoc/>
    public override string AsSetting() => Boolean is { } boolean ? (boolean ? "true" : "false") : Text;

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        if (IsNull)
        {
            writer.WriteNullValue();
        }
        else if (Boolean is { } boolean)
        {
            writer.WriteBooleanValue(boolean);
        }
        else if (
            !IsQuoted
            && double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
        )
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(Text);
        }
    }
}

/// <summary>Values in a row.</summary>
internal sealed record YamlList(IReadOnlyList<YamlNode> Items) : YamlNode
{
    /// <inheritdoc/>
    public override string Kind => "a list";

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in Items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}

/// <summary>Values by key, in the file's order.</summary>
internal sealed record YamlMap(IReadOnlyList<KeyValuePair<string, YamlNode>> Entries) : YamlNode
{
    /// <inheritdoc/>
    public override string Kind => "a map";

    /// <summary>Where each key stands, in the order of the entries.</summary>
    public IReadOnlyList<(int Line, int Column)> Keys { get; init; } = [];

    /// <summary>Gives a key's value, or null.</summary>
    public YamlNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key).Value;

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in Entries)
        {
            writer.WritePropertyName(key);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
