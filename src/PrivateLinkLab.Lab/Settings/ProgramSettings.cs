using PrivateLinkLab.Configuration;
using PrivateLinkLab.Rules.Yaml;

namespace PrivateLinkLab.Lab.Settings;

/// <summary>
/// A program's configuration: Pulumi.yaml's own settings, over them Pulumi.STACK.yaml, over it --config. Keys have
/// their namespace; values that are no texts are JSON, as Pulumi hands them to programs.
/// </summary>
internal sealed class ProgramSettings
{
    private const string DefaultRegion = "us-east-1";

    private readonly string _project;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _secret = new(StringComparer.Ordinal);

    private ProgramSettings(string project) => _project = project;

    /// <summary>The values by their full keys.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>The keys whose values are secret.</summary>
    public IReadOnlyCollection<string> SecretKeys => _secret;

    /// <summary>The region.</summary>
    public string Region => _values[ConfigKeys.Region];

    /// <summary>Puts the settings together.</summary>
    /// <param name="file">The project.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="overrides">Settings over those of the files, as KEY=VALUE.</param>
    /// <exception cref="LabFailure">One is not accepted, or encrypted and not given.</exception>
    public static ProgramSettings Read(ProgramFile file, string stack, IReadOnlyList<string> overrides)
    {
        var settings = new ProgramSettings(file.Name);
        settings._values[ConfigKeys.Region] = DefaultRegion;
        var given = settings.Given(overrides);
        settings.TakeDefaults(file.Settings);
        settings.TakeStack(file.SettingsOf(stack), given);
        foreach (var (key, value) in given)
        {
            settings._values[key] = value;
        }

        return settings;
    }

    private Dictionary<string, string> Given(IReadOnlyList<string> overrides)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in overrides)
        {
            var end = text.IndexOf('=', StringComparison.Ordinal);
            if (end <= 0)
            {
                // Not repeated: it may be a secret whose key was forgotten.
                throw LabFailure.BadInput(
                    $"--config takes KEY=VALUE, for example --config {ConfigKeys.Region}={DefaultRegion}."
                );
            }

            given[FullKey(text[..end])] = text[(end + 1)..];
        }

        return given;
    }

    private void TakeDefaults(YamlMap declared)
    {
        foreach (var (key, declaration) in declared.Entries)
        {
            var value = declaration is YamlMap described
                ? described.Find("value") ?? described.Find("default")
                : declaration;
            if (declaration is YamlMap { } map && map.Find("secret") is YamlScalar { Text: "true" })
            {
                _secret.Add(FullKey(key));
            }

            if (value is not (null or YamlScalar { IsNull: true }))
            {
                _values[FullKey(key)] = value.AsSetting();
            }
        }
    }

    private void TakeStack(string path, Dictionary<string, string> given)
    {
        var name = Path.GetFileName(path);
        var encrypted = new List<string>();
        foreach (var (written, value) in StackSettingsFile.ReadSection(path))
        {
            var key = FullKey(written);
            if (StackSettingsFile.IsEncrypted(value))
            {
                _secret.Add(key);
                if (!given.ContainsKey(key))
                {
                    encrypted.Add(written);
                }
            }
            else if (value is not YamlScalar { IsNull: true })
            {
                _values[key] = value.AsSetting();
            }
        }

        if (encrypted.Count > 0)
        {
            throw LabFailure.BadInput(
                string.Join(
                    '\n',
                    encrypted.Select(key =>
                        $"{name}: {key} is encrypted, and only Pulumi can decrypt it: give its value with --config "
                        + $"{ShortKey(key)}=VALUE."
                    )
                )
            );
        }
    }

    // As in Pulumi, a key without a namespace is the project's.
    private string FullKey(string key) => key.Contains(':', StringComparison.Ordinal) ? key : $"{_project}:{key}";

    private string ShortKey(string key) =>
        key.StartsWith($"{_project}:", StringComparison.Ordinal) ? key[(_project.Length + 1)..] : key;
}
