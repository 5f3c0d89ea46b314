using System.Runtime.InteropServices;
using System.Text;

namespace PrivateLinkLab.Graph.Files;

/// <summary>
/// Replaces a file as a whole: after a crash it has its old content or its new one, nothing between. A link stays, and
/// what it leads to is replaced. What is no regular file, such as a device or a pipe, is written to and stays what it
/// is.
/// </summary>
public static class AtomicFile
{
    /// <summary>The mode of what only its owner may read: the state of a stack, and what belongs to it.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Told of each step before it is taken; null for nobody. A test ends a write there with a
    /// <see cref="KillException"/>, after which nothing is cleaned up, as after a kill.
    /// </summary>
    internal static readonly AsyncLocal<Action<string>?> BeforeStep = new();

    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>Writes a file unless it has this content already; false when it has.</summary>
    /// <param name="path">The file; its folder is created when it is missing.</param>
    /// <param name="content">The content.</param>
    /// <param name="mode">
    /// The file's mode on Unix; null to keep the mode of the file that is there, or for the user's default when there
    /// is none.
    /// </param>
    /// <exception cref="IOException">The path is a folder, leads round in links, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write there.</exception>
    public static bool Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode = null)
    {
        var target = TargetOf(path);
        if (Directory.Exists(target))
        {
            throw new IOException("it is a folder.");
        }

        if (File.Exists(target) && !IsRegular(target))
        {
            WriteInto(target, content);
            return true;
        }

        var isThere = Has(target, content);
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            mode ??= File.GetUnixFileMode(target);
            isThere &= File.GetUnixFileMode(target) == mode;
        }

        if (isThere)
        {
            return false;
        }

        Replace(target, content, mode);
        return true;
    }

    /// <summary>Deletes what writes that a crash ended have left beside a file. Only for who alone writes it.</summary>
    /// <param name="path">The file.</param>
    public static void DeleteRemains(string path)
    {
        var full = Path.GetFullPath(path);
        foreach (
            var remains in Directory.EnumerateFiles(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.*.tmp")
        )
        {
            File.Delete(remains);
        }
    }

    private static void Replace(string path, ReadOnlySpan<byte> content, UnixFileMode? mode)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        // A name that nobody else has: a file of the user's is never taken for one of ours.
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}.tmp");
        var isOurs = false;
        try
        {
            BeforeStep.Value?.Invoke($"create {temporary}");
            using (var stream = Create(temporary, mode))
            {
                isOurs = true;
                var half = content.Length / 2;
                stream.Write(content[..half]);
                BeforeStep.Value?.Invoke($"write {temporary}");
                stream.Write(content[half..]);
                BeforeStep.Value?.Invoke($"flush {temporary}");
                stream.Flush(flushToDisk: true);
            }

            BeforeStep.Value?.Invoke($"move {path}");
            File.Move(temporary, path, overwrite: true);
            BeforeStep.Value?.Invoke($"done {path}");
        }
        catch (Exception failure) when (failure is not KillException)
        {
            if (isOurs)
            {
                File.Delete(temporary);
            }

            throw;
        }
    }

    private static string TargetOf(string path)
    {
        var full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null
            ? full
            : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    private static void WriteInto(string path, ReadOnlySpan<byte> content)
    {
        using var stream = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Write,
                Share = FileShare.ReadWrite,
                BufferSize = 0,
            }
        );
        stream.Write(content);
    }

    private static bool Has(string path, ReadOnlySpan<byte> content)
    {
        var info = new FileInfo(path);
        return info.Exists && info.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(path));
    }

    private static FileStream Create(string path, UnixFileMode? mode)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        return new FileStream(path, options);
    }

    // .NET does not tell a file's type. Windows' devices have names of their own, which File.Exists does not know.
    private static bool IsRegular(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            const int CurrentFolder = -100;
            const uint TypeOnly = 1;
            const int SizeOfStatx = 256;
            const int PlaceOfMode = 28;
            var found = new byte[SizeOfStatx];
            return Statx(CurrentFolder, [.. Encoding.UTF8.GetBytes(path), 0], 0, TypeOnly, found) != 0
                || (BitConverter.ToUInt16(found, PlaceOfMode) & TypeMask) == RegularFile;
        }

        return OperatingSystem.IsWindows() || !path.StartsWith("/dev/", StringComparison.Ordinal);
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] found);
}

/// <summary>Ends a write as a kill of the process would; only tests throw it.</summary>
internal sealed class KillException : Exception;
