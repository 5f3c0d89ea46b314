using PrivateLinkLab.Graph.Files;
using PrivateLinkLab.Lab;

namespace PrivateLinkLab.Cli.Options;

/// <summary>Writes a file that the command line names.</summary>
internal static class NamedFile
{
    /// <summary>Writes it whole, or not at all.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="what">What a failure's sentence begins with, such as <c>The report</c>.</param>
    /// <exception cref="LabFailure">It cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, string what)
    {
        try
        {
            AtomicFile.Write(path, content);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw LabFailure.NotCarriedOut($"{what} cannot be written to '{path}': {refusal.Message}", refusal);
        }
    }
}
