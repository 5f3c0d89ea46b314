namespace PrivateLinkLab.Graph.State;

/// <summary>Replaces a file as a whole: after a crash it has its old content or its new one, nothing between.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file unless it has this content already; false when it has.</summary>
    /// <param name="path">The file; its folder is created when it is missing.</param>
    /// <param name="content">The content.</param>
    /// <param name="mode">The file's mode on Unix; null for the user's default.</param>
    public static bool Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode = null)
    {
        if (Has(path, content))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = path + ".tmp";
        File.Delete(temporary);
        try
        {
            using (var stream = Open(temporary, mode))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        return true;
    }

    private static bool Has(string path, ReadOnlySpan<byte> content)
    {
        var info = new FileInfo(path);
        return info.Exists && info.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(path));
    }

    private static FileStream Open(string path, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        return new FileStream(path, options);
    }
}
