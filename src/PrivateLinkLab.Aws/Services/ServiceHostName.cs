using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Regions;

namespace PrivateLinkLab.Amazon.Services;

/// <summary>
/// The public name of a service of AWS, taken apart (AWS General Reference, "AWS service endpoints"): also those that
/// private DNS leaves alone, such as Amazon SQS's old REGION.queue.amazonaws.com.
/// </summary>
/// <param name="Service">
/// The service, as endpoint services name it: ecr.api for api.ecr.us-east-1.amazonaws.com.
/// </param>
/// <param name="Region">
/// The region's code; null where the name alone does not tell: that of a bucket without a region leads to the bucket's.
/// </param>
public sealed partial record ServiceHostName(string Service, string? Region)
{
    /// <summary>Websites of S3, which speak HTTP at addresses that AWS does not list.</summary>
    public const string S3Website = "s3-website";

    /// <summary>S3 Express One Zone, with gateway endpoints of its own.</summary>
    public const string S3Express = "s3express";

    private static readonly string[] Suffixes =
    [
        .. AwsPartition.All.Select(partition => $".{partition.DnsSuffix}").Distinct(StringComparer.Ordinal),
    ];

    private static readonly string[] DualStackSuffixes =
    [
        .. AwsPartition.All.Select(partition => $".{partition.DualStackDnsSuffix}").Distinct(StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, AwsService> ByHost = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, AwsService> ByWildcard = new(StringComparer.Ordinal);

    // Of services that share a host, the first of the list counts.
    static ServiceHostName()
    {
        foreach (var service in AwsServices.All)
        {
            foreach (var host in service.Hosts.Concat(service.DualStackHosts).Append(service.EndpointHost))
            {
                (host.StartsWith("*.", StringComparison.Ordinal) ? ByWildcard : ByHost).TryAdd(host, service);
            }
        }
    }

    /// <summary>Takes a name apart; null when it is no service's.</summary>
    /// <param name="host">The name in lower case.</param>
    public static ServiceHostName? Parse(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (Before(host, DualStackSuffixes) is { } dualStack)
        {
            return OfRegion(dualStack);
        }

        if (Before(host, Suffixes) is not { } name)
        {
            return null;
        }

        // Amazon SQS developer guide, "Internetwork traffic privacy": the old names.
        return name.Split('.') switch
        {
            ["queue"] => new(AwsServices.Sqs, "us-east-1"),
            [.., var region, "queue"] => new(AwsServices.Sqs, region),
            [.., "ddb", var region] when IsRegion(region) => new(AwsServices.DynamoDb, region),
            var labels => OfS3(labels) ?? OfRegion(name),
        };
    }

    // Amazon S3 User Guide, "Virtual hosting of general purpose buckets", "Making requests over IPv6", "Endpoints for
    // directory buckets". Where a bucket's name has no region, DNS leads to the bucket's.
    private static ServiceHostName? OfS3(string[] labels) =>
        labels switch
        {
            ["s3"] => new(AwsServices.S3, "us-east-1"),
            [.., "s3"] => new(AwsServices.S3, null),
            [.., "s3-external-1"] => new(AwsServices.S3, "us-east-1"),
            [.., "s3-accelerate"] or [.., "s3-accelerate", "dualstack"] => new("s3-accelerate", null),
            [.., "s3", "dualstack", var region] when IsRegion(region) => new(AwsServices.S3, region),
            [.., "s3-fips", var region] when IsRegion(region) => new(AwsServices.S3, region),
            [.., "s3-fips", "dualstack", var region] when IsRegion(region) => new(AwsServices.S3, region),
            [.., "s3-website", var region] when IsRegion(region) => new(S3Website, region),
            [.., var service, "dualstack", var region] when IsRegion(region) && IsS3Api(service) => new(
                AwsServices.S3,
                region
            ),
            [.., var service, var region] when IsRegion(region) && IsS3Api(service) => new(AwsServices.S3, region),
            [.., var service, "dualstack", var region] when IsRegion(region) && IsS3Express(service) => new(
                S3Express,
                region
            ),
            [.., var service, var region] when IsRegion(region) && IsS3Express(service) => new(S3Express, region),
            [.., var last] when After(last, "s3-website-") is { } region => new(S3Website, region),
            [.., var last] when (After(last, "s3-fips-") ?? After(last, "s3-")) is { } region => new(
                AwsServices.S3,
                region
            ),
            _ => null,
        };

    private static bool IsS3Api(string label) =>
        label is "s3-accesspoint" or "s3-accesspoint-fips" or "s3-control" or "s3-control-fips";

    private static bool IsS3Express(string label) => label.StartsWith("s3express-", StringComparison.Ordinal);

    private static string? After(string label, string start) =>
        label.StartsWith(start, StringComparison.Ordinal) && IsRegion(label.AsSpan(start.Length))
            ? label[start.Length..]
            : null;

    /// <summary>
    /// Gives the service that a name without a region is of, as endpoint services name it: sts for sts.amazonaws.com,
    /// the global endpoint, and ec2 for ec2.amazonaws.com, a general one (AWS General Reference, "AWS service
    /// endpoints"). Private DNS of an endpoint is for names with its region. Null for every other name.
    /// </summary>
    /// <param name="host">The name in lower case.</param>
    public static string? ServiceOfNameWithoutRegion(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Before(host, Suffixes) is { } name && ByHost.TryGetValue(name, out var service) ? service.Name : null;
    }

    /// <summary>Whether a service's public name has IPv6 addresses too.</summary>
    public static bool IsDualStack(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Before(host, DualStackSuffixes) is not null || host.Contains(".dualstack.", StringComparison.Ordinal);
    }

    /// <summary>
    /// Gives the prefix of the actions of the service that a name belongs to: sqs for sqs.us-east-1.amazonaws.com and
    /// for the names of its endpoints, s3 for every bucket's host; null when it is no service's.
    /// </summary>
    public static string? ActionPrefixOf(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = host.TrimEnd('.').ToLowerInvariant();
        if ((Before(name, DualStackSuffixes) ?? Before(name, Suffixes)) is not { } rest)
        {
            return null;
        }

        if (rest.Split('.') is var parts && OfS3(parts) is { } s3)
        {
            return s3.Service == S3Express ? S3Express : AwsServices.S3;
        }

        if (parts is [.., "ddb", _])
        {
            return AwsServices.DynamoDb;
        }

        // What is left when region, dualstack and vpce are taken away ends with the service; before it stand a bucket,
        // an endpoint or one of the service's several APIs (api.ecr).
        var labels = Array.FindAll(rest.Split('.'), part => !NotService().IsMatch(part));
        if (labels is [.., var before, var last] && ByHost.TryGetValue($"{before}.{last}", out var service))
        {
            return service.ActionPrefix;
        }

        if (ServiceOfWildcard(string.Join('.', labels)) is { } owner)
        {
            return owner.ActionPrefix;
        }

        return labels.LastOrDefault() switch
        {
            null or "" => null,
            // Hosts of customers, not of an API: a load balancer, an instance, a database, an endpoint service.
            "elb" or "compute" or "compute-1" => null,
            "rds" when labels.Length > 1 && !labels[^2].StartsWith("vpce-", StringComparison.Ordinal) => null,
            ['v', 'p', 'c', 'e', '-', ..] => null,
            "queue" => AwsServices.Sqs,
            "email" => "ses",
            var label when label.EndsWith("-fips", StringComparison.Ordinal) => PrefixOf(label[..^"-fips".Length]),
            var label => PrefixOf(label),
        };
    }

    /// <summary>Whether a name is a pattern's; a wildcard stands for one or more labels.</summary>
    /// <param name="host">The name.</param>
    /// <param name="pattern">The pattern, which a wildcard may begin: *.s3.us-east-1.amazonaws.com.</param>
    public static bool Matches(string host, string pattern)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length > pattern.Length - 1 && host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
            : string.Equals(host, pattern, StringComparison.OrdinalIgnoreCase);
    }

    private static string PrefixOf(string label) =>
        ByHost.TryGetValue(label, out var service) ? service.ActionPrefix : label;

    // HOST.REGION; a host that is no row's is taken for the service's name.
    private static ServiceHostName? OfRegion(string name)
    {
        var dot = name.LastIndexOf('.');
        if (dot <= 0 || !IsRegion(name.AsSpan(dot + 1)))
        {
            return null;
        }

        var (host, region) = (name[..dot], name[(dot + 1)..]);
        var service = ByHost.GetValueOrDefault(host) ?? ServiceOfWildcard(host);
        return new(service?.Name ?? host, region);
    }

    private static AwsService? ServiceOfWildcard(string host) =>
        ByWildcard.Keys.FirstOrDefault(pattern => Matches(host, pattern)) is { } found ? ByWildcard[found] : null;

    private static string? Before(string host, string[] suffixes) =>
        Array.Find(suffixes, suffix => host.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix
        && host.Length > suffix.Length
            ? host[..^suffix.Length]
            : null;

    private static bool IsRegion(ReadOnlySpan<char> text) =>
        text.Count('-') is >= 2 and <= 3 && char.IsAsciiDigit(text[^1]);

    [GeneratedRegex("^(?:[a-z]{2,4}(?:-[a-z]+)+-[0-9]|dualstack|vpce)$", RegexOptions.CultureInvariant)]
    private static partial Regex NotService();
}
