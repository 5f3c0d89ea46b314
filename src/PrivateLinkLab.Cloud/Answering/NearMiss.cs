using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Cloud.Answering;

/// <summary>Finds what a mistyped name may have meant.</summary>
internal static class NearMiss
{
    /// <summary>What to write instead of an unknown region, as a sentence.</summary>
    public static string OfRegion(string? region) => AwsRegion.Nearest(region ?? "") is { } near
        ? $"Did you mean '{near}'?"
        : "Use a region code such as us-east-1 or eu-west-1.";

    /// <summary>The candidate closest to the name, or null when none is within three edits.</summary>
    public static string? Of(string name, IEnumerable<string> candidates) => candidates
        .Select(candidate => (candidate, distance: EditDistance.Between(name, candidate)))
        .Where(pair => pair.distance <= Math.Min(3, name.Length / 2))
        .OrderBy(pair => pair.distance)
        .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
        .Select(pair => pair.candidate)
        .FirstOrDefault();
}
