using System.Text;
using PrivateLinkLab.Graph.Files;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>A folder that holds an exported configuration, and perhaps files of its owner.</summary>
internal static class ConfigurationFolder
{
    /// <summary>What every exported file begins with, by which a later export knows it.</summary>
    public const string Mark = "Exported by PrivateLinkLab";

    private const int MarkWithin = 200;

    /// <summary>Writes the files, and removes those of an earlier export that are not among them.</summary>
    /// <param name="directory">The folder; it is created when it is missing.</param>
    /// <param name="files">The files' contents by their names.</param>
    /// <param name="mode">The files' mode on Unix; null for the user's default.</param>
    /// <exception cref="TerraformException">A file of somebody else's has the name of one, or the folder cannot be
    /// written.</exception>
    public static void Write(
        string directory,
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files,
        UnixFileMode? mode = null
    )
    {
        try
        {
            Directory.CreateDirectory(directory);
            var foreign = files.Keys.FirstOrDefault(name =>
                File.Exists(Path.Combine(directory, name)) && !IsExported(Path.Combine(directory, name))
            );
            if (foreign is not null)
            {
                throw new TerraformException(
                    TerraformFailure.FileAccess,
                    $"{Path.Combine(directory, foreign)} was not exported by the lab and would be overwritten; move "
                        + "it away or choose another folder."
                );
            }

            foreach (
                var old in Directory
                    .EnumerateFiles(directory, "*.tf.json")
                    .Where(path => !files.ContainsKey(Path.GetFileName(path)))
                    .Where(IsExported)
                    .ToArray()
            )
            {
                File.Delete(old);
            }

            foreach (var (name, content) in files)
            {
                AtomicFile.Write(Path.Combine(directory, name), content.Span, mode);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TerraformException(
                TerraformFailure.FileAccess,
                $"The folder {directory} cannot be written: {failure.Message}",
                failure
            );
        }
    }

    private static bool IsExported(string path)
    {
        var start = new byte[MarkWithin];
        using var file = File.OpenRead(path);
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(start, 0, length).Contains(Mark, StringComparison.Ordinal);
    }
}
