using System.Collections.Immutable;
using System.Text;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>
/// A text of a policy that may have variables, such as ${aws:username} or ${aws:PrincipalTag/team, 'none'}, and
/// escapes, ${*}, ${?} and ${$} (IAM user guide, "IAM policy elements: Variables and tags"). Only policies of version
/// 2012-10-17 have them. A variable whose key is absent makes the text null, which equals nothing.
/// </summary>
internal sealed class PolicyPattern
{
    // In front of the resource portion of an ARN.
    private const int Colons = 5;

    private readonly ImmutableArray<Piece> _pieces;
    private readonly Wildcard? _compiled;
    private readonly WildcardReach _reach;

    private PolicyPattern(string source, ImmutableArray<Piece> pieces, WildcardReach reach)
    {
        Source = source;
        _pieces = pieces;
        _reach = reach;
        HasVariables = pieces.Any(piece => piece.Variable is not null);
        if (!HasVariables)
        {
            Plain = Concatenate(pieces);
            _compiled = Compile(pieces);
        }
    }

    /// <summary>The text as the policy has it.</summary>
    public string Source { get; }

    /// <summary>Whether the text depends on the request.</summary>
    public bool HasVariables { get; }

    /// <summary>The text, its wildcards taken as they are; null when it depends on the request.</summary>
    public string? Plain { get; }

    /// <summary>Whether the text is a lone *.</summary>
    public bool MatchesEverything => _compiled is { MatchesEverything: true };

    /// <summary>Reads a text.</summary>
    /// <param name="source">The text as the policy has it.</param>
    /// <param name="withVariables">Whether the policy's version knows variables.</param>
    /// <param name="reach">How far wildcards reach.</param>
    public static PolicyPattern Parse(string source, bool withVariables, WildcardReach reach = WildcardReach.Text) =>
        new(source, PiecesOf(source, withVariables), reach);

    /// <summary>Reads a text of the Resource element.</summary>
    /// <param name="source">The text as the policy has it.</param>
    /// <param name="withVariables">Whether the policy's version knows variables.</param>
    /// <param name="isOfIdentity">Whether the policy is an identity's, in which AWS completes ARNs.</param>
    public static PolicyPattern ParseResource(string source, bool withVariables, bool isOfIdentity)
    {
        var text = isOfIdentity ? Completed(source) : source;
        var start = StartOfResource(text);
        // "You can't use a variable to replace parts of the ARN before the fifth colon" (IAM user guide, "IAM policy
        // elements: Variables and tags"): there it stands for itself, and no ARN has such a text.
        ImmutableArray<Piece> pieces =
            start == 0
                ? PiecesOf(text, withVariables)
                :
                [
                    new(text[..start], null, null, WildcardsAreLiteral: false),
                    .. PiecesOf(text[start..], withVariables),
                ];
        return new(source, pieces, WildcardReach.Resource);
    }

    /// <summary>Whether a value matches, with * and ? as wildcards.</summary>
    /// <param name="value">The value.</param>
    /// <param name="request">The request whose values variables take.</param>
    /// <param name="isOpen">Whether the * at the value's end stands for one or more characters that are not
    /// known.</param>
    public Truth Matches(string value, AuthorizationRequest request, bool isOpen = false)
    {
        if (_compiled is not null)
        {
            return Matches(_compiled, value, isOpen);
        }

        var known = Fill(request, out var resolved);
        return known == Truth.True ? Matches(Compile(resolved), value, isOpen) : known;
    }

    private static Truth Matches(Wildcard pattern, string value, bool isOpen) =>
        isOpen ? pattern.MatchesFrom(value[..^1]) : TruthLogic.Of(pattern.IsMatch(value));

    // "When you specify an incomplete ARN (one with fewer than the standard six fields) in an identity-based policy,
    // AWS automatically completes the ARN by adding wildcard characters (*) to all missing fields" (IAM user guide,
    // "ARNs").
    private static string Completed(string source)
    {
        if (!source.StartsWith("arn:", StringComparison.Ordinal))
        {
            return source;
        }

        var missing = Colons - ColonsOf(source, Colons).Count();
        return missing > 0 ? source + string.Concat(Enumerable.Repeat(":*", missing)) : source;
    }

