using PrivateLinkLab.Rules.Yaml;

namespace PrivateLinkLab.Lab.Settings;

/// <summary>Pulumi.yaml: what a project is called, what runs it, and which settings it has by itself.</summary>
internal sealed record ProgramFile
{
    /// <summary>The file's name.</summary>
    public const string FileName = "Pulumi.yaml";

    /// <summary>The project's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The project's name.</summary>
    public required string Name { get; init; }

    /// <summary>What runs it: nodejs, dotnet or another of Pulumi's.</summary>
    public required string Runtime { get; init; }

    /// <summary>What is run, below the folder; null for the folder itself.</summary>
    public string? Main { get; init; }

    /// <summary>The runtime's options.</summary>
    public YamlMap Options { get; init; } = new([]);

    /// <summary>The project's settings; empty when it has none.</summary>
    public YamlMap Settings { get; init; } = new([]);

    /// <summary>The folder of the stacks' files.</summary>
    public required string StackFolder { get; init; }

    /// <summary>Where a stack's settings are, or would be.</summary>
    public string SettingsOf(string stack) => Path.Combine(StackFolder, $"Pulumi.{stack}.yaml");

    /// <summary>Gives the project's name, or null when the file cannot be read or has none.</summary>
    public static string? NameIn(string folder)
    {
        try
        {
            return Read(folder).Name;
        }
        catch (LabFailure)
        {
            return null;
        }
    }

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <exception cref="LabFailure">There is none, or it says something that is not accepted.</exception>
    public static ProgramFile Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (SettingsYaml.Read(path) is not YamlMap file)
        {
            throw LabFailure.BadInput($"{path}: the file is a map with the entries 'name' and 'runtime'.");
        }

        var runtime = file.Find("runtime");
        return new()
        {
            Folder = folder,
            Name = Text(file.Find("name"))
                ?? throw LabFailure.BadInput($"{path}: 'name' is missing, the name of the project."),
            Runtime = Text(runtime is YamlMap described ? described.Find("name") : runtime)
                ?? throw LabFailure.BadInput($"{path}: 'runtime' is missing; expected nodejs or dotnet."),
            Main = Text(file.Find("main")),
            Options = (runtime as YamlMap)?.Find("options") as YamlMap ?? new([]),
            Settings = file.Find("config") as YamlMap ?? new([]),
            StackFolder = Path.GetFullPath(Text(file.Find("stackConfigDir")) ?? "", folder),
        };
    }

    /// <summary>Gives the text of an option of the runtime, or null.</summary>
    public string? Option(string name) => Text(Options.Find(name));

    private static string? Text(YamlNode? node) =>
        node is YamlScalar { IsNull: false, Text.Length: > 0 } scalar ? scalar.Text : null;
}
