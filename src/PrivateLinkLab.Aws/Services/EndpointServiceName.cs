using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Regions;

namespace PrivateLinkLab.Amazon.Services;

/// <summary>
/// The name of an endpoint service of AWS, such as com.amazonaws.us-east-1.sqs, taken apart. It is read as it is:
/// whether the region has the service, and under that name, <see cref="AwsServices.FindEndpointService"/> tells.
/// </summary>
/// <param name="Region">The region's code.</param>
/// <param name="Service">The last part, such as sqs or ecr.api.</param>
public readonly record struct EndpointServiceName(string Region, string Service)
{
    // AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink".
    private static readonly string[] OtherPrefixes = ["aws.api", "aws.sagemaker"];

    private static readonly string[] Prefixes =
    [
        .. AwsPartition.All.Select(partition => $"{partition.ReverseDns}.").Distinct(StringComparer.Ordinal),
        .. OtherPrefixes.Select(prefix => $"{prefix}."),
    ];

    /// <summary>
    /// What begins the name of a service that does not begin with a partition's name, such as aws.api; null for all
    /// others.
    /// </summary>
    public string? Prefix { get; init; }

    /// <summary>
    /// The names that private DNS of its endpoints answers: those of the service, or for one that is not known its own
    /// name in the region.
    /// </summary>
    public ImmutableArray<string> PrivateDnsNames =>
        AwsServices.Find(Service)?.PrivateDnsNames(AwsRegion.Of(Region)) ?? [AwsRegion.Of(Region).Host(Service)];

    /// <summary>The prefix of the service's actions in policies, such as sqs.</summary>
    public string ActionPrefix => AwsServices.Find(Service)?.ActionPrefix ?? Service;

    /// <summary>Takes a name apart; null when it is none, or a customer's.</summary>
    public static EndpointServiceName? Parse(string? name)
    {
        if (
            name is null
            || Array.Find(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is not { } start
        )
        {
            return null;
        }

        var rest = name[start.Length..];
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || dot == rest.Length - 1 || rest.StartsWith("vpce.", StringComparison.Ordinal))
        {
            return null;
        }

        var (region, service) = (rest[..dot], rest[(dot + 1)..]);
        var prefix = start[..^1];
        return OtherPrefixes.Contains(prefix)
            ? new(region, service) { Prefix = prefix }
            : new(region, AwsServices.Find(service, AwsPartition.Of(region))?.Name ?? service);
    }

    /// <summary>Gives the name of interface endpoints as AWS writes it.</summary>
    public override string ToString()
    {
        var region = AwsRegion.Of(Region);
        return Prefix is not null
            ? $"{Prefix}.{region}.{Service}"
            : AwsServices.Find(Service)?.EndpointServiceName(region)
                ?? $"{region.Partition.ReverseDns}.{region}.{Service}";
    }
}
