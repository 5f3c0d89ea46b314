using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The configuration values of a namespace, which the engine gives in environment variables. A value that is
/// missing or of the wrong type is a <see cref="RunException"/> that names the key.</summary>
public sealed class Config
{
    private readonly string _name;

    /// <summary>Opens a namespace.</summary>
    /// <param name="name">The namespace; the project's name when <see langword="null"/>.</param>
    public Config(string? name = null)
    {
        const string suffix = ":config";
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
    }

    private delegate bool Parser<T>(string text, out T value);

    /// <summary>A value, or <see langword="null"/>.</summary>
    /// <param name="key">The key without namespace.</param>
    /// <returns>The value.</returns>
    public string? Get(string key) => Deployment.Required.Config.Get(FullKey(key));

    /// <inheritdoc cref="Get"/>
    public bool? GetBoolean(string key) => Parse<bool>(key, TryParseBoolean);

    /// <inheritdoc cref="Get"/>
    public int? GetInt32(string key) => Parse<int>(key, TryParseInt32);

    /// <inheritdoc cref="Get"/>
    public double? GetDouble(string key) => Parse<double>(key, TryParseDouble);

    /// <summary>A value read as JSON, or the type's default.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The key without namespace.</param>
    /// <returns>The value.</returns>
    [return: MaybeNull]
    public T GetObject<T>(string key) => Get(key) is { } text ? ParseObject<T>(key, text, options: null) : default;

    /// <summary>A value read as JSON, or the type's default.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The key without namespace.</param>
    /// <param name="options">How to read it.</param>
    /// <returns>The value.</returns>
    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) =>
        Get(key) is { } text ? ParseObject<T>(key, text, options) : default;

    /// <summary>A value as a secret, or <see langword="null"/>.</summary>
    /// <param name="key">The key without namespace.</param>
    /// <returns>The secret.</returns>
    public Output<string>? GetSecret(string key) => Get(key) is { } text ? Output.CreateSecret(text) : null;

    /// <summary>A value that must be there.</summary>
    /// <param name="key">The key without namespace.</param>
    /// <returns>The value.</returns>
    public string Require(string key) => Get(key) ?? throw Missing(key);

    /// <inheritdoc cref="Require"/>
    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    /// <inheritdoc cref="Require"/>
    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    /// <inheritdoc cref="Require"/>
    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    /// <summary>A value that must be there, read as JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The key without namespace.</param>
    /// <returns>The value.</returns>
    public T RequireObject<T>(string key) => ParseObject<T>(key, Require(key), options: null);

    /// <summary>A value that must be there, read as JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The key without namespace.</param>
    /// <param name="options">How to read it.</param>
    /// <returns>The value.</returns>
    public T RequireObject<T>(string key, JsonSerializerOptions options) => ParseObject<T>(key, Require(key), options);

    /// <summary>A value that must be there, as a secret.</summary>
    /// <param name="key">The key without namespace.</param>
    /// <returns>The secret.</returns>
    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    private static bool TryParseBoolean(string text, out bool value)
    {
        value = text == "true";
        return value || text == "false";
    }

    private static bool TryParseInt32(string text, out int value) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);

    private static bool TryParseDouble(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private T? Parse<T>(string key, Parser<T> parser)
        where T : struct
    {
        if (Get(key) is not { } text)
        {
            return null;
        }

        return parser(text, out var value) ? value : throw WrongType(key, text, typeof(T).Name, cause: null);
    }

    private T ParseObject<T>(string key, string text, JsonSerializerOptions? options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, options)!;
        }
        catch (JsonException cause)
        {
            throw WrongType(key, text, typeof(T).FullName!, cause);
        }
    }

    private RunException WrongType(string key, string text, string type, JsonException? cause) =>
        new($"Configuration '{FullKey(key)}' value '{text}' is not a valid {type}", cause);

    private RunException Missing(string key) =>
        new(
            $"Missing Required configuration variable '{FullKey(key)}'\n"
                + $"\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`"
        );

    private string FullKey(string key) => $"{_name}:{key}";
}
