using PrivateLinkLab.Rules.Yaml;
using YamlDotNet.Core;

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
        if (!File.Exists(path))
        {
            return new Dictionary<string, string>();
        }

        try
        {
            using var text = new StreamReader(path);
            return Settings(YamlReader.Read(text), Path.GetFileName(path), overridden);
        }
        catch (YamlException broken)
        {
            throw LabFailure.BadInput(
                $"{path}, line {broken.Start.Line}, column {broken.Start.Column}: this is not YAML that can be "
                    + $"read: {Sentence(broken.Message)}",
                broken
            );
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw LabFailure.NotCarriedOut($"The file '{path}' cannot be read: {unreadable.Message}", unreadable);
        }
    }

    private static Dictionary<string, string> Settings(YamlNode? document, string file, IReadOnlySet<string> overridden)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        if (document is null or YamlScalar { IsNull: true })
        {
            return settings;
        }

        if (document is not YamlMap root)
        {
            throw LabFailure.BadInput(
                $"{file}: the file is a map with the entry '{ConfigSection}', and this is {document.Kind}."
            );
        }

        switch (root.Find(ConfigSection))
        {
            case null or YamlScalar { IsNull: true }:
                return settings;
            case YamlMap config:
                foreach (var (name, value) in config.Entries.Where(entry => Setting.Concerns(entry.Key)))
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
            case var other:
                throw LabFailure.BadInput($"{file}: '{ConfigSection}' is a map of settings, and this is {other.Kind}.");
        }
    }

    private static bool IsEncrypted(YamlNode value) =>
        value switch
        {
            YamlMap map => map.Find(EncryptedValue) is not null || map.Entries.Any(entry => IsEncrypted(entry.Value)),
            YamlList list => list.Items.Any(IsEncrypted),
            _ => false,
        };

    // The parser begins some of its messages with a position and ends few of them with a full stop.
    private static string Sentence(string message)
    {
        var end = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        return $"{(end < 0 ? message : message[(end + 3)..]).TrimEnd('.')}.";
    }
}
