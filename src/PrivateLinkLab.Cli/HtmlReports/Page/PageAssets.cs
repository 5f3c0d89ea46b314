using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PrivateLinkLab.Cli.HtmlReports.Page;

/// <summary>The script and the style sheet of a report's page, from the files beside this one.</summary>
internal static partial class PageAssets
{
    // Each after those that it imports from.
    private static readonly ImmutableArray<string> Modules =
    [
        "data",
        "dom",
        "address",
        "path",
        "map",
        "findings",
        "reach",
        "faults",
        "main",
    ];

    /// <summary>The names of the modules' files, in the order in which they are joined.</summary>
    public static IEnumerable<string> ModuleFiles => Modules.Select(module => $"{module}.js");

    /// <summary>
    /// The modules as one script, since a page in one file has nothing to import from: each becomes a function that is
    /// called once and gives what the module exports.
    /// </summary>
    public static string Script { get; } = string.Concat(Modules.Select(Joined));

    /// <summary>The style sheet, without that of the map.</summary>
    public static string StyleSheet { get; } = Read("report.css");

    /// <summary>What a Content Security Policy calls an inline script or style sheet.</summary>
    public static string SourceOf(string text) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Joined(string module)
    {
        var text = new StringBuilder().Append($"const {module} = (() => {{\n");
        List<string> exported = [];
        foreach (var line in Read($"{module}.js").TrimEnd('\n').Split('\n'))
        {
            if (ImportLine().Match(line) is { Success: true } import)
            {
                text.Append($"const {import.Groups["names"].Value} = {import.Groups["module"].Value};\n");
            }
            else if (ExportLine().Match(line) is { Success: true } export)
            {
                exported.Add(export.Groups["name"].Value);
                text.Append(line.AsSpan("export ".Length)).Append('\n');
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }

        return text.Append($"return {{ {string.Join(", ", exported)} }};\n}})();\n").ToString();
    }

    [GeneratedRegex(@"^import (?<names>\{[^}]*\}) from '\./(?<module>\w+)\.js';$", RegexOptions.ExplicitCapture)]
    private static partial Regex ImportLine();

    [GeneratedRegex(@"^export (const|function) (?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ExportLine();

    /// <summary>The text of a file.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"report/{name}")
            ?? throw new InvalidOperationException($"The report's file '{name}' is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
