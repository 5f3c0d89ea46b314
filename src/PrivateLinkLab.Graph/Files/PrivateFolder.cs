namespace PrivateLinkLab.Graph.Files;

/// <summary>A folder that only its owner may look into (0700 on Unix).</summary>
public static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder, or takes it away from others when it is there already.</summary>
    /// <param name="path">The folder; those above it are made as usual.</param>
    /// <exception cref="IOException">It cannot be made, or a file has its name.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not make it.</exception>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } above)
        {
            Directory.CreateDirectory(above);
        }

        Directory.CreateDirectory(path, OwnerOnly);
        if (File.GetUnixFileMode(path) != OwnerOnly)
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
    }
}
