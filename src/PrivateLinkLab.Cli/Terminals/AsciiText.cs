namespace PrivateLinkLab.Cli.Terminals;

/// <summary>Texts for terminals that show ASCII only, as long as before: a character stands for a character.</summary>
internal static class AsciiText
{
    private const string From = "┌┐└┘├┤┬┴┼─╌│→✓✗±…·–—•“”‘’áàâãäçéèêëíìîïóòôõöúùûüñÁÀÂÃÄÇÉÈÊËÍÌÎÏÓÒÔÕÖÚÙÛÜÑ";
    private const string To = "+++++++++--|>+x~..--*\"\"''aaaaaceeeeiiiiooooouuuunAAAAACEEEEIIIIOOOOOUUUUN";

    /// <summary>Gives the text in ASCII; what has no likeness is a question mark.</summary>
    public static string Of(string text) => text.All(char.IsAscii) ? text : string.Concat(text.Select(Of));

    private static char Of(char character) =>
        char.IsAscii(character) ? character
        : From.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at ? To[at]
        : '?';
}
