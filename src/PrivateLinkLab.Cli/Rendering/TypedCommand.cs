namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Breaks a command into lines that a shell takes as one.</summary>
internal static class TypedCommand
{
    private const string Continued = " \\";
    private const string Indentation = "    ";

    /// <summary>
    /// Gives the lines, none longer than the width unless one word is: broken at blanks outside of quotes, each but the
    /// last with a backslash at its end.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="first">How much of the first line is taken.</param>
    /// <param name="width">How long a line may be.</param>
    public static IEnumerable<string> Lines(string command, int first, int width)
    {
        var line = "";
        var room = width - first;
        foreach (var word in Words(command))
        {
            if (line.Length == 0)
            {
                line = word;
            }
            else if (line.Length + 1 + word.Length + Continued.Length <= room)
            {
                line = $"{line} {word}";
            }
            else
            {
                yield return line + Continued;
                line = Indentation + word;
                room = width;
            }
        }

        yield return line;
    }

    private static IEnumerable<string> Words(string command)
    {
        var (start, isQuoted) = (0, false);
        for (var at = 0; at < command.Length; at++)
        {
            if (command[at] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (command[at] == ' ' && !isQuoted)
            {
                yield return command[start..at];
                start = at + 1;
            }
        }

        yield return command[start..];
    }
}
