namespace PrivateLinkLab.Lab.Settings;

/// <summary>The folder of the Pulumi project: it has the stacks' settings and, in .lab, their states.</summary>
internal sealed class ProjectFolder
{
    private const string ProjectFile = "Pulumi.yaml";

    private ProjectFolder(string path) => Path = path;

    /// <summary>The folder's path.</summary>
    public string Path { get; }

    /// <summary>Where the states are.</summary>
    public string StateFolder => System.IO.Path.Combine(Path, ".lab");

    /// <summary>Where a stack's settings are, or would be.</summary>
    public string SettingsOf(string stack) => System.IO.Path.Combine(Path, $"Pulumi.{stack}.yaml");

    /// <summary>
    /// Finds the project: the folder that the command line names, or the nearest one with a Pulumi.yaml.
    /// </summary>
    /// <param name="current">Where to begin and go up from.</param>
    /// <param name="given">The folder that the command line names; null for none.</param>
    /// <param name="option">The option by which it does.</param>
    /// <returns>The project; null when there is none and none is named.</returns>
    /// <exception cref="LabFailure">The folder that is named is no project.</exception>
    public static ProjectFolder? Find(string current, string? given, string option = "--project")
    {
        if (given is not null)
        {
            var named = System.IO.Path.GetFullPath(given, current);
            return File.Exists(System.IO.Path.Combine(named, ProjectFile))
                ? new(named)
                : throw LabFailure.BadInput(
                    $"{option} is '{given}', and there is no {ProjectFile} in '{named}'; expected a project's "
                        + "folder."
                );
        }

        for (var folder = current; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, ProjectFile)))
            {
                return new(folder);
            }
        }

        return null;
    }

    /// <summary>Says that a command needs a project, and there is none.</summary>
    /// <param name="current">Where it was looked for.</param>
    public static LabFailure Missing(string current) =>
        LabFailure.BadInput(
            $"There is no {ProjectFile} in '{current}' or above it: run the lab inside the project, or name the "
                + "project's folder with --project DIR."
        );
}
