using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>A file's bytes, and the JSON reader over them.</summary>
internal static class FileBytes
{
    private const int MaxDepth = 256;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Gives a file's bytes.</summary>
    /// <exception cref="DeploymentFileException">The file is not there, or cannot be opened.</exception>
    public static byte[] Of(string path, DeploymentShape shape)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DeploymentFileException(
                e is FileNotFoundException or DirectoryNotFoundException
                    ? $"The file '{path}' does not exist; accepted is {shape.Accepted}."
                    : $"The file '{path}' cannot be opened; accepted is a file with {shape.Accepted}.",
                e);
        }
    }

    /// <summary>Gives a reader at the beginning of a text in UTF-8, with or without a byte order mark.</summary>
    public static Utf8JsonReader ReaderOf(ReadOnlySpan<byte> utf8) => new(
        utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8,
        new JsonReaderOptions { MaxDepth = MaxDepth });
}
