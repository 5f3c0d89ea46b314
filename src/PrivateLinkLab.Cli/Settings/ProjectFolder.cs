using PrivateLinkLab.Cli.Failures;

namespace PrivateLinkLab.Cli.Settings;

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

    /// <summary>Finds the nearest folder with a Pulumi.yaml.</summary>
    /// <param name="current">Where to begin and go up from.</param>
    /// <param name="otherwise">The folder to take when there is none; null or empty for none.</param>
    /// <exception cref="LabFailure">There is none.</exception>
    public static ProjectFolder Find(string current, string? otherwise)
    {
        for (var folder = current; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, ProjectFile)))
            {
                return new(folder);
            }
        }

        if (!string.IsNullOrEmpty(otherwise) && File.Exists(System.IO.Path.Combine(otherwise, ProjectFile)))
        {
            return new(otherwise);
        }

        throw LabFailure.BadInput(
            $"There is no {ProjectFile} in '{current}' or above it: run the lab inside the project, or set PRIVATELINKLAB_ROOT to the project's folder.");
    }
}