    // Where the resource portion of an ARN begins: after the fifth colon, or at the end of a text with fewer.
    private static int StartOfResource(string text) =>
        ColonsOf(text, Colons).ElementAtOrDefault(Colons - 1) is > 0 and var fifth ? fifth + 1
        : text is "*" ? 0
        : text.Length;

    // Where the colons are that separate the parts of an ARN; names of context keys have colons too.
    private static IEnumerable<int> ColonsOf(string text, int most)
    {
        var inVariable = false;
        for (var (i, found) = (0, 0); i < text.Length && found < most; i++)
        {
            inVariable = inVariable ? text[i] != '}' : text[i] == '{' && i > 0 && text[i - 1] == '$';
            if (text[i] == ':' && !inVariable)
            {
                found++;
                yield return i;
            }
        }
    }

    private static ImmutableArray<Piece> PiecesOf(string text, bool withVariables) =>
        withVariables ? Split(text) : [new(text, null, null, WildcardsAreLiteral: false)];

    /// <summary>
    /// Puts the request's values in, and gives the text with its wildcards as they are. True: it is known; false: a
    /// variable's key is absent; unknown: a variable's key is not known.
    /// </summary>
    public Truth Resolve(AuthorizationRequest request, out string text)
    {
        if (Plain is not null)
        {
            text = Plain;
            return Truth.True;
        }

        var known = Fill(request, out var resolved);
        text = known == Truth.True ? Concatenate(resolved) : "";
        return known;
    }

    private Truth Fill(AuthorizationRequest request, out ImmutableArray<Piece> resolved)
    {
        var known = Truth.True;
        var pieces = ImmutableArray.CreateBuilder<Piece>(_pieces.Length);
        foreach (var piece in _pieces)
        {
            if (piece.Variable is not { } key)
            {
                pieces.Add(piece);
                continue;
            }

            var value = request.Find(key);
            // A key with several values cannot be a variable.
            var text =
                value is { IsPresent: true, Count: 1 } ? value[0]
                : value.IsUnknown ? null
                : piece.Default;
            if (text is null)
            {
                known = known.And(value.IsUnknown ? Truth.Unknown : Truth.False);
            }

            pieces.Add(new(text ?? "", null, null, WildcardsAreLiteral: true));
        }

        resolved = pieces.ToImmutable();
        return known;
    }

    private Wildcard Compile(ImmutableArray<Piece> pieces)
    {
        var characters = new List<PatternCharacter>();
        foreach (var piece in pieces)
        {
            foreach (var character in piece.Text)
            {
                characters.Add(new(character, !piece.WildcardsAreLiteral && character is ('*' or '?')));
            }
        }

        return Wildcard.Compile(characters, _reach);
    }

    private static string Concatenate(ImmutableArray<Piece> pieces)
    {
        if (pieces is [var only])
        {
            return only.Text;
        }

        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            text.Append(piece.Text);
        }

        return text.ToString();
    }

    private static ImmutableArray<Piece> Split(string source)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var start = 0;
        while (
            source.IndexOf("${", start, StringComparison.Ordinal) is var open and >= 0
            && source.IndexOf('}', open) is var close and >= 0
        )
        {
            if (open > start)
            {
                pieces.Add(new(source[start..open], null, null, WildcardsAreLiteral: false));
            }

            pieces.Add(Variable(source[(open + 2)..close]));
            start = close + 1;
        }

        if (start < source.Length || pieces.Count == 0)
        {
            pieces.Add(new(source[start..], null, null, WildcardsAreLiteral: false));
        }

        return pieces.ToImmutable();
    }

    private static Piece Variable(string inside)
    {
        if (inside is "*" or "?" or "$")
        {
            return new(inside, null, null, WildcardsAreLiteral: true);
        }

        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        var key = ContextKey.Parse((comma < 0 ? inside : inside[..comma]).Trim());
        var standIn = comma < 0 ? null : inside[(comma + 1)..].Trim();
        return standIn is ['\'', .. var quoted, '\'']
            ? new("", key, quoted, WildcardsAreLiteral: true)
            : new("", key, null, WildcardsAreLiteral: true);
    }

    private readonly record struct Piece(string Text, ContextKey? Variable, string? Default, bool WildcardsAreLiteral);
}
