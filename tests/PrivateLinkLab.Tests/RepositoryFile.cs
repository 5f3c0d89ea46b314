using System.Runtime.CompilerServices;

namespace PrivateLinkLab.Tests;

/// <summary>Files of the repository that tests read or hold against the code.</summary>
internal static class RepositoryFile
{
    /// <summary>Gives the path of a file, from the repository's top.</summary>
    public static string PathOf(string relative) => Path.Combine(Top(), relative);

    private static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pulumi.yaml")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? SourceTop();
    }

    // Builds may put their output elsewhere.
    private static string SourceTop([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(file, "..", "..", ".."));
}
