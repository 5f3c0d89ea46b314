using PrivateLinkLab.Amazon.Regions;

namespace PrivateLinkLab.Amazon.Services;

/// <summary>The names that EC2 gives to instances (Amazon EC2 User Guide, "EC2 instance hostnames").</summary>
public static class Ec2HostName
{
    private static readonly string[] PrivateSuffixes = [".ec2.internal", ".compute.internal"];

    private static readonly string[] PublicSuffixes =
    [
        .. AwsPartition.All.Select(partition => $".compute.{partition.DnsSuffix}").Distinct(StringComparer.Ordinal),
        ".compute-1.amazonaws.com",
    ];

    /// <summary>The public address that a public name says; null for another name.</summary>
    /// <param name="host">The name in lower case.</param>
    public static string? PublicAddressIn(string host) => Label(host, "ec2-", PublicSuffixes)?.Replace('-', '.');

    /// <summary>The private address that a private name says; null for another name.</summary>
    /// <param name="host">The name in lower case.</param>
    public static string? PrivateAddressIn(string host) => Label(host, "ip-", PrivateSuffixes)?.Replace('-', '.');

    /// <summary>The id of the instance that a private name says; null for another name.</summary>
    /// <param name="host">The name in lower case.</param>
    public static string? InstanceIn(string host) => Label(host, "i-", PrivateSuffixes) is { } id ? $"i-{id}" : null;

    private static string? Label(string host, string start, string[] suffixes)
    {
        ArgumentNullException.ThrowIfNull(host);
        return
            host.StartsWith(start, StringComparison.Ordinal)
            && Array.Exists(suffixes, suffix => host.EndsWith(suffix, StringComparison.Ordinal))
            ? host[start.Length..host.IndexOf('.', StringComparison.Ordinal)]
            : null;
    }
}
