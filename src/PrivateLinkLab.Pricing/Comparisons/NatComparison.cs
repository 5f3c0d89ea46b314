using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// The same job two ways: the interface endpoints of AWS services that there are, and NAT gateways instead of them.
/// There is a NAT gateway, with a public IPv4 address, in as many zones of each VPC as its endpoints have interfaces.
/// Endpoints for services that are not AWS's own are left out, since a NAT gateway does not reach these. Data to
/// services of the same region costs nothing on top of either way.
/// </summary>
public sealed record NatComparison
{
    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>How many endpoints there are.</summary>
    public required int Endpoints { get; init; }

    /// <summary>How many network interfaces the endpoints have; each costs by the hour.</summary>
    public required int Interfaces { get; init; }

    /// <summary>How many NAT gateways would take their place.</summary>
    public required int NatGateways { get; init; }

    /// <summary>The gigabytes of a month that go either way.</summary>
    public required decimal Gigabytes { get; init; }

    /// <summary>The cost of one interface for an hour, in US dollars.</summary>
    public required decimal InterfaceHour { get; init; }

    /// <summary>The cost of one NAT gateway with its address for an hour, in US dollars.</summary>
    public required decimal NatHour { get; init; }

    /// <summary>The cost of a gigabyte through endpoints, in US dollars.</summary>
    public required decimal EndpointGigabyte { get; init; }

    /// <summary>The cost of a gigabyte through NAT gateways, in US dollars.</summary>
    public required decimal NatGigabyte { get; init; }

    /// <summary>The cost of the endpoints for an hour, without traffic.</summary>
    public decimal EndpointsHourly => Interfaces * InterfaceHour;

    /// <summary>The cost of the NAT gateways for an hour, without traffic.</summary>
    public decimal NatHourly => NatGateways * NatHour;

    /// <summary>The cost of the endpoints for a month, with the traffic.</summary>
    public decimal EndpointsMonthly => (EndpointsHourly * CostEstimate.HoursPerMonth) + (EndpointGigabyte * Gigabytes);

    /// <summary>The cost of the NAT gateways for a month, with the traffic.</summary>
    public decimal NatMonthly => (NatHourly * CostEstimate.HoursPerMonth) + (NatGigabyte * Gigabytes);

    /// <summary>
    /// The gigabytes a month from which the endpoints cost no more than the NAT gateways: 0 when they never cost more,
    /// null when no traffic is enough.
    /// </summary>
    public decimal? BreakEvenGigabytes =>
        EndpointsHourly <= NatHourly && EndpointGigabyte <= NatGigabyte ? 0
        : EndpointGigabyte >= NatGigabyte ? null
        : (EndpointsHourly - NatHourly) * CostEstimate.HoursPerMonth / (NatGigabyte - EndpointGigabyte);

    /// <summary>How many interfaces cost no more by the hour than one NAT gateway with its address.</summary>
    public int InterfacesForOneNatGateway =>
        InterfaceHour == 0 ? int.MaxValue : (int)Math.Floor(NatHour / InterfaceHour);

    internal static IEnumerable<IGrouping<string, ResourceNode>> EndpointsByRegion(
        ResourceGraph graph,
        Func<ResourceNode, string?> regionOf
    ) =>
        graph
            .OfType(AwsTypes.VpcEndpoint)
            .Where(endpoint =>
                !endpoint.External && EndpointCosts.ReplacesNat(endpoint) && EndpointCosts.Interfaces(endpoint) > 0
            )
            .Select(endpoint => (Region: regionOf(endpoint), Endpoint: endpoint))
            .Where(found => found.Region is not null)
            .GroupBy(found => found.Region!, found => found.Endpoint);

    internal static NatComparison? Calculate(
        string region,
        IReadOnlyList<ResourceNode> endpoints,
        PriceTable table,
        Traffic traffic
    )
    {
        if (
            table.Find(PriceItem.InterfaceEndpoint, region) is not { } interfaceHour
            || table.Find(PriceItem.InterfaceEndpointData, region) is not { } endpointData
            || table.Find(PriceItem.NatGateway, region) is not { } natHour
            || table.Find(PriceItem.NatGatewayData, region) is not { } natData
            || table.Find(PriceItem.PublicIpv4, region) is not { } address
        )
        {
            return null;
        }

        return new()
        {
            Region = region,
            Endpoints = endpoints.Count,
            Interfaces = endpoints.Sum(EndpointCosts.Interfaces),
            NatGateways = endpoints.GroupBy(VpcOf).Sum(vpc => vpc.Max(EndpointCosts.Interfaces)),
            Gigabytes = traffic.Gigabytes,
            InterfaceHour = interfaceHour.Amount,
            NatHour = natHour.Amount + address.Amount,
            EndpointGigabyte = endpointData.Amount,
            NatGigabyte = natData.Amount,
        };
    }

    // Before the deployment the VPC's id is unknown, but not where it comes from.
    private static string VpcOf(ResourceNode endpoint) =>
        endpoint.Inputs.GetText("vpcId")
        ?? string.Join(' ', endpoint.PropertyDependencies.GetValueOrDefault("vpcId", []));
}
