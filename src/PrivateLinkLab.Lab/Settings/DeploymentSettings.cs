using System.Collections.ObjectModel;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Settings;

/// <summary>
/// Puts a deployment's settings together: Pulumi.STACK.yaml, over it --config, over it the SCENARIO argument.
/// </summary>
internal static class DeploymentSettings
{
    private const string DefaultRegion = "us-east-1";

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="file">The stack's file, which need not be there; null for none.</param>
    /// <param name="overrides">The settings of the command line, as KEY=VALUE.</param>
    /// <param name="scenario">The scenario that it names; null for none.</param>
    /// <exception cref="LabFailure">One is not accepted.</exception>
    /// <exception cref="LabConfigException">Values are not accepted.</exception>
    public static LabConfig Read(string? file, IReadOnlyList<string> overrides, string? scenario)
    {
        if (scenario is not null)
        {
            ScenarioNames.Check(scenario);
        }

        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { [ConfigKeys.Region] = DefaultRegion };
        var given = Overrides(overrides);
        if (scenario is not null)
        {
            if (given.TryGetValue(ConfigKeys.Scenario, out var other) && other != scenario)
            {
                throw LabFailure.BadInput(
                    $"SCENARIO is '{scenario}' and --config {ConfigKeys.Scenario} is '{other}': give one of the two."
                );
            }

            given[ConfigKeys.Scenario] = scenario;
        }

        IReadOnlyDictionary<string, string> ofStack = file is null
            ? ReadOnlyDictionary<string, string>.Empty
            : StackSettingsFile.Read(file, given.Keys.ToHashSet(StringComparer.Ordinal));
        foreach (var (key, value) in ofStack)
        {
            settings[key] = value;
        }

        foreach (var (key, value) in given)
        {
            settings[key] = value;
        }

        return ScenarioCatalog.Read(settings);
    }

    /// <summary>Gives the settings of the command line by key, the last of each key.</summary>
    /// <exception cref="LabFailure">One is no KEY=VALUE, or there is no such setting.</exception>
    public static Dictionary<string, string> Overrides(IReadOnlyList<string> overrides)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in overrides)
        {
            if (SettingSlip.Is(text))
            {
                throw SettingSlip.Of(text);
            }

            var end = text.IndexOf('=', StringComparison.Ordinal);
            settings[Setting.KeyOf(text[..end], "--config")] = text[(end + 1)..];
        }

        return settings;
    }
}
