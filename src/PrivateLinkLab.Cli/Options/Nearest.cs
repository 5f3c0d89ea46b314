namespace PrivateLinkLab.Cli.Options;

/// <summary>Finds what somebody may have meant.</summary>
internal static class Nearest
{
    /// <summary>Gives the candidate with the fewest differing letters, or null when none is near.</summary>
    public static string? To(string text, IEnumerable<string> candidates)
    {
        var limit = Math.Max(2, text.Length / 3);
        return candidates
            .Select(candidate => (Candidate: candidate, Distance: Distance(text, candidate)))
            .Where(found => found.Distance <= limit && found.Distance < found.Candidate.Length)
            .OrderBy(found => found.Distance)
            .Select(found => found.Candidate)
            .FirstOrDefault();
    }

    // Levenshtein's distance, upper and lower case alike.
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            row[column] = column;
        }

        for (var line = 1; line <= left.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= right.Length; column++)
            {
                var changed = diagonal + (char.ToLowerInvariant(left[line - 1]) == char.ToLowerInvariant(right[column - 1]) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(changed, Math.Min(row[column - 1], row[column]) + 1);
            }
        }

        return row[right.Length];
    }
}
