using PrivateLinkLab.Simulation.Answering;

namespace PrivateLinkLab.Simulation.Networking;

/// <summary>AWS's regions (AWS Regions and Availability Zones User Guide, "AWS Regions") and what follows from a region.</summary>
internal static class AwsRegions
{
    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        ["us-east-1"] = "US East (N. Virginia)",
        ["us-east-2"] = "US East (Ohio)",
        ["us-west-1"] = "US West (N. California)",
        ["us-west-2"] = "US West (Oregon)",
        ["af-south-1"] = "Africa (Cape Town)",
        ["ap-east-1"] = "Asia Pacific (Hong Kong)",
        ["ap-east-2"] = "Asia Pacific (Taipei)",
        ["ap-northeast-1"] = "Asia Pacific (Tokyo)",
        ["ap-northeast-2"] = "Asia Pacific (Seoul)",
        ["ap-northeast-3"] = "Asia Pacific (Osaka)",
        ["ap-south-1"] = "Asia Pacific (Mumbai)",
        ["ap-south-2"] = "Asia Pacific (Hyderabad)",
        ["ap-southeast-1"] = "Asia Pacific (Singapore)",
        ["ap-southeast-2"] = "Asia Pacific (Sydney)",
        ["ap-southeast-3"] = "Asia Pacific (Jakarta)",
        ["ap-southeast-4"] = "Asia Pacific (Melbourne)",
        ["ap-southeast-5"] = "Asia Pacific (Malaysia)",
        ["ap-southeast-7"] = "Asia Pacific (Thailand)",
        ["ca-central-1"] = "Canada (Central)",
        ["ca-west-1"] = "Canada West (Calgary)",
        ["eu-central-1"] = "Europe (Frankfurt)",
        ["eu-central-2"] = "Europe (Zurich)",
        ["eu-north-1"] = "Europe (Stockholm)",
        ["eu-south-1"] = "Europe (Milan)",
        ["eu-south-2"] = "Europe (Spain)",
        ["eu-west-1"] = "Europe (Ireland)",
        ["eu-west-2"] = "Europe (London)",
        ["eu-west-3"] = "Europe (Paris)",
        ["il-central-1"] = "Israel (Tel Aviv)",
        ["me-central-1"] = "Middle East (UAE)",
        ["me-south-1"] = "Middle East (Bahrain)",
        ["mx-central-1"] = "Mexico (Central)",
        ["sa-east-1"] = "South America (Sao Paulo)",
        ["cn-north-1"] = "China (Beijing)",
        ["cn-northwest-1"] = "China (Ningxia)",
        ["us-gov-east-1"] = "AWS GovCloud (US-East)",
        ["us-gov-west-1"] = "AWS GovCloud (US-West)",
    };

    public static bool IsKnown(string? region) => region is not null && Descriptions.ContainsKey(region);

    public static string Description(string region) => Descriptions[region];

    /// <summary>What to write instead of an unknown region.</summary>
    public static string Suggestion(string? region) => NearMiss.Of(region ?? "", Descriptions.Keys) is { } near
        ? $"Did you mean '{near}'?"
        : "Use a region code such as us-east-1 or eu-west-1.";

    public static string Partition(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";

    public static string DnsSuffix(string region) => Partition(region) == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";

    public static string DualStackDnsSuffix(string region) => Partition(region) == "aws-cn" ? "api.amazonwebservices.com.cn" : "api.aws";

    public static string ReverseDnsPrefix(string region) =>
        Partition(region) == "aws-cn" ? "cn.com.amazonaws" : "com.amazonaws";
}
