namespace PrivateLinkLab.Components.Values;

/// <summary>
/// The services that AWS documents to take IPv6 through a VPC endpoint, each with where it says so. AWS adds to them, and not in
/// every region at once: what the region's service offers is asked again when the endpoint is made.
/// </summary>
public static class Ipv6Services
{
    /// <summary>Services with a dual-stack interface endpoint, and the source for each.</summary>
    public static readonly IReadOnlyDictionary<string, string> Interface = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["kms"] = "AWS KMS developer guide, \"Dual-stack endpoint support\"",
        ["rds-data"] = "Amazon Aurora user guide, \"Using IPv6 with Amazon RDS Data API\"",
        ["s3"] = "Amazon S3 user guide, \"AWS PrivateLink for Amazon S3\", IP address types",
        ["sqs"] = "Amazon SQS developer guide, \"Connect to Amazon SQS using Dual-stack (IPv4 and IPv6) endpoints\"",
        ["sts"] = "IAM user guide, \"Dual-stack endpoint support\"",
        ["xray"] = "github.com/aws/aws-cdk/issues/33493",
    };

    /// <summary>Services with a dual-stack gateway endpoint, and the source for each.</summary>
    public static readonly IReadOnlyDictionary<string, string> Gateway = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["s3"] = "AWS What's New, November 2025, \"Amazon S3 now supports IPv6 for gateway and interface VPC endpoints\"",
    };

    /// <summary>
    /// The services of Session Manager. The agent talks IPv4 to them unless it is configured otherwise
    /// (github.com/aws/amazon-ecs-agent/pull/4931), so that their endpoints keep IPv4 in a dual-stack VPC too.
    /// </summary>
    public static readonly IReadOnlyList<string> SessionManager =
        [InterfaceService.Ssm, InterfaceService.SsmMessages, InterfaceService.Ec2Messages];
}
