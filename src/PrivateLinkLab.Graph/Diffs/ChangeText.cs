namespace PrivateLinkLab.Graph.Diffs;

/// <summary>A change on one line that a person understands.</summary>
internal static class ChangeText
{
    private const int Longest = 80;
    private const int Before = 24;

    public static string Of(PropertyChange change) =>
        $"{change.Path}: {Values(change.Old, change.New)}{(change.ForcesReplacement ? " (forces replacement)" : "")}";

    /// <summary>Whether the only difference is that the value is kept secret, or no longer is.</summary>
    public static bool IsSecretnessOnly(PropertyValue old, PropertyValue @new) =>
        old is SecretValue != @new is SecretValue
        && (old.HasUnknowns || @new.HasUnknowns || old.Revealed == @new.Revealed);

    private static string Values(PropertyValue? old, PropertyValue? @new)
    {
        if (old is null || @new is null)
        {
            return old is null ? $"added {Cut(@new!.ToString(), 0)}" : $"removed {Cut(old.ToString(), 0)}";
        }

        if (IsSecretnessOnly(old, @new))
        {
            return @new is SecretValue ? "is a secret now" : "is no longer a secret";
        }

        if (old.HasSecrets || @new.HasSecrets)
        {
            return $"{PropertyText.Secret} -> {PropertyText.Secret}";
        }

        var (before, after) = (old.ToString(), @new.ToString());
        if (Math.Max(before.Length, after.Length) <= Longest)
        {
            return $"{before} -> {after}";
        }

        var start = Math.Max(0, before.AsSpan().CommonPrefixLength(after) - Before);
        return $"{Cut(before, start)} -> {Cut(after, start)}";
    }

    private static string Cut(string text, int start)
    {
        var end = Math.Min(text.Length, start + Longest);
        start += start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) ? 1 : 0;
        end -= end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return end <= start
            ? "…"
            : $"{(start > 0 ? "…" : "")}{text.AsSpan(start, end - start)}{(end < text.Length ? "…" : "")}";
    }
}
