namespace PrivateLinkLab.TestSupport;

/// <summary>Files of the repository that tests read or hold against the code.</summary>
internal static class RepositoryFile
{
    /// <summary>Gives the path of a file or folder, from the repository's top.</summary>
    public static string PathOf(string relative) => Path.Combine(Top(), relative);

    private static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pulumi.yaml")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException(
                $"There is no Pulumi.yaml in a folder above {AppContext.BaseDirectory}: the tests run from a build "
                    + "inside the repository."
            );
    }
}
