using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.References;

/// <summary>
/// Finds, in a text of the graph, what came from another resource. A resource refers to resources before it in the
/// graph only (the graph is in the order of deployment), so that there is never a cycle.
/// </summary>
internal sealed class ReferenceFinder
{
    // Shorter texts occur inside others by chance.
    private const int ShortestPart = 8;

    private readonly OutputIndex _outputs;
    private readonly string? _account;

    public ReferenceFinder(ExportedNodes exported)
    {
        _outputs = new OutputIndex(exported);
        _account = AccountNumber.Of(exported);
    }

    /// <summary>Splits a text into what is plain and what is not.</summary>
    /// <param name="dependent">The resource that has the text among its inputs; null for a component's or the stack's
    /// outputs.</param>
    /// <param name="property">The input's or output's name.</param>
    /// <param name="text">The text.</param>
    public IReadOnlyList<Segment> Split(ResourceNode? dependent, string property, string text)
    {
        var isResource = dependent is { Custom: true };
        var before = isResource ? _outputs.OrderOf(dependent) : int.MaxValue;
        var known = isResource && dependent!.PropertyDependencies.TryGetValue(property, out var urns) ? urns : [];
        var segments = new List<Segment>();
        var plain = 0;
        for (var start = 0; start < text.Length; )
        {
            if (IsBoundary(text, start) && LongestAt(text, start, property, before, known) is { } found)
            {
                AddPlain(segments, text[plain..start]);
                segments.Add(found);
                plain = start += found.Text.Length;
            }
            else
            {
                start++;
            }
        }

        AddPlain(segments, text[plain..]);
        return segments;
    }

    private Segment? LongestAt(string text, int start, string property, int before, IReadOnlyList<ResourceUrn> known)
    {
        foreach (var length in _outputs.LengthsAt(text, start))
        {
            if (start + length > text.Length || !IsBoundary(text, start + length))
            {
                continue;
            }

            var part = text.AsSpan(start, length);
            // The stack's outputs have no dependencies to go by; a state such as "available" is told by what it is
            // called.
            var isWhole = part.Length == text.Length;
            if (
                _outputs.Find(part) is { } candidates
                && Best(
                    candidates,
                    isWhole || part.Length >= ShortestPart,
                    isWhole && before == int.MaxValue,
                    property,
                    before,
                    known
                )
                    is { } best
            )
            {
                return new(part.ToString(), best.Owner, best.Path);
            }
        }

        // Only where the number stands alone or in an ARN.
        return
            _account is not null
            && string.CompareOrdinal(text, start, _account, 0, _account.Length) == 0
            && IsBoundary(text, start + _account.Length)
            ? new(_account, IsAccount: true)
            : null;
    }

    private static OutputCandidate? Best(
        TextCandidates candidates,
        bool isTelling,
        bool isWholeOutput,
        string property,
        int before,
        IReadOnlyList<ResourceUrn> known
    )
    {
        OutputCandidate? best = null;
        var bestRank = int.MaxValue;
        var isAmbiguous = false;
        foreach (var candidate in isWholeOutput ? candidates.All : candidates.Of(known))
        {
            var isKnown = known.Contains(candidate.Owner.Urn);
            if (
                candidate.Order >= before
                || !(candidate.IsStrong || (isKnown && isTelling) || (isWholeOutput && IsAlike(candidate, property)))
            )
            {
                continue;
            }

            var rank = Rank(candidate, property, isKnown);
            if (rank < bestRank)
            {
                (best, bestRank, isAmbiguous) = (candidate, rank, false);
            }
            else if (rank == bestRank && candidate.Owner != best!.Owner)
            {
                isAmbiguous = true;
            }
        }

        // Two resources that give the same text, and nothing that tells which was meant: the text stays.
        return isAmbiguous && !known.Contains(best!.Owner.Urn) ? null : best;
    }

    // Lower is better: the resource that the program named, what is the resource's own, the property that is called
    // alike.
    private static int Rank(OutputCandidate candidate, string property, bool isKnown)
    {
        var isOwn = candidate.Path.Steps.Length == 1 && candidate.Key is "id" or "arn" or "url" or "name";
        return (isKnown || candidate.IsStrong ? 0 : 32)
            + (isKnown ? 0 : 16)
            + (isOwn ? 0 : 8)
            + (IsAlike(candidate, property) ? 0 : 4)
            + (candidate.Key == "id" ? 2 : 0)
            + (candidate.Key.EndsWith(property, StringComparison.OrdinalIgnoreCase) ? 0 : 1);
    }

    private static bool IsAlike(OutputCandidate candidate, string property) =>
        property.EndsWith(candidate.Key, StringComparison.OrdinalIgnoreCase)
        || candidate.Key.EndsWith(property, StringComparison.OrdinalIgnoreCase)
        || (candidate.Key == "name" && property is "role" or "iamInstanceProfile");

    private static bool IsBoundary(string text, int position) =>
        position == 0 || position == text.Length || !IsWord(text[position - 1]) || !IsWord(text[position]);

    private static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    private static void AddPlain(List<Segment> segments, string text)
    {
        if (text.Length > 0)
        {
            segments.Add(new(text));
        }
    }
}
