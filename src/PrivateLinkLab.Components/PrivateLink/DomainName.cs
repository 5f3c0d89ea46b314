using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>
/// Private DNS names of endpoint services (AWS PrivateLink guide, "Manage DNS names for VPC endpoint services").
/// </summary>
internal static partial class DomainName
{
    public const string Accepted = "Give a domain name in lower case, such as api.example.com or *.example.com.";

    public static bool IsValid(string text) => text.Length <= 253 && Form().IsMatch(text);

    /// <summary>
    /// The record that proves the domain, as a line of a zone file; null without a name, or before AWS tells it.
    /// </summary>
    public static string? RecordOf(
        string? privateDnsName,
        ImmutableArray<Aws.Ec2.Outputs.VpcEndpointServicePrivateDnsNameConfiguration> records
    ) =>
        privateDnsName is null || records.IsDefaultOrEmpty
            ? null
            : $"{records[0].Name}.{DomainOf(privateDnsName)}. {records[0].Type} \"{records[0].Value}\"";

    // The record is published below it: a wildcard is left out.
    private static string DomainOf(string name) => name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;

    [GeneratedRegex(
        @"^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
}
