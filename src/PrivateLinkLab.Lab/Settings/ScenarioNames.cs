using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Settings;

/// <summary>The scenarios' names on the command line.</summary>
internal static class ScenarioNames
{
    /// <summary>Checks that there is a scenario of this name.</summary>
    /// <exception cref="LabFailure">There is none; the message says which there are.</exception>
    public static void Check(string name)
    {
        if (ScenarioCatalog.Find(name) is not null)
        {
            return;
        }

        var names = ScenarioCatalog.All.Select(scenario => scenario.Name).ToArray();
        throw LabFailure.BadInput(
            $"There is no scenario '{name}'; "
                + (
                    Nearest.To(name, names) is { } nearest
                        ? $"did you mean {nearest}?"
                        : $"there are {string.Join(", ", names)}."
                )
        );
    }
}
