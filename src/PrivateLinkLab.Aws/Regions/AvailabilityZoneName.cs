using System.Text.RegularExpressions;

namespace PrivateLinkLab.Amazon.Regions;

/// <summary>
/// How availability zones are written: by name (us-east-1a, or a local zone's us-west-2-lax-1a), which means another
/// zone in another account, or by ID (use1-az4), which means the same everywhere (AWS RAM user guide, "Availability
/// Zone IDs for your AWS resources").
/// </summary>
public static partial class AvailabilityZoneName
{
    /// <summary>Whether a text has the form of a zone's name or ID.</summary>
    public static bool IsValid(string? zone) => zone is not null && (Form().IsMatch(zone) || IsId(zone));

    /// <summary>Whether a text has the form of a zone's ID.</summary>
    public static bool IsId(string zone) => IdForm().IsMatch(zone);

    /// <summary>
    /// Gives the region of a zone from its name; null for an ID, and for anything that is not a zone's name.
    /// </summary>
    public static string? RegionOf(string? zone) =>
        zone is not null && Form().Match(zone) is { Success: true } match ? match.Groups["region"].Value : null;

    [GeneratedRegex(
        @"^(?<region>[a-z]{2,4}(-[a-z]+)+-[0-9]+)(-[a-z]{3}-[0-9]+)?[a-z]\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();

    [GeneratedRegex(@"^[a-z]+[0-9]+(-[a-z]+[0-9]+)?-az[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
