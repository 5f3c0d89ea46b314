using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Lab.Settings;
using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Lab.Stacks;

/// <summary>
/// Settings of the command line that change nothing, most often because the scenario does not use them.
/// </summary>
internal static class IdleSettings
{
    /// <summary>Finds them: without each, the scenario is planned anew.</summary>
    /// <param name="stack">The stack, with its settings.</param>
    /// <param name="scenario">The scenario that the command line names; null for none.</param>
    /// <returns>A sentence for each; none names a value, which may be a secret.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(LabStack stack, string? scenario)
    {
        if (!stack.HasSettings)
        {
            return [];
        }

        var config = stack.ReadConfig(scenario);
        var planned = await SimulatedGround.PlanAsync(config, stack.Name, isPreview: false);
        var sentences = new List<string>();
        foreach (var (key, value) in DeploymentSettings.Overrides(stack.Settings).Where(setting => IsOwn(setting.Key)))
        {
            // Who writes a default wants nothing changed.
            if (
                ConfigKeys.All.Single(known => known.Name == key).DefaultText != value
                && stack.TryReadConfigWithout(key, scenario) is { } other
                && await TryPlanAsync(other, stack.Name) is { } without
                && without.Equals(planned)
            )
            {
                sentences.Add($"--config {key} changes nothing in {config.Scenario.Name}.");
            }
        }

        return sentences;
    }

    private static bool IsOwn(string key) => key != ConfigKeys.Region && key != ConfigKeys.Scenario;

    private static async Task<ResourceGraph?> TryPlanAsync(LabConfig config, string stack)
    {
        try
        {
            return await SimulatedGround.PlanAsync(config, stack, isPreview: false);
        }
        catch (LabFailure)
        {
            return null;
        }
    }
}
