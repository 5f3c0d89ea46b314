using PrivateLinkLab.Engine.Protocol;

namespace PrivateLinkLab.Engine.Deploying;

/// <summary>Finds the line of the program that asked for something.</summary>
internal static class ProgramSource
{
    /// <summary>Gives FILE:LINE, from the project's folder on; null when the SDK does not tell.</summary>
    /// <param name="trace">The calls that led to the request, the innermost first.</param>
    /// <param name="position">The one that the SDK takes for the program's; null when it says none.</param>
    /// <param name="folder">The project's folder.</param>
    public static string? Of(StackTrace? trace, SourcePosition? position, string folder)
    {
        var own = trace?.Frames.Select(frame => frame.Pc).FirstOrDefault(IsOfProgram)
            ?? (IsOfProgram(position) ? position : null);
        if (own is null || !Uri.TryCreate(AddressOf(own), UriKind.Absolute, out var uri))
        {
            return null;
        }

        var path = Path.GetRelativePath(folder, uri.LocalPath);
        return own.Line > 0 ? $"{path}:{own.Line}" : path;
    }

    // The SDK takes the file of an ES module, which has an address already, for a path.
    private static string AddressOf(SourcePosition position) =>
        position.Uri.LastIndexOf("file:", StringComparison.Ordinal) is > 0 and var start
            ? position.Uri[start..]
            : position.Uri;

    private static bool IsOfProgram(SourcePosition? position) =>
        position is { Uri: { Length: > 0 } uri }
        && uri.StartsWith("file:", StringComparison.Ordinal)
        && !uri.Contains("/node_modules/", StringComparison.Ordinal);
}
