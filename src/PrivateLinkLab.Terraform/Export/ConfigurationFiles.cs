using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>
/// The files of a configuration while it is written: blocks are added to a file, in the order in which they come.
/// </summary>
internal sealed class ConfigurationFiles
{
    private const string Comment = "//";

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] BlockOrder =
    [
        Comment,
        "terraform",
        "provider",
        "variable",
        "data",
        "resource",
        "locals",
        "output",
    ];

    private readonly Dictionary<string, JsonObject> _files = new(StringComparer.Ordinal);

    /// <summary>Begins a file, whose name is made unique, and gives the name.</summary>
    /// <param name="stem">The wanted name, without ending.</param>
    /// <param name="comment">What the file has.</param>
    public string Begin(string stem, string comment)
    {
        var name = $"{stem}.tf.json";
        for (var number = 2; _files.ContainsKey(name); number++)
        {
            name = $"{stem}_{number}.tf.json";
        }

        _files[name] = new JsonObject { [Comment] = $"{ConfigurationFolder.Mark}: {comment}" };
        return name;
    }

    /// <summary>Begins a file that has nothing but comments.</summary>
    /// <param name="stem">The wanted name, without ending.</param>
    /// <param name="comment">What the file has.</param>
    /// <param name="lines">The comments.</param>
    public void AddComments(string stem, string comment, IEnumerable<string> lines)
    {
        var content = _files[Begin(stem, comment)];
        content[Comment] = new JsonArray([
            content[Comment]!.DeepClone(),
            .. lines.Select(line => JsonValue.Create(line)),
        ]);
    }

    /// <summary>Puts a value into a file, under the given keys.</summary>
    public void Add(string file, JsonNode value, params ReadOnlySpan<string> keys)
    {
        var into = _files[file];
        foreach (var key in keys[..^1])
        {
            if (into[key] is not JsonObject inner)
            {
                into[key] = inner = [];
            }

            into = inner;
        }

        into[keys[^1]] = value;
    }

    /// <summary>The files that have more than the comment with which they begin.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> ToBytes() =>
        _files
            .Where(file => file.Value.Count > 1 || file.Value[Comment] is JsonArray)
            .ToImmutableSortedDictionary(file => file.Key, file => Bytes(file.Value), StringComparer.Ordinal);

    private static ReadOnlyMemory<byte> Bytes(JsonObject content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            foreach (var (kind, block) in content.OrderBy(entry => Array.IndexOf(BlockOrder, entry.Key)))
            {
                writer.WritePropertyName(kind);
                block!.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }
}
