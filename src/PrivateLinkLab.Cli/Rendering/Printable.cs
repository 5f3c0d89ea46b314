namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Makes texts of strange files harmless to a terminal.</summary>
internal static class Printable
{
    private const char Replacement = '\uFFFD';

    /// <summary>Gives a text without control characters; line feeds stay.</summary>
    public static string Text(string text) =>
        text.Any(IsControl)
            ? string.Concat(text.Select(character => IsControl(character) ? Replacement : character))
            : text;

    private static bool IsControl(char character) => char.IsControl(character) && character != '\n';
}
