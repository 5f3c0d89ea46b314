using System.Text.RegularExpressions;
using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Network;

/// <summary>What EC2 accepts as the description of a security group rule (EC2 API reference, IpRange).</summary>
internal static partial class SecurityGroupRuleText
{
    private const int LongestName = 100;

    public const string Accepted =
        "A description has 1 to 255 characters: letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*.";

    public static bool IsDescription(string text) => Form().IsMatch(text);

    /// <summary>Adds an error for every name that could not stand in a rule's description.</summary>
    public static void CheckNames(ArgumentErrors errors, string argument, IEnumerable<string> names)
    {
        foreach (var name in names.Where(name => name.Length > LongestName || !IsDescription(name)))
        {
            errors.Add(
                argument,
                $"has the name '{name}'",
                $"It stands in a rule's description: use at most {LongestName} letters, digits, spaces and ._-."
            );
        }
    }

    [GeneratedRegex(@"^[a-zA-Z0-9. _\-:/()#,@\[\]+=&;{}!$*]{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
