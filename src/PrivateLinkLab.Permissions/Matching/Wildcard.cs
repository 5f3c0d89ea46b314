using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>A compiled pattern of characters and wildcards, matched in at most length times length steps.</summary>
internal sealed class Wildcard
{
    private readonly WildcardToken[] _tokens;
    private readonly string? _exact;
    private readonly bool _crossesOnly;

    private Wildcard(WildcardToken[] tokens)
    {
        _tokens = tokens;
        MatchesEverything = tokens is [{ Kind: WildcardKind.Run }];
        if (Array.TrueForAll(tokens, token => token.Kind == WildcardKind.Character))
        {
            _exact = string.Create(tokens.Length, tokens, static (span, all) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = all[i].Character;
                }
            });
        }

        _crossesOnly = Array.TrueForAll(tokens, token => token.Kind != WildcardKind.RunInPart);
    }

    /// <summary>Whether the pattern is a lone *, which even matches what is not known.</summary>
    public bool MatchesEverything { get; }

    /// <summary>Compiles a pattern whose literal characters and wildcards are told apart already.</summary>
    public static Wildcard Compile(IReadOnlyList<PatternCharacter> pattern, WildcardReach reach) =>
        new(WildcardTokens.Split(pattern, reach));

    /// <summary>Compiles a text in which every * and ? is a wildcard.</summary>
    public static Wildcard Compile(string pattern, WildcardReach reach = WildcardReach.Text) =>
        Compile([.. pattern.Select(character => new PatternCharacter(character, character is '*' or '?'))], reach);

    /// <summary>Whether the whole text matches.</summary>
    public bool IsMatch(string text)
    {
        if (MatchesEverything)
        {
            return true;
        }

        if (_exact is not null)
        {
            return string.Equals(_exact, text, StringComparison.Ordinal);
        }

        return _crossesOnly ? MatchesGreedily(text) : MatchesInParts(text);
    }

    /// <summary>
    /// Whether texts match that begin so and go on with at least one more character: every one (true), none (false), or
    /// it depends on the rest.
    /// </summary>
    public Truth MatchesFrom(string beginning)
    {
        var size = _tokens.Length + 1;
        var reachable = size <= 256 ? stackalloc bool[size] : new bool[size];
        Advance(beginning, reachable);
        return reachable[..^1] switch
        {
            [.., true] when _tokens[^1].Kind == WildcardKind.Run => Truth.True,
            var rest => rest.Contains(true) ? Truth.Unknown : Truth.False,
        };
    }

    // The last * takes one more character whenever the rest does not fit: enough when every * takes any character.
    private bool MatchesGreedily(string text)
    {
        var (at, token) = (0, 0);
        var (runToken, runAt) = (-1, 0);
        while (at < text.Length)
        {
            if (token < _tokens.Length && _tokens[token].Kind == WildcardKind.Run)
            {
                (runToken, runAt) = (token++, at);
            }
            else if (token < _tokens.Length && _tokens[token].Takes(text[at]))
            {
                token++;
                at++;
            }
            else if (runToken >= 0)
            {
                token = runToken + 1;
                at = ++runAt;
            }
            else
            {
                return false;
            }
        }

        while (token < _tokens.Length && _tokens[token].Kind == WildcardKind.Run)
        {
            token++;
        }

        return token == _tokens.Length;
    }

    // All tokens that the text so far may stand before, moved on character by character.
    private bool MatchesInParts(string text)
    {
        var size = _tokens.Length + 1;
        var reachable = size <= 256 ? stackalloc bool[size] : new bool[size];
        Advance(text, reachable);
        return reachable[^1];
    }

    private void Advance(string text, Span<bool> reachable)
    {
        var size = reachable.Length;
        var next = size <= 256 ? stackalloc bool[size] : new bool[size];
        reachable.Clear();
        reachable[0] = true;
        SkipRuns(reachable);
        foreach (var character in text)
        {
            next.Clear();
            for (var i = 0; i < _tokens.Length; i++)
            {
                if (!reachable[i])
                {
                    continue;
                }

                var token = _tokens[i];
                if (token.IsRun)
                {
                    next[i] |= token.Kind == WildcardKind.Run || character != ':';
                }
                else if (token.Takes(character))
                {
                    next[i + 1] = true;
                }
            }

            next.CopyTo(reachable);
            SkipRuns(reachable);
        }
    }

    private void SkipRuns(Span<bool> reachable)
    {
        for (var i = 0; i < _tokens.Length; i++)
        {
            reachable[i + 1] |= reachable[i] && _tokens[i].IsRun;
        }
    }
}
