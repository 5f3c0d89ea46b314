using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Breaks sentences into lines.</summary>
internal static class Prose
{
    /// <summary>
    /// Gives the lines of a text without control characters, none longer than the width unless one word is.
    /// </summary>
    public static IEnumerable<string> Lines(string text, int width) => ProseLines.Of(Printable.Text(text), width);
}
