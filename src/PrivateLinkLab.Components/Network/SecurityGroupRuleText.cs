using System.Text.RegularExpressions;

namespace PrivateLinkLab.Components.Network;

/// <summary>What EC2 accepts as the description of a security group rule (EC2 API reference, IpRange).</summary>
internal static partial class SecurityGroupRuleText
{
    public const string Accepted = "A description has 1 to 255 characters: letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*.";

    public static bool IsDescription(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"^[a-zA-Z0-9. _\-:/()#,@\[\]+=&;{}!$*]{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
