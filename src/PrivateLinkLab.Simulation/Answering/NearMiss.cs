using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Simulation.Answering;

/// <summary>Finds what a mistyped name may have meant.</summary>
internal static class NearMiss
{
    /// <summary>The candidate closest to the name, or null when none is within three edits.</summary>
    public static string? Of(string name, IEnumerable<string> candidates) => candidates
        .Select(candidate => (candidate, distance: EditDistance.Between(name, candidate)))
        .Where(pair => pair.distance <= Math.Min(3, name.Length / 2))
        .OrderBy(pair => pair.distance)
        .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
        .Select(pair => pair.candidate)
        .FirstOrDefault();
}
