namespace PrivateLinkLab.Shared;

/// <summary>
/// Makes texts of strange files harmless where they leave: to a terminal, which obeys control characters and shows
/// text backwards after some, and to a log, where a line feed would begin a line that somebody else wrote.
/// </summary>
internal static class Printable
{
    private const char Replacement = '\uFFFD';

    /// <summary>Gives a text of several lines without control characters; line feeds stay.</summary>
    public static string Text(string text) =>
        Without(text, static character => character != '\n' && IsControl(character));

    /// <summary>Gives a text of one line without control characters.</summary>
    public static string Line(string text) => Without(text, IsControl);

    private static string Without(string text, Func<char, bool> isUnwanted) =>
        text.Any(isUnwanted)
            ? string.Concat(text.Select(character => isUnwanted(character) ? Replacement : character))
            : text;

    // Unicode Standard Annex #9, "Explicit Directional Embeddings", "Overrides" and "Isolates", and line and paragraph
    // separators.
    private static bool IsControl(char character) =>
        char.IsControl(character)
        || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
}
