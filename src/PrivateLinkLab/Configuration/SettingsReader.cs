using System.Text.Json;

namespace PrivateLinkLab.Configuration;

/// <summary>Reads typed values out of settings and gathers what is wrong, so that one run tells all of it.</summary>
internal sealed class SettingsReader(IReadOnlyDictionary<string, string> settings)
{
    private readonly List<string> _errors = [];

    /// <summary>Gives the region's code as it is set, or null when it is not set or empty.</summary>
    public string? Region() => settings.GetValueOrDefault(ConfigKeys.Region) is { Length: > 0 } text ? text : null;

    /// <summary>Gives the text of a setting as it is set, or null when it is not set.</summary>
    public string? Text(ConfigKey key) => settings.GetValueOrDefault(key);

    /// <summary>Gives true or false.</summary>
    public bool Read(BooleanKey key) => key.Read(settings.GetValueOrDefault(key), this);

    /// <summary>Gives a whole number.</summary>
    public int Read(WholeNumberKey key) => key.Read(settings.GetValueOrDefault(key), this);

    /// <summary>Gives what a word stands for.</summary>
    public T Read<T>(ChoiceKey<T> key) => key.Read(settings.GetValueOrDefault(key), this);

    /// <summary>Gives a text.</summary>
    public string Read(TextKey key) => settings.GetValueOrDefault(key, key.DefaultText);

    /// <summary>
    /// Gives a text, or null when the key is not set, empty, or has the word that stands for nothing.
    /// </summary>
    public string? Read(OptionalTextKey key) =>
        settings.GetValueOrDefault(key) is { Length: > 0 } text && text != key.DefaultText ? text : null;

    /// <summary>Gives a secret text, or null when the key is not set or empty.</summary>
    public string? Read(SecretKey key) => settings.GetValueOrDefault(key) is { Length: > 0 } text ? text : null;

    /// <summary>Gives a list of texts, or null when the key is not set or is [auto].</summary>
    public IReadOnlyList<string>? Read(ListKey key) =>
        settings.GetValueOrDefault(key) is { } text && Items(key, text) is { } items && items is not [ConfigKeys.Auto]
            ? items
            : null;

    /// <summary>Adds an error.</summary>
    public void Add(string key, string problem, string accepted) =>
        _errors.Add(
            $"{(key.Contains(':', StringComparison.Ordinal) ? key : $"{ConfigKeys.Namespace}:{key}")} {problem}. "
                + $"{accepted}"
        );

    /// <summary>Throws when anything was found.</summary>
    public void Throw()
    {
        if (_errors.Count > 0)
        {
            throw new LabConfigException(string.Join('\n', _errors));
        }
    }

    private string[]? Items(string key, string text)
    {
        if (!text.TrimStart().StartsWith('['))
        {
            return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return [.. json.RootElement.EnumerateArray().Select(item => item.GetString() ?? throw new JsonException())];
        }
        catch (Exception notAList) when (notAList is JsonException or InvalidOperationException)
        {
            Add(key, $"is '{text}'", "It must be a JSON array of texts, or texts separated by commas.");
            return null;
        }
    }
}
