using System.Text;
using PrivateLinkLab.Graph.Files;

namespace PrivateLinkLab.Lab.Policies;

/// <summary>
/// What the Pulumi CLI starts for policy packs of the runtime privatelinklab, among the CLI's plugins. It is beside the
/// lab: a plugin's folder gets a script that starts it there.
/// </summary>
/// <param name="plugins">The folder of the CLI's plugins.</param>
internal sealed class PolicyPlugin(string plugins)
{
    private const string Name = "pulumi-analyzer-policy-privatelinklab";
    private const string FolderName = "analyzer-policy-privatelinklab";

    private const UnixFileMode Executable =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    /// <summary>Gives the folder of the CLI's plugins.</summary>
    /// <param name="environment">Gives the variables of the environment.</param>
    /// <exception cref="LabFailure">The user has no home.</exception>
    public static string UsualFolder(Func<string, string?> environment)
    {
        if (environment("PULUMI_HOME") is { Length: > 0 } pulumi)
        {
            return Path.Combine(pulumi, "plugins");
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0
            ? Path.Combine(home, ".pulumi", "plugins")
            : throw LabFailure.BadInput("There is no home folder: --plugins names the folder of Pulumi's plugins.");
    }

    /// <summary>Installs it, in place of what is there of the same version.</summary>
    /// <param name="version">Its version.</param>
    /// <returns>The script.</returns>
    /// <exception cref="LabFailure">It is not beside the lab, or the script cannot be written.</exception>
    public string Install(Version version)
    {
        var program = Path.Combine(AppContext.BaseDirectory, $"{Name}.dll");
        if (!File.Exists(program))
        {
            throw LabFailure.NotCarriedOut($"There is no '{program}': build the lab again.");
        }

        var script = Path.Combine(
            plugins,
            $"{FolderName}-v{version.ToString(3)}",
            OperatingSystem.IsWindows() ? $"{Name}.cmd" : Name
        );
        var text = OperatingSystem.IsWindows()
            ? $"@dotnet \"{program}\" %*\r\n"
            : $"#!/bin/sh\nexec dotnet '{program.Replace("'", "'\\''", StringComparison.Ordinal)}' \"$@\"\n";
        try
        {
            AtomicFile.Write(script, Encoding.UTF8.GetBytes(text), Executable);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw LabFailure.NotCarriedOut($"The plugin cannot be written to '{script}': {refusal.Message}", refusal);
        }

        return script;
    }
}
