using PrivateLinkLab.Amazon.Regions;

namespace PrivateLinkLab.Cloud.Accounts;

/// <summary>What to write instead of a region that does not exist.</summary>
internal static class RegionSuggestion
{
    /// <summary>Gives a sentence.</summary>
    public static string For(string? region) =>
        AwsRegion.Nearest(region ?? "") is { } near
            ? $"Did you mean '{near}'?"
            : "Use a region code such as us-east-1 or eu-west-1.";
}
