namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Breaks sentences into lines.</summary>
public static class ProseLines
{
    /// <summary>Gives the lines of a text, none longer than the width unless one word is.</summary>
    public static IEnumerable<string> Of(string text, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var paragraph in text.Split('\n'))
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
