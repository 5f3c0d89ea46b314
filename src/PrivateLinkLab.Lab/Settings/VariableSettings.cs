namespace PrivateLinkLab.Lab.Settings;

/// <summary>
/// Settings that environment variables give: over those of the stack's file, below those of --config.
/// </summary>
internal static class VariableSettings
{
    /// <summary>What such a variable's name begins with; the key follows.</summary>
    public const string Prefix = "PRIVATELINKLAB_CONFIG_";

    /// <summary>Gives them as --config would.</summary>
    /// <param name="variables">The values by key.</param>
    /// <exception cref="LabFailure">There is no such setting.</exception>
    public static IEnumerable<string> AsOverrides(IReadOnlyDictionary<string, string> variables) =>
        variables
            .OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => $"{Setting.KeyOf(variable.Key, $"{Prefix}{variable.Key}")}={variable.Value}");
}
