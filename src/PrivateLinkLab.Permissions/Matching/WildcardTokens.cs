namespace PrivateLinkLab.Permissions;

/// <summary>Compiles patterns.</summary>
internal static class WildcardTokens
{
    /// <summary>Gives a pattern's tokens.</summary>
    /// <param name="pattern">The pattern, whose literal characters and wildcards are told apart already.</param>
    /// <param name="reach">How far its wildcards reach.</param>
    public static WildcardToken[] Split(IReadOnlyList<PatternCharacter> pattern, WildcardReach reach)
    {
        var tokens = new List<WildcardToken>(pattern.Count);
        var colons = 0;
        for (var i = 0; i < pattern.Count; i++)
        {
            var (character, isWildcard) = pattern[i];
            var free = reach == WildcardReach.Text || colons >= 5;
            if (!isWildcard)
            {
                colons += character == ':' ? 1 : 0;
                tokens.Add(new(WildcardKind.Character, character));
            }
            else if (character == '?')
            {
                tokens.Add(new(free ? WildcardKind.One : WildcardKind.OneInPart, character));
            }
            else
            {
                var endsPart =
                    i + 1 == pattern.Count
                    || (reach == WildcardReach.Resource && pattern[i + 1] is { Character: ':', IsWildcard: false });
                Add(tokens, free || endsPart ? WildcardKind.Run : WildcardKind.RunInPart);
            }
        }

        return [.. tokens];
    }

    private static void Add(List<WildcardToken> tokens, WildcardKind run)
    {
        // ** is *, and the farther reaching of two neighbours wins.
        if (tokens is [.., { Kind: WildcardKind.Run or WildcardKind.RunInPart } before])
        {
            if (before.Kind == WildcardKind.RunInPart)
            {
                tokens[^1] = new(run, '*');
            }

            return;
        }

        tokens.Add(new(run, '*'));
    }
}
