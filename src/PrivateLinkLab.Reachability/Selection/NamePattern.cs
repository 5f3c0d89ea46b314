namespace PrivateLinkLab.Reachability.Selection;

/// <summary>
/// A name, or a pattern of names: <c>*</c> stands for any characters and <c>?</c> for one. Case counts, as it does in
/// names.
/// </summary>
internal readonly struct NamePattern(string text)
{
    /// <summary>The pattern as written.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it can match more than one name.</summary>
    public bool HasWildcard => Text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Whether a name is one of the pattern's.</summary>
    public bool Matches(string? name) => name is not null && (HasWildcard ? Matches(Text, name) : Text == name);

    // Goes back to the last * only, which is enough: what stands before it has matched as early as it can.
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        var (at, star, mark) = (0, -1, 0);
        var next = 0;
        while (next < name.Length)
        {
            if (at < pattern.Length && (pattern[at] == '?' || (pattern[at] != '*' && pattern[at] == name[next])))
            {
                at++;
                next++;
            }
            else if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                mark = next;
            }
            else if (star >= 0)
            {
                at = star + 1;
                next = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart('*').IsEmpty;
    }
}
