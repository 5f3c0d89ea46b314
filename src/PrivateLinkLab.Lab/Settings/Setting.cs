using PrivateLinkLab.Configuration;

namespace PrivateLinkLab.Lab.Settings;

/// <summary>The names of the settings that the lab knows.</summary>
internal static class Setting
{
    private const string Prefix = $"{ConfigKeys.Namespace}:";

    /// <summary>Gives the key as the program reads it: without the project's namespace, or aws:region.</summary>
    /// <param name="name">The key as the user wrote it.</param>
    /// <param name="origin">Where it was written, to begin the error's sentence with.</param>
    /// <exception cref="LabFailure">There is no such setting.</exception>
    public static string KeyOf(string name, string origin)
    {
        if (name == ConfigKeys.Region)
        {
            return name;
        }

        var key = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
        var known = ConfigKeys.All.Select(setting => setting.Name);
        if (known.Contains(key))
        {
            return key;
        }

        // Nobody who forgets the namespace is far from what was meant.
        var nearest = ConfigKeys.Region.EndsWith($":{key}", StringComparison.Ordinal)
            ? ConfigKeys.Region
            : Nearest.To(key, [.. known, ConfigKeys.Region]);
        throw LabFailure.BadInput(
            $"{origin}: there is no setting '{name}'; "
                + (
                    nearest is null
                        ? $"the settings are {string.Join(", ", known)} and {ConfigKeys.Region}."
                        : $"did you mean {nearest}?"
                )
        );
    }

    /// <summary>
    /// Whether a key of Pulumi.STACK.yaml is for this program; the other namespaces are the providers' own.
    /// </summary>
    public static bool Concerns(string name) =>
        name == ConfigKeys.Region || name.StartsWith(Prefix, StringComparison.Ordinal);
}
