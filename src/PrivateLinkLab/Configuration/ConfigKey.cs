using System.Globalization;

namespace PrivateLinkLab.Configuration;

/// <summary>
/// A setting of the program, as <c>pulumi config set</c>, Pulumi.NAME.yaml and <c>--config</c> take it: its key, its
/// default, what it accepts and what it decides. Stands for its key wherever a text is asked for.
/// </summary>
public abstract class ConfigKey
{
    private protected ConfigKey(string name, string description) => (Name, Description) = (name, description);

    /// <summary>The key without its namespace, which is <see cref="ConfigKeys.Namespace"/>.</summary>
    public string Name { get; }

    /// <summary>What it decides.</summary>
    public string Description { get; }

    /// <summary>The type that Pulumi.yaml declares: string, boolean, integer or array.</summary>
    public abstract string Type { get; }

    /// <summary>The value that holds when it is not set, as Pulumi.yaml writes it; null for none.</summary>
    public abstract string? DefaultText { get; }

    /// <summary>Gives the key.</summary>
    /// <param name="key">The setting.</param>
    public static implicit operator string(ConfigKey key) => key.Name;

    /// <summary>The key.</summary>
    public override string ToString() => Name;
}

/// <summary>A setting that is true or false.</summary>
public sealed class BooleanKey : ConfigKey
{
    private readonly bool _default;

    internal BooleanKey(string name, string description, bool @default)
        : base(name, description) => _default = @default;

    /// <inheritdoc/>
    public override string Type => "boolean";

    /// <inheritdoc/>
    public override string DefaultText => _default ? "true" : "false";

    internal bool Read(string? text, SettingsReader reader)
    {
        if (text is not (null or "true" or "false"))
        {
            reader.Add(Name, $"is '{text}'", "It must be true or false.");
        }

        return text is null ? _default : text == "true";
    }
}

/// <summary>A setting that is a whole number.</summary>
public sealed class WholeNumberKey : ConfigKey
{
    private readonly int _default;
    private readonly int _least;
    private readonly int _most;

    internal WholeNumberKey(string name, string description, int @default, int least, int most)
        : base(name, description) => (_default, _least, _most) = (@default, least, most);

    /// <inheritdoc/>
    public override string Type => "integer";

    /// <inheritdoc/>
    public override string DefaultText => _default.ToString(CultureInfo.InvariantCulture);

    internal int Read(string? text, SettingsReader reader)
    {
        if (text is null)
        {
            return _default;
        }

        if (
            !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || number < _least
            || number > _most
        )
        {
            reader.Add(
                Name,
                $"is '{text}'",
                string.Create(CultureInfo.InvariantCulture, $"It must be a whole number from {_least} to {_most}.")
            );
        }

        return number;
    }
}

/// <summary>A setting that is a text.</summary>
public sealed class TextKey : ConfigKey
{
    internal TextKey(string name, string description, string @default)
        : base(name, description) => DefaultText = @default;

    /// <inheritdoc/>
    public override string Type => "string";

    /// <inheritdoc/>
    public override string DefaultText { get; }
}

/// <summary>
/// A setting that is a text or nothing, for which a word stands: Pulumi asks for every declared setting without a
/// default.
/// </summary>
public sealed class OptionalTextKey : ConfigKey
{
    internal OptionalTextKey(string name, string description, string nothing)
        : base(name, description) => DefaultText = nothing;

    /// <inheritdoc/>
    public override string Type => "string";

    /// <summary>The word that stands for nothing.</summary>
    public override string DefaultText { get; }
}

/// <summary>
/// A setting that is a secret text, to be set with <c>pulumi config set --secret</c>. Pulumi.yaml does not declare it,
/// since Pulumi would ask for a value.
/// </summary>
public sealed class SecretKey : ConfigKey
{
    internal SecretKey(string name, string description)
        : base(name, description) { }

    /// <inheritdoc/>
    public override string Type => "string";

    /// <inheritdoc/>
    public override string? DefaultText => null;
}

/// <summary>A setting that is a list of texts: a JSON array, or texts separated by commas.</summary>
public sealed class ListKey : ConfigKey
{
    internal ListKey(string name, string description, bool isAuto = true)
        : base(name, description) => DefaultText = isAuto ? $"[{ConfigKeys.Auto}]" : "[]";

    /// <inheritdoc/>
    public override string Type => "array";

    /// <summary>[auto] for a list that depends on other settings, [] for an empty one.</summary>
    public override string DefaultText { get; }
}

/// <summary>A setting that is one of some words.</summary>
/// <typeparam name="T">What the words stand for.</typeparam>
public sealed class ChoiceKey<T> : ConfigKey
{
    private readonly IReadOnlyList<(string Word, T Value)> _choices;

    internal ChoiceKey(string name, string description, params IReadOnlyList<(string Word, T Value)> choices)
        : base(name, description) => _choices = choices;

    /// <inheritdoc/>
    public override string Type => "string";

    /// <summary>The first of the words.</summary>
    public override string DefaultText => _choices[0].Word;

    internal T Read(string? text, SettingsReader reader)
    {
        if (text is null)
        {
            return _choices[0].Value;
        }

        foreach (var (word, value) in _choices)
        {
            if (word == text)
            {
                return value;
            }
        }

        var words = string.Join(", ", _choices.Select(choice => choice.Word));
        reader.Add(Name, $"is '{text}'", $"It must be one of {words}.");
        return _choices[0].Value;
    }
}

/// <summary>The setting that names a scenario, of those that whoever reads the settings has.</summary>
public sealed class ScenarioKey : ConfigKey
{
    internal ScenarioKey(string name, string description, string @default)
        : base(name, description) => DefaultText = @default;

    /// <inheritdoc/>
    public override string Type => "string";

    /// <inheritdoc/>
    public override string DefaultText { get; }

    internal ScenarioShape Read(SettingsReader reader, IReadOnlyList<ScenarioShape> scenarios)
    {
        var name = reader.Text(this) ?? DefaultText;
        if (scenarios.FirstOrDefault(scenario => scenario.Name == name) is { } found)
        {
            return found;
        }

        reader.Add(
            Name,
            $"is '{name}'",
            $"It must be one of {string.Join(", ", scenarios.Select(scenario => scenario.Name))}."
        );
        return scenarios[0];
    }
}
