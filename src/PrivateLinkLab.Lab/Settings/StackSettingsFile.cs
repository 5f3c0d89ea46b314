using PrivateLinkLab.Rules.Yaml;

namespace PrivateLinkLab.Lab.Settings;

/// <summary>Pulumi.STACK.yaml: a stack's settings, as <c>pulumi config set</c> writes them.</summary>
internal static class StackSettingsFile
{
    private const string ConfigSection = "config";
    private const string EncryptedValue = "secure";

    /// <summary>
    /// Gives the settings by key, each the text that Pulumi would hand to the program; none when there is no file.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="overridden">Keys whose value is given elsewhere, so that theirs need not be readable.</param>
    /// <exception cref="LabFailure">The file cannot be read, or says something that is not accepted.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path, IReadOnlySet<string> overridden)
    {
        var file = Path.GetFileName(path);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in ReadSection(path).Where(entry => Setting.Concerns(entry.Key)))
        {
            var key = Setting.KeyOf(name, file);
            if (overridden.Contains(key) || value is YamlScalar { IsNull: true })
            {
                continue;
            }

            settings[key] = IsEncrypted(value)
                ? throw LabFailure.BadInput(
                    $"{file}: {name} is encrypted, and only Pulumi can decrypt it: give its value with "
                        + $"--config {key}=VALUE."
                )
                : value.AsSetting();
        }

        return settings;
    }

    /// <summary>Gives the settings as they stand in the file, in its order; none when there is no file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="LabFailure">The file cannot be read, or its settings are no map.</exception>
    public static IReadOnlyList<KeyValuePair<string, YamlNode>> ReadSection(string path)
    {
        var file = Path.GetFileName(path);
        switch (SettingsYaml.Read(path))
        {
            case null or YamlScalar { IsNull: true }:
                return [];
            case YamlMap root:
                return root.Find(ConfigSection) switch
                {
                    null or YamlScalar { IsNull: true } => [],
                    YamlMap config => config.Entries,
                    var other => throw LabFailure.BadInput(
                        $"{file}: '{ConfigSection}' is a map of settings, and this is {other.Kind}."
                    ),
                };
            case var other:
                throw LabFailure.BadInput(
                    $"{file}: the file is a map with the entry '{ConfigSection}', and this is {other.Kind}."
                );
        }
    }

    /// <summary>Whether a value, or something in it, is one that Pulumi has encrypted.</summary>
    public static bool IsEncrypted(YamlNode value) =>
        value switch
        {
            YamlMap map => map.Find(EncryptedValue) is not null || map.Entries.Any(entry => IsEncrypted(entry.Value)),
            YamlList list => list.Items.Any(IsEncrypted),
            _ => false,
        };
}
