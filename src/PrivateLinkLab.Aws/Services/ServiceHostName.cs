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
/// <param name="Region">The region's code.</param>
public sealed partial record ServiceHostName(string Service, string Region)
{
    // What customers make has names under these: id.region.rds, name.region.elb and so on, or name.elb.region.
    private static readonly HashSet<string> CustomerNames = new(StringComparer.Ordinal)
    {
        "aoss",
        "cache",
        "dax",
        "docdb",
        "efs",
        "elb",
        "es",
        "kafka",
        "memorydb",
        "mq",
        "neptune",
        "rds",
        "redshift",
        "redshift-serverless",
        "vpce",
    };

    private static readonly string[] PrivateSuffixes = [".internal", ".local"];

    private static readonly string[] Suffixes =
    [
        .. AwsPartition.All.Select(partition => $".{partition.DnsSuffix}").Distinct(StringComparer.Ordinal),
    ];

    private static readonly string[] DualStackSuffixes =
    [
        .. AwsPartition.All.Select(partition => $".{partition.DualStackDnsSuffix}").Distinct(StringComparer.Ordinal),
    ];

    private static readonly (string Pattern, AwsService Service)[] Patterns =
    [
        .. AwsServices.All.SelectMany(service =>
            service
                .Hosts.Concat(service.DualStackHosts)
                .Append(service.EndpointHost)
                .Distinct(StringComparer.Ordinal)
                .Select(host => (host, service))
        ),
    ];

    private static readonly Dictionary<string, AwsService> ByHost = Patterns
        .Where(entry => !entry.Pattern.StartsWith("*.", StringComparison.Ordinal))
        .DistinctBy(entry => entry.Pattern)
        .ToDictionary(entry => entry.Pattern, entry => entry.Service, StringComparer.Ordinal);

    private static readonly (string Pattern, AwsService Service)[] Wildcards =
    [
        .. Patterns.Where(entry => entry.Pattern.StartsWith("*.", StringComparison.Ordinal)),
    ];

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

        // Amazon SQS developer guide, "Internetwork traffic privacy": the old names. Those of S3 without a region are
        // us-east-1's.
        return name.Split('.') switch
        {
            ["queue"] => new(AwsServices.Sqs, "us-east-1"),
            [.., var region, "queue"] => new(AwsServices.Sqs, region),
            [.., "s3"] => new(AwsServices.S3, "us-east-1"),
            [.., "s3", "dualstack", var region] => new(AwsServices.S3, region),
            _ => OfRegion(name),
        };
    }

    /// <summary>Whether a service's public name has IPv6 addresses too.</summary>
    public static bool IsDualStack(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Before(host, DualStackSuffixes) is not null || host.Contains(".dualstack.", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether it is a name of what a customer has in a VPC, such as a database or a load balancer, or one that no
    /// public DNS has: its address may be a private one.
    /// </summary>
    public static bool IsOfCustomer(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Array.Exists(PrivateSuffixes, suffix => host.EndsWith(suffix, StringComparison.Ordinal))
            || (
                host.EndsWith(".on.aws", StringComparison.Ordinal)
                && host.Contains(".vpc-lattice-", StringComparison.Ordinal)
            )
            || (
                Before(host, Suffixes)?.Split('.') is [.., _, var middle, var last]
                && (CustomerNames.Contains(last) || (IsRegion(last) && CustomerNames.Contains(middle)))
            );
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
        Array.Find(Wildcards, entry => Matches(host, entry.Pattern)).Service;

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
