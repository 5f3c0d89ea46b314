using System.Text.RegularExpressions;

namespace PrivateLinkLab.Configuration;

/// <summary>Codes of AWS regions, such as us-east-1 and us-gov-west-1.</summary>
internal static partial class RegionName
{
    /// <summary>Whether a text has the form of a region's code.</summary>
    public static bool IsValid(string text) => Form().IsMatch(text);

    /// <summary>Reads the region of a deployment.</summary>
    public static string Read(SettingsReader reader)
    {
        var region = reader.Region();
        if (region is null)
        {
            reader.Add(ConfigKeys.Region, "is not set", "Set it, for example with `pulumi config set aws:region us-east-1`.");
        }
        else if (!RegionName.IsValid(region))
        {
            reader.Add(ConfigKeys.Region, $"is '{region}'", "It is a region's code, such as us-east-1.");
        }

        return region ?? "us-east-1";
    }

    /// <summary>
    /// Gives the public name of a service that has IPv6 addresses as well, such as sqs.us-east-1.api.aws (AWS SDKs and tools
    /// reference guide, "Dual-stack and FIPS endpoints").
    /// </summary>
    public static string DualStackHostOf(string service, string region) =>
        $"{service}.{region}.{(region.StartsWith("cn-", StringComparison.Ordinal) ? "api.amazonwebservices.com.cn" : "api.aws")}";

    /// <summary>Gives the public name of a service in a region, such as sqs.us-east-1.amazonaws.com (AWS General Reference, "AWS service endpoints").</summary>
    public static string HostOf(string service, string region) =>
        $"{service}.{region}.amazonaws.com{(region.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : "")}";

    /// <summary>
    /// Gives the names of two availability zones that accounts have in a region: its a and b, in ap-northeast-1 its a and c
    /// (github.com/aws-samples/saas-reference-architecture-ecs/issues/12). An old account may have others.
    /// </summary>
    public static IReadOnlyList<string> TwoZonesOf(string region) => [$"{region}a", $"{region}{(region == "ap-northeast-1" ? 'c' : 'b')}"];

    [GeneratedRegex(@"^[a-z]{2,4}(-[a-z]+)+-[0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
