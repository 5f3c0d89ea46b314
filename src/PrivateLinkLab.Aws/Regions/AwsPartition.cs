namespace PrivateLinkLab.Amazon.Regions;

/// <summary>
/// A group of regions with accounts, ARNs and names of its own (AWS whitepaper "AWS Fault Isolation Boundaries",
/// "Partitions"; the names are those of the AWS SDKs).
/// </summary>
public sealed class AwsPartition
{
    private readonly string[] _regionPrefixes;

    private AwsPartition(
        string id,
        string dnsSuffix,
        string dualStackDnsSuffix,
        string reverseDns,
        params string[] regionPrefixes
    )
    {
        Id = id;
        DnsSuffix = dnsSuffix;
        DualStackDnsSuffix = dualStackDnsSuffix;
        ReverseDns = reverseDns;
        _regionPrefixes = regionPrefixes;
    }

    /// <summary>The regions that are in no other partition.</summary>
    public static AwsPartition Commercial { get; } = new("aws", "amazonaws.com", "api.aws", "com.amazonaws");

    /// <summary>The regions in China.</summary>
    public static AwsPartition China { get; } =
        new("aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn.com.amazonaws", "cn-");

    /// <summary>The regions for the government of the USA.</summary>
    public static AwsPartition GovCloud { get; } =
        new("aws-us-gov", "amazonaws.com", "api.aws", "com.amazonaws", "us-gov-");

    /// <summary>The AWS European Sovereign Cloud.</summary>
    public static AwsPartition EuropeanSovereign { get; } =
        new("aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu", "eu.amazonaws", "eusc-");

    /// <summary>Every partition, also the isolated ones, whose regions are not listed.</summary>
    public static IReadOnlyList<AwsPartition> All { get; } =
    [
        China,
        GovCloud,
        EuropeanSovereign,
        new("aws-iso", "c2s.ic.gov", "api.aws.ic.gov", "gov.ic.c2s", "us-iso-"),
        new("aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud", "gov.sgov.sc2s", "us-isob-"),
        new("aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "uk.adc-e.cloud", "eu-isoe-"),
        new("aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "gov.ic.hci.csp", "us-isof-"),
        Commercial,
    ];

    /// <summary>The partition as ARNs name it: aws, aws-cn, aws-us-gov.</summary>
    public string Id { get; }

    /// <summary>What the names of services end with: amazonaws.com.</summary>
    public string DnsSuffix { get; }

    /// <summary>What the names of services that have IPv6 addresses as well end with: api.aws.</summary>
    public string DualStackDnsSuffix { get; }

    /// <summary>
    /// What the names of some endpoint services begin with, beside com.amazonaws: cn.com.amazonaws in China.
    /// </summary>
    public string ReverseDns { get; }

    /// <summary>Gives the partition of a region's code. The region need not be listed.</summary>
    public static AwsPartition Of(string region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return All.FirstOrDefault(partition =>
            Array.Exists(partition._regionPrefixes, prefix => region.StartsWith(prefix, StringComparison.Ordinal))
        ) ?? Commercial;
    }

    /// <summary>Gives <see cref="Id"/>.</summary>
    public override string ToString() => Id;
}
