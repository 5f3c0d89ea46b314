namespace EmbeddedPulumi.Generator;

/// <summary>What no rule gives (csharp-names.json): namespaces, renamed members, numbers with a fraction.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, string> _namespaces = [];
    private readonly Dictionary<(string Type, string Member), string> _renames = [];
    private readonly HashSet<(string Type, string Member)> _doubles = [];

    /// <exception cref="FormatException">The text is no such table.</exception>
    public static NameTable Read(string text)
    {
        var root = JsonReader.Parse(text);
        var table = new NameTable();
        foreach (var row in root["namespaces"].Items)
        {
            table._namespaces.Add(row["module"].Text, row["name"].Text);
        }

        foreach (var row in root["renames"].Items)
        {
            table._renames.Add((row["type"].Text, row["member"].Text), row["name"].Text);
        }

        foreach (var row in root["doubles"].Items)
        {
            table._doubles.Add((row["type"].Text, row["member"].Text));
        }

        return table;
    }

    public string? NamespaceOf(string module) => _namespaces.TryGetValue(module, out var name) ? name : null;

    public string? RenameOf(string type, string member) =>
        _renames.TryGetValue((type, member), out var name) ? name : null;

    public bool IsDouble(string type, string member) => _doubles.Contains((type, member));
}
