using System.Text.RegularExpressions;

namespace PrivateLinkLab.Reachability.Authorization;

/// <summary>Which service a host name of AWS belongs to (AWS general reference, "AWS service endpoints").</summary>
public static partial class ServiceHost
{
    private static readonly string[] Suffixes = [".amazonaws.com", ".amazonaws.com.cn", ".api.aws"];

    /// <summary>
    /// The prefix of the service's actions, such as sqs for sqs.us-east-1.amazonaws.com and for the names of its endpoints,
    /// s3 for every bucket's host.
    /// </summary>
    /// <param name="host">The host name.</param>
    /// <returns>The prefix, or null when the host is none of AWS's services.</returns>
    public static string? ServiceOf(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = host.TrimEnd('.').ToLowerInvariant();
        if (Array.Find(Suffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal)) is not { } suffix)
        {
            return null;
        }

        // What is left when region, dualstack and vpce are taken away ends with the service; before it stand a bucket, an
        // endpoint or one of the service's several APIs (api.ecr).
        var label = name[..^suffix.Length].Split('.').LastOrDefault(part => !NotService().IsMatch(part));
        return label switch
        {
            null or "" => null,
            // A load balancer, a database, an instance: hosts of customers, not of the service's API.
            "elb" or "rds" or "compute" or "compute-1" => null,
            "queue" => "sqs",
            "monitoring" => "cloudwatch",
            "email" => "ses",
            _ => label.EndsWith("-fips", StringComparison.Ordinal) ? label[..^"-fips".Length] : label,
        };
    }

    [GeneratedRegex(@"^(?:[a-z]{2}(?:-[a-z]+)+-\d|dualstack|vpce)$", RegexOptions.CultureInvariant)]
    private static partial Regex NotService();
}
