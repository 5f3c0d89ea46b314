using PrivateLinkLab.Rules.Yaml;
using YamlDotNet.Core;

namespace PrivateLinkLab.Lab.Settings;

/// <summary>Reads Pulumi's YAML files.</summary>
internal static class SettingsYaml
{
    /// <summary>Gives a file's document; null when there is no file, or nothing in it.</summary>
    /// <exception cref="LabFailure">It cannot be read.</exception>
    public static YamlNode? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var text = new StreamReader(path);
            return YamlReader.Read(text);
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

    // The parser begins some of its messages with a position and ends few of them with a full stop.
    private static string Sentence(string message)
    {
        var end = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        return $"{(end < 0 ? message : message[(end + 3)..]).TrimEnd('.')}.";
    }
}
