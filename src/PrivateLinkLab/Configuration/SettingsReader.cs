using System.Globalization;
using System.Text.Json;

namespace PrivateLinkLab.Configuration;

/// <summary>Reads typed values out of settings and gathers what is wrong, so that one run tells all of it.</summary>
internal sealed class SettingsReader(IReadOnlyDictionary<string, string> settings)
{
    private readonly List<string> _errors = [];

    /// <summary>Gives a text, or the default when the key is not set.</summary>
    public string Text(string key, string otherwise) => settings.GetValueOrDefault(key, otherwise);

    /// <summary>Gives a text, or null when the key is not set or empty.</summary>
    public string? TextOrNull(string key) => settings.GetValueOrDefault(key) is { Length: > 0 } text ? text : null;

    /// <summary>Gives a text, or null when the key is not set, empty, or has the word that stands for that.</summary>
    public string? TextUnless(string key, string word) => TextOrNull(key) is { } text && text != word ? text : null;

    /// <summary>Gives true or false, or the default when the key is not set.</summary>
    public bool Boolean(string key, bool otherwise)
    {
        if (settings.GetValueOrDefault(key) is not { } text)
        {
            return otherwise;
        }

        if (text is not ("true" or "false"))
        {
            Add(key, $"is '{text}'", "It is true or false.");
        }

        return text == "true";
    }

    /// <summary>Gives a whole number, or the default when the key is not set.</summary>
    public int Integer(string key, int otherwise, int least, int most)
    {
        if (settings.GetValueOrDefault(key) is not { } text)
        {
            return otherwise;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || number < least || number > most)
        {
            Add(key, $"is '{text}'", string.Create(CultureInfo.InvariantCulture, $"It is a whole number from {least} to {most}."));
        }

        return number;
    }

    /// <summary>Gives one of some values by its text, or the first when the key is not set.</summary>
    public T Choice<T>(string key, params IReadOnlyList<(string Text, T Value)> choices)
    {
        if (settings.GetValueOrDefault(key) is not { } text)
        {
            return choices[0].Value;
        }

        foreach (var choice in choices)
        {
            if (choice.Text == text)
            {
                return choice.Value;
            }
        }

        Add(key, $"is '{text}'", $"It is one of {string.Join(", ", choices.Select(choice => choice.Text))}.");
        return choices[0].Value;
    }

    /// <summary>Gives a list of texts, or null when the key is not set or is [auto].</summary>
    public IReadOnlyList<string>? List(string key) =>
        settings.GetValueOrDefault(key) is { } text && Items(key, text) is { } items && items is not [ConfigKeys.Auto] ? items : null;

    /// <summary>Adds an error.</summary>
    public void Add(string key, string problem, string accepted) =>
        _errors.Add($"{(key.Contains(':', StringComparison.Ordinal) ? key : $"{ConfigKeys.Namespace}:{key}")} {problem}. {accepted}");

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
            Add(key, $"is '{text}'", "It is a JSON array of texts, or texts separated by commas.");
            return null;
        }
    }
}
