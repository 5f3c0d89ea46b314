using PrivateLinkLab.Simulation.Answering;
using PrivateLinkLab.Simulation.Networking;

namespace PrivateLinkLab.Simulation.Services.Ec2;

/// <summary>What interface endpoints lead to: a service of AWS or of a customer, in one region.</summary>
internal abstract class EndpointService
{
    /// <summary>The name that endpoints take: com.amazonaws.us-east-1.sqs.</summary>
    public required string FullName { get; init; }

    /// <summary>The region it is in.</summary>
    public required string Region { get; init; }

    /// <summary>The name that private DNS answers inside the VPC; null for a service without one.</summary>
    public abstract string? PrivateDnsName { get; }

    /// <summary>The zone of the endpoint's own names.</summary>
    public abstract string EndpointDomain { get; }

    /// <summary>Whether the interface endpoints can have IPv6 addresses.</summary>
    public abstract bool HasIpv6 { get; }

    /// <summary>Whether endpoints may have a policy of their own instead of the one that allows everything.</summary>
    public abstract bool HasPolicies { get; }

    /// <summary>Whether an endpoint may have an interface in a zone.</summary>
    public abstract bool IsInZone(string zoneId);

    /// <summary>The names that private DNS answers inside the VPC.</summary>
    /// <param name="isDualStack">Whether the endpoint has IPv6 addresses.</param>
    public virtual IReadOnlyList<string> PrivateDnsNames(bool isDualStack) => PrivateDnsName is { } name ? [name] : [];

    /// <summary>The names of the zones in which it is, as an account sees them.</summary>
    public IReadOnlyList<string> ZonesAmong(AvailabilityZones zones) =>
        [.. zones.Names.Where(zone => IsInZone(zones.IdOf(zone)!))];
}

/// <summary>A service of AWS.</summary>
/// <param name="shortName">The last part of its name: sqs, ecr.api.</param>
/// <param name="host">The host part of its private DNS name: sqs, api.ecr.</param>
internal sealed class AwsService(string shortName, string host) : EndpointService
{
    public string Short => shortName;

    public bool HasGateway => shortName is "s3" or "dynamodb";

    public override string? PrivateDnsName =>
        EndpointServices.HasPrivateDns(shortName) ? $"{host}.{Region}.{AwsRegions.DnsSuffix(Region)}" : null;

    public override string EndpointDomain =>
        $"{host.Replace("*.", "", StringComparison.Ordinal)}.{Region}.vpce.{AwsRegions.DnsSuffix(Region)}";

    /// <summary>The name for clients that want IPv6 as well: sqs.us-east-1.api.aws.</summary>
    public string DualStackDnsName => $"{host}.{Region}.{AwsRegions.DualStackDnsSuffix(Region)}";

    public override bool HasIpv6 => EndpointServices.IsOverIpv6(shortName);

    public override bool HasPolicies => EndpointServices.TakesPolicies(shortName);

    /// <summary>Whether the gateway endpoint can route IPv6.</summary>
    public bool HasGatewayIpv6 => shortName is "s3";

    // An endpoint that has IPv6 addresses answers the name by which clients ask for them (inferred).
    public override IReadOnlyList<string> PrivateDnsNames(bool isDualStack) =>
        isDualStack ? [.. base.PrivateDnsNames(isDualStack), DualStackDnsName] : base.PrivateDnsNames(isDualStack);

    public override bool IsInZone(string zoneId) => !EndpointServices.IsMissingIn(shortName, zoneId);
}

/// <summary>
/// The AWS services that can be reached by VPC endpoints: AWS PrivateLink Guide, "AWS services that integrate with AWS
/// PrivateLink", as far as private networks of this kind use them.
/// </summary>
internal static class EndpointServices
{
    private static readonly string[] SameHost =
    [
        "access-analyzer", "acm-pca", "athena", "autoscaling", "backup", "bedrock", "bedrock-runtime", "cloudformation",
        "cloudtrail", "codebuild", "codecommit", "codedeploy", "codepipeline", "config", "dynamodb", "ebs", "ec2",
        "ec2messages", "ecs", "ecs-agent", "ecs-telemetry", "eks", "elasticache", "elasticfilesystem",
        "elasticloadbalancing", "email-smtp", "events", "glue", "guardduty-data", "inspector2", "kms", "lambda",
        "logs", "monitoring", "rds", "rds-data", "redshift", "redshift-data", "secretsmanager", "securityhub",
        "servicediscovery", "sns", "sqs", "ssm", "ssm-contacts", "ssm-incidents", "ssmmessages", "states",
        "storagegateway", "sts", "synthetics", "textract", "transcribe", "transfer", "xray",
    ];

