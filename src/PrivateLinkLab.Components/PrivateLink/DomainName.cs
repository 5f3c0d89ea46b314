using System.Text.RegularExpressions;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>Private DNS names of endpoint services (AWS PrivateLink guide, "Manage DNS names for VPC endpoint services").</summary>
internal static partial class DomainName
{
    public const string Accepted = "Give a domain name in lower case, such as api.example.com or *.example.com.";

    public static bool IsValid(string text) => text.Length <= 253 && Form().IsMatch(text);

    /// <summary>The name below which the record that proves the domain is published: a wildcard is left out.</summary>
    public static string DomainOf(string name) => name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;

    [GeneratedRegex(@"^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
