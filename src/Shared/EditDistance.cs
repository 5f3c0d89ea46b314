namespace PrivateLinkLab.Shared;

/// <summary>How many letters two names differ by.</summary>
internal static class EditDistance
{
    /// <summary>Levenshtein's distance, upper and lower case alike.</summary>
    public static int Between(string left, string right)
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
                var same = char.ToLowerInvariant(left[line - 1]) == char.ToLowerInvariant(right[column - 1]);
                var changed = diagonal + (same ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(changed, Math.Min(row[column - 1], row[column]) + 1);
            }
        }

        return row[right.Length];
    }
}