    // Short name to host part, where the two differ.
    private static readonly Dictionary<string, string> Hosts = SameHost.ToDictionary(name => name, StringComparer.Ordinal)
        .Concat(new Dictionary<string, string>
        {
            ["ecr.api"] = "api.ecr",
            ["ecr.dkr"] = "*.dkr.ecr",
            ["eks-auth"] = "eks-auth",
            ["execute-api"] = "*.execute-api",
            ["kinesis-firehose"] = "firehose",
            ["kinesis-streams"] = "kinesis",
            ["s3"] = "*.s3",
            ["sagemaker.api"] = "api.sagemaker",
            ["sagemaker.runtime"] = "runtime.sagemaker",
        })
        .ToDictionary(StringComparer.Ordinal);

    // Zones, by id, in which a service has no endpoint. Amazon SES Developer Guide, "Setting up VPC endpoints with Amazon
    // SES"; for Lambda, refusals that users reported for use1-az3.
    private static readonly Dictionary<string, string[]> MissingZones = new(StringComparer.Ordinal)
    {
        ["email-smtp"] = ["use1-az2", "use1-az3", "use1-az5", "usw1-az2", "usw2-az4", "apne2-az4", "cac1-az3", "cac1-az4"],
        ["lambda"] = ["use1-az3"],
    };

    // AWS KMS developer guide, "Dual-stack endpoint support"; IAM user guide, the same; Amazon S3 user guide, "AWS PrivateLink
    // for Amazon S3"; Amazon SQS developer guide, "Connect to Amazon SQS using Dual-stack endpoints"; Amazon Aurora user guide,
    // "Using IPv6 with Amazon RDS Data API"; github.com/aws/aws-cdk/issues/33493. Others may have it by now.
    private static readonly string[] OverIpv6 = ["kms", "rds-data", "s3", "sqs", "sts", "xray"];

    // Amazon DynamoDB developer guide, "AWS PrivateLink for DynamoDB", considerations
    // (github.com/aws/aws-cdk/pull/30162): its endpoints are reached by their own names.
    private static readonly string[] WithoutPrivateDns = ["dynamodb"];

    // What DescribeVpcEndpointServices calls VpcEndpointPolicySupported; github.com/prowler-cloud/prowler/issues/12841.
    private static readonly string[] WithoutPolicies = ["email-smtp"];

    public static bool IsOverIpv6(string service) => OverIpv6.Contains(service);

    public static bool HasPrivateDns(string service) => !WithoutPrivateDns.Contains(service);

    public static bool TakesPolicies(string service) => !WithoutPolicies.Contains(service);

    public static bool IsMissingIn(string service, string zoneId) =>
        MissingZones.TryGetValue(service, out var zones) && zones.Contains(zoneId);

    /// <summary>The service with a full name in a region; null when there is none.</summary>
    public static AwsService? Find(string fullName, string region)
    {
        foreach (var prefix in Prefixes(region))
        {
            if (fullName.StartsWith(prefix, StringComparison.Ordinal)
                && Hosts.TryGetValue(fullName[prefix.Length..], out var host))
            {
                return new AwsService(fullName[prefix.Length..], host) { FullName = fullName, Region = region };
            }
        }
        return null;
    }

    /// <summary>The service with a short name in a region; null when there is none.</summary>
    public static AwsService? FindShort(string shortName, string region) => Find($"com.amazonaws.{region}.{shortName}", region);

    /// <summary>Why a name is not that of a service, and what it may have meant.</summary>
    public static string Problem(string fullName, string region)
    {
        var prefix = $"com.amazonaws.{region}.";
        var near = Hosts.ContainsKey(fullName)
            ? prefix + fullName
            : NearMiss.Of(fullName, Hosts.Keys.Select(name => prefix + name)) ?? SameServiceHere(fullName, prefix);
        return $"the VPC endpoint service '{fullName}' does not exist in {region}. "
            + (near is null ? $"Names have the form {prefix}sqs." : $"Did you mean '{near}'?");
    }

    // The right service of another region.
    private static string? SameServiceHere(string fullName, string prefix) => fullName.Split('.', 4) is
        ["com", "amazonaws", _, var service] && Hosts.ContainsKey(service)
        ? prefix + service
        : null;

    private static string[] Prefixes(string region) => AwsRegions.Partition(region) == "aws-cn"
        ? [$"com.amazonaws.{region}.", $"cn.com.amazonaws.{region}."]
        : [$"com.amazonaws.{region}."];
}
