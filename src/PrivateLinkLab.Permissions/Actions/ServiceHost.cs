using System.Text.RegularExpressions;

namespace PrivateLinkLab.Permissions;

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
        var labels = Array.FindAll(name[..^suffix.Length].Split('.'), part => !NotService().IsMatch(part));
        return labels.LastOrDefault() switch
        {
            null or "" => null,
            // Hosts of customers, not of a service's API: a load balancer, an instance, a database, an endpoint service.
            "elb" or "compute" or "compute-1" => null,
            "rds" when labels.Length > 1 => null,
            ['v', 'p', 'c', 'e', '-', ..] => null,
            "queue" => "sqs",
            "monitoring" => "cloudwatch",
            "email" => "ses",
            var label => label.EndsWith("-fips", StringComparison.Ordinal) ? label[..^"-fips".Length] : label,
        };
    }

    [GeneratedRegex(@"^(?:[a-z]{2}(?:-[a-z]+)+-\d|dualstack|vpce)$", RegexOptions.CultureInvariant)]
    private static partial Regex NotService();
}
