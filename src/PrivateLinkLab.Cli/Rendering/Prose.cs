namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Breaks sentences into lines.</summary>
internal static class Prose
{
    /// <summary>
    /// Gives the lines of a text without control characters, none longer than the width unless one word is.
    /// </summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        foreach (var paragraph in Printable.Text(text).Split('\n'))
        {
            var rest = paragraph.TrimEnd();
            while (rest.Length > width)
            {
                var end = rest.LastIndexOf(' ', width);
                if (end <= 0)
                {
                    end = rest.IndexOf(' ', StringComparison.Ordinal);
                }

                if (end <= 0)
                {
                    break;
                }

                yield return rest[..end].TrimEnd();
                rest = rest[end..].TrimStart();
            }

            yield return rest;
        }
    }
}
