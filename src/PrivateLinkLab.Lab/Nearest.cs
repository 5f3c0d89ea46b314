using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Lab;

/// <summary>Finds what a misspelt word may have meant.</summary>
internal static class Nearest
{
    /// <summary>Gives the candidate with the fewest differing letters, or null when none is near.</summary>
    public static string? To(string text, IEnumerable<string> candidates)
    {
        var limit = Math.Max(2, text.Length / 3);
        return candidates
            .Select(candidate => (Candidate: candidate, Distance: EditDistance.Between(text, candidate)))
            .Where(found => found.Distance <= limit && found.Distance < found.Candidate.Length)
            .OrderBy(found => found.Distance)
            .Select(found => found.Candidate)
            .FirstOrDefault();
    }
}
