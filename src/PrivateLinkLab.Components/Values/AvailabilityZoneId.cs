using System.Text.RegularExpressions;

namespace PrivateLinkLab.Components.Values;

/// <summary>Ids of availability zones, such as use1-az4, which are the same in every account.</summary>
internal static partial class AvailabilityZoneId
{
    /// <summary>Whether a text has the form of a zone's id.</summary>
    public static bool IsValid(string? id) => id is not null && Form().IsMatch(id);

    [GeneratedRegex(@"^[a-z]{2,6}[0-9](-[a-z]{3}[0-9])?-az[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
