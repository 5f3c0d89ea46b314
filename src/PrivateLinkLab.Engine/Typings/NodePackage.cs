namespace PrivateLinkLab.Engine.Typings;

/// <summary>Finds a program's packages as Node.js does.</summary>
internal static class NodePackage
{
    /// <summary>
    /// Gives a package's folder: in node_modules of the program's folder, or the nearest one above it; null for none.
    /// </summary>
    /// <param name="program">The program's folder; null for none.</param>
    /// <param name="name">The package.</param>
    public static string? FolderOf(string? program, string name)
    {
        for (var folder = program; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, "node_modules", name);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
