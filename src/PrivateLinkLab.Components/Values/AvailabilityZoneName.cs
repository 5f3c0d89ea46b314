using System.Text.RegularExpressions;

namespace PrivateLinkLab.Components.Values;

/// <summary>Names of availability zones, such as us-east-1a, and of local zones, such as us-west-2-lax-1a.</summary>
internal static partial class AvailabilityZoneName
{
    /// <summary>Whether a text has the form of a zone's name.</summary>
    public static bool IsValid(string? name) => name is not null && Form().IsMatch(name);

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]{3}-[0-9]+)?[a-z]$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
