using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PrivateLinkLab.Rules.Yaml;

/// <summary>
/// Reads the first document of a YAML file. From the parser's events: the library's object model starts slowly.
/// </summary>
internal sealed class YamlReader
{
    private const int DeepestNesting = 64;

    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, YamlNode> _anchors = [];

    private YamlReader(TextReader text) => _parser = new Parser(text);

    /// <summary>Gives the document, or null when the file is empty.</summary>
    /// <exception cref="YamlException">The text is not YAML, or too deeply nested.</exception>
    public static YamlNode? Read(TextReader text)
    {
        var reader = new YamlReader(text);
        try
        {
            return reader.ReadDocument();
        }
        catch (Exception broken) when (broken is InvalidOperationException or InvalidCastException)
        {
            // The library's scanner gives up on some texts that are no YAML without saying so.
            var at = reader._parser.Current is { } last ? last.End : Mark.Empty;
            throw new YamlException(at, at, "the text cannot be read", broken);
        }
    }

    private YamlNode? ReadDocument()
    {
        var parser = _parser;
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return null;
        }

        var document = ReadNode(0);

        // What follows is not used, but it has to be YAML as well.
        while (parser.MoveNext()) { }

        return document;
    }

    private YamlNode ReadNode(int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new YamlException(
                _parser.Current!.Start,
                _parser.Current.End,
                $"values are nested more than {DeepestNesting} deep"
            );
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return _anchors.TryGetValue(alias.Value, out var target)
                ? target
                : throw new YamlException(alias.Start, alias.End, $"there is no anchor '{alias.Value}' above");
        }

        var start = (NodeEvent)_parser.Current!;
        var node = ReadValue(depth) with { Line = (int)start.Start.Line, Column = (int)start.Start.Column };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = node;
        }

        return node;
    }

    private YamlNode ReadValue(int depth)
    {
        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlScalar(
                scalar.Value,
                scalar.Style != ScalarStyle.Plain || scalar.Tag == "tag:yaml.org,2002:str"
            );
        }

        if (_parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!_parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode(depth + 1));
            }

            return new YamlList(items);
        }

        _parser.Consume<MappingStart>();
        var entries = new List<KeyValuePair<string, YamlNode>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var marks = new List<(int, int)>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = _parser.Consume<Scalar>();
            if (!keys.Add(key.Value))
            {
                throw new YamlException(key.Start, key.End, $"the key '{key.Value}' is there twice");
            }

            marks.Add(((int)key.Start.Line, (int)key.Start.Column));
            entries.Add(new(key.Value, ReadNode(depth + 1)));
        }

        return new YamlMap(entries) { Keys = marks };
    }
}
