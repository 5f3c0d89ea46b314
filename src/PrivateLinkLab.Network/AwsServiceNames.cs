using System.Collections.Immutable;

namespace PrivateLinkLab.Network;

/// <summary>
/// The DNS names of AWS services: AWS PrivateLink Guide, "AWS services that integrate with AWS PrivateLink"; AWS General
/// Reference, "Service endpoints and quotas".
/// </summary>
public static class AwsServiceNames
{
    private const string ServicePrefix = "com.amazonaws.";
    private const string ChinaServicePrefix = "cn.com.amazonaws.";

    // Services whose host is not their short name. Most are the same: sqs is at sqs.us-east-1.amazonaws.com.
    private static readonly Dictionary<string, string[]> Hosts = new(StringComparer.Ordinal)
    {
        ["airflow.api"] = ["api.airflow"],
        ["ecr.api"] = ["api.ecr"],
        ["ecr.dkr"] = ["*.dkr.ecr"],
        ["execute-api"] = ["*.execute-api"],
        ["kinesis-firehose"] = ["firehose"],
        ["kinesis-streams"] = ["kinesis"],
        ["s3"] = ["s3", "*.s3", "*.s3-accesspoint"],
        ["sagemaker.api"] = ["api.sagemaker"],
        ["sagemaker.runtime"] = ["runtime.sagemaker"],
    };

    // What customers make has names under these: id.region.rds, name.region.elb and so on, or name.elb.region.
    private static readonly HashSet<string> CustomerNames = new(StringComparer.Ordinal)
    {
        "aoss", "cache", "dax", "docdb", "efs", "elb", "es", "kafka", "memorydb", "mq", "neptune", "rds", "redshift",
        "redshift-serverless", "vpce",
    };

    private static readonly string[] PrivateSuffixes = [".internal", ".local"];

    /// <summary>The suffix of public names in a region.</summary>
    public static string Suffix(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";

    /// <summary>Splits an AWS service's full name such as <c>com.amazonaws.us-east-1.sqs</c>; null when it is none.</summary>
    public static (string Region, string Short)? Split(string? fullName)
    {
        var rest = fullName is null ? null
            : fullName.StartsWith(ServicePrefix, StringComparison.Ordinal) ? fullName[ServicePrefix.Length..]
            : fullName.StartsWith(ChinaServicePrefix, StringComparison.Ordinal) ? fullName[ChinaServicePrefix.Length..]
            : null;
        var dot = rest?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot <= 0 || rest!.StartsWith("vpce.", StringComparison.Ordinal) ? null : (rest[..dot], rest[(dot + 1)..]);
    }

    /// <summary>The names that an endpoint's private DNS answers to; <c>*.</c> begins a wildcard.</summary>
    public static ImmutableArray<string> PrivateNames(string? fullName) => Split(fullName) is var (region, name)
        ? [.. Hosts.GetValueOrDefault(name, [name]).Select(host => $"{host}.{region}.{Suffix(region)}")]
        : [];

    /// <summary>
    /// The service and region that a public name belongs to; null when it is no AWS service's. Also names that private DNS
    /// leaves alone: dual-stack names, and SQS's old <c>region.queue.amazonaws.com</c>.
    /// </summary>
    public static (string Short, string Region)? Of(string host)
    {
        if (Before(host, ".api.aws") is { } dualStack)
        {
            return LastTwo(dualStack);
        }

        if ((Before(host, ".amazonaws.com") ?? Before(host, ".amazonaws.com.cn")) is not { } name)
        {
            return null;
        }

        var parts = name.Split('.');
        if (parts is [.., var region, "queue"])
        {
            return ("sqs", region);
        }

        // S3 has names without a region, which are us-east-1's.
        return parts is [.., "s3"] ? ("s3", "us-east-1")
            : parts is [.., "s3", "dualstack", var s3Region] ? ("s3", s3Region)
            : LastTwo(name);
    }

    /// <summary>
    /// Whether it is a name of what a customer has in a VPC, such as a database or a load balancer, or one that no public
    /// DNS has: its address may be a private one.
    /// </summary>
    public static bool IsOfCustomer(string host)
    {
        if (Array.Exists(PrivateSuffixes, suffix => host.EndsWith(suffix, StringComparison.Ordinal))
            || (host.EndsWith(".on.aws", StringComparison.Ordinal) && host.Contains(".vpc-lattice-", StringComparison.Ordinal)))
        {
            return true;
        }

        return (Before(host, ".amazonaws.com") ?? Before(host, ".amazonaws.com.cn")) is { } name && name.Split('.') is var parts
            && parts.Length >= 3
            && (CustomerNames.Contains(parts[^1]) || (IsRegion(parts[^1]) && CustomerNames.Contains(parts[^2])));
    }

    /// <summary>Whether a service's public name has IPv6 addresses too.</summary>
    public static bool IsDualStack(string host) =>
        Before(host, ".api.aws") is not null || host.Contains(".dualstack.", StringComparison.Ordinal);

    /// <summary>The short name as endpoint services have it: <c>ecr.api</c> for the host part <c>api.ecr</c>.</summary>
    private static (string Short, string Region)? LastTwo(string name)
    {
        var dot = name.LastIndexOf('.');
        if (dot <= 0 || !IsRegion(name.AsSpan(dot + 1)))
        {
            return null;
        }

        var (host, region) = (name[..dot], name[(dot + 1)..]);
        foreach (var (service, patterns) in Hosts)
        {
            foreach (var pattern in patterns)
            {
                if (Matches(host, pattern))
                {
                    return (service, region);
                }
            }
        }

        return (host, region);
    }

    /// <summary>Whether a name is a pattern's; a wildcard stands for one or more labels.</summary>
    public static bool Matches(string name, string pattern) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? name.Length > pattern.Length - 1 && name.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(name, pattern, StringComparison.OrdinalIgnoreCase);

    private static string? Before(string host, string suffix) =>
        host.Length > suffix.Length && host.EndsWith(suffix, StringComparison.Ordinal) ? host[..^suffix.Length] : null;

    private static bool IsRegion(ReadOnlySpan<char> text) => text.Count('-') is >= 2 and <= 3 && char.IsAsciiDigit(text[^1]);
}
