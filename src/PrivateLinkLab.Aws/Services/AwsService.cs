using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Regions;

namespace PrivateLinkLab.Amazon.Services;

/// <summary>
/// A service of AWS that VPC endpoints lead to: what it is called, where it is, and what its endpoints take. What AWS
/// adds to a service it adds region by region, so that a deployment asks again what the region offers.
/// </summary>
public sealed class AwsService
{
    private const string CommonReverseDns = "com.amazonaws";

    internal AwsService(string name)
    {
        Name = name;
        Hosts = [name];
        ActionPrefix = name;
    }

    /// <summary>The last part of the name of its endpoint service: sqs for com.amazonaws.REGION.sqs.</summary>
    public string Name { get; }

    /// <summary>
    /// The hosts that private DNS answers, before the region and amazonaws.com; *. begins a wildcard. Empty for a
    /// service that has none: its clients use the endpoint's own name.
    /// </summary>
    public ImmutableArray<string> Hosts { get; init; }

    /// <summary>The hosts that private DNS answers, before the region and api.aws.</summary>
    public ImmutableArray<string> DualStackHosts { get; init; } = [];

    /// <summary>The TCP ports of its endpoints.</summary>
    public ImmutableArray<int> Ports { get; init; } = [443];

    /// <summary>
    /// Whether it is on no other ports, as its guide says; of most services AWS tells only that they speak HTTPS.
    /// </summary>
    public bool KnowsAllPorts { get; init; }

    /// <summary>The prefix of its actions in policies, such as sqs.</summary>
    public string ActionPrefix { get; init; }

    /// <summary>Whether its endpoints may have a policy other than the default one.</summary>
    public bool TakesEndpointPolicies { get; init; } = true;

    /// <summary>Whether it has a gateway endpoint, beside the interface endpoint.</summary>
    public bool HasGatewayEndpoint { get; init; }

    /// <summary>Where AWS says that its interface endpoints can have IPv6 addresses; null where it does not.</summary>
    public string? Ipv6Source { get; init; }

    /// <summary>Where AWS says that its gateway endpoint routes IPv6; null where it does not.</summary>
    public string? GatewayIpv6Source { get; init; }

    /// <summary>What to do because AWS retires it; null when it does not.</summary>
    public string? Retirement { get; init; }

    /// <summary>The first label or two of the domain of its endpoints' own names: api.ecr for ecr.api.</summary>
    public string EndpointHost =>
        OwnEndpointHost ?? (Hosts.IsEmpty ? Name : Hosts[0].Replace("*.", "", StringComparison.Ordinal));

    /// <summary>Whether its interface endpoints can have IPv6 addresses.</summary>
    public bool HasIpv6 => Ipv6Source is not null;

    /// <summary>Whether its endpoints can have private DNS.</summary>
    public bool HasPrivateDns => !Hosts.IsEmpty || !DualStackHosts.IsEmpty;

    /// <summary>Whether its interface endpoints speak HTTPS on port 443.</summary>
    public bool IsHttps => Ports.Contains(443);

    /// <summary>The ids of availability zones in which it has no interface endpoint, as far as AWS tells.</summary>
    internal ImmutableArray<string> MissingZoneIds { get; init; } = [];

    /// <summary>The partitions in which its endpoint service's name begins with the partition's own prefix.</summary>
    internal string OwnPrefixIn { get; init; } = "";

    /// <summary>What follows its name in the name of its endpoint service in China.</summary>
    internal string SuffixInChina { get; init; } = "";

    /// <summary>The regions and partitions without it, between spaces.</summary>
    internal string NotIn { get; init; } = "";

    /// <summary>The regions and partitions that alone have it, between spaces; empty for no such limit.</summary>
    internal string OnlyIn { get; init; } = "";

    /// <summary>Where <see cref="EndpointHost"/> is not the first of <see cref="Hosts"/>.</summary>
    internal string? OwnEndpointHost { get; init; }

    /// <summary>Whether a region has it. A region that is not listed has what its partition has.</summary>
    public bool IsIn(AwsRegion region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return !Names(NotIn, region) && (OnlyIn.Length == 0 || Names(OnlyIn, region));
    }

    /// <summary>Whether its interface endpoints may stand in a zone.</summary>
    /// <param name="zoneId">The zone's id, such as use1-az4.</param>
    public bool IsInZone(string zoneId) => !MissingZoneIds.Contains(zoneId);

    /// <summary>
    /// Gives the name that its interface endpoints take in a region: com.amazonaws.us-east-1.sqs, in China for some
    /// services cn.com.amazonaws.cn-north-1.sqs (DescribeVpcEndpointServices, as github.com/aws/aws-cdk has it in
    /// vpc-endpoint.ts).
    /// </summary>
    public string EndpointServiceName(AwsRegion region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var prefix = Names(OwnPrefixIn, region) ? region.Partition.ReverseDns : CommonReverseDns;
        return $"{prefix}.{region}.{Name}{(region.Partition == AwsPartition.China ? SuffixInChina : "")}";
    }

    /// <summary>Gives the name that its gateway endpoint takes in a region.</summary>
    public string GatewayServiceName(AwsRegion region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return $"{CommonReverseDns}.{region}.{Name}";
    }

    /// <summary>
    /// Gives the names that private DNS of its endpoints answers inside a VPC, the service's default one first; *.
    /// begins a wildcard. They are the service's, whichever address family an endpoint has (AWS PrivateLink guide,
    /// "View information about a service": PrivateDnsNames; Amazon SQS developer guide, "Internetwork traffic
    /// privacy").
    /// </summary>
    public ImmutableArray<string> PrivateDnsNames(AwsRegion region) =>
        [.. Hosts.Select(region.Host), .. DualStackHosts.Select(region.DualStackHost)];

    /// <summary>Gives the domain of its endpoints' own names: sqs.us-east-1.vpce.amazonaws.com.</summary>
    public string EndpointDomain(AwsRegion region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return $"{EndpointHost}.{region}.vpce.{region.Partition.DnsSuffix}";
    }

    /// <summary>Gives <see cref="Name"/>.</summary>
    public override string ToString() => Name;

    private static bool Names(string places, AwsRegion region) =>
        places.Length > 0
        && places.Split(' ') is var all
        && (all.Contains(region.Code) || all.Contains(region.Partition.Id));
}
