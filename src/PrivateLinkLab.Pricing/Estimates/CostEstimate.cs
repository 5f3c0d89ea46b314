using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// What a graph's resources cost on AWS, at list prices in US dollars. Every resource of the graph is priced, free, or
/// listed as not priced. Taxes, free tier, discounts and support are left out.
/// </summary>
public sealed record CostEstimate
{
    /// <summary>The hours of a month: 365 days of 24 hours in twelve months, as AWS's own calculator has it.</summary>
    public const decimal HoursPerMonth = 730;

    /// <summary>Whether the cost of a resource type is known, including types that are free.</summary>
    /// <param name="type">The type's token.</param>
    public static bool Knows(string type) => ResourceCosts.Knows(type);

    /// <summary>The traffic that is assumed.</summary>
    public required Traffic Traffic { get; init; }

    /// <summary>The regions of the resources that cost or may cost, in the order of the graph.</summary>
    public required ImmutableArray<string> Regions { get; init; }

    /// <summary>What costs as long as it exists, in deployment order.</summary>
    public required ImmutableArray<FixedCost> Items { get; init; }

    /// <summary>What the traffic costs.</summary>
    public required ImmutableArray<TrafficCost> TrafficItems { get; init; }

    /// <summary>Traffic that may be there as well; how much of it is not assumed, and it is in no total.</summary>
    public required ImmutableArray<TrafficRate> Rates { get; init; }

    /// <summary>What may cost and is in no total.</summary>
    public required ImmutableArray<UnpricedCost> Unpriced { get; init; }

    /// <summary>What costs nothing, by type.</summary>
    public required ImmutableArray<FreeResources> Free { get; init; }

    /// <summary>
    /// The private way against NAT gateways, for each region with interface endpoints of AWS services.
    /// </summary>
    public required ImmutableArray<NatComparison> Comparisons { get; init; }

    /// <summary>The regions with such endpoints for which a price is not known that a comparison needs.</summary>
    public required ImmutableArray<string> NotCompared { get; init; }

    /// <summary>The costs by component, in deployment order; components that cost nothing are left out.</summary>
    public IEnumerable<ComponentCost> Components =>
        Items
            .GroupBy(item => item.Component, StringComparer.Ordinal)
            .Select(component => new ComponentCost(component.Key, [.. component]));

    /// <summary>The cost of an hour, without traffic.</summary>
    public decimal Hourly => Items.Sum(item => item.Hourly);

    /// <summary>The cost of a month, without traffic.</summary>
    public decimal Monthly => Items.Sum(item => item.Monthly);

    /// <summary>The cost of a month's traffic.</summary>
    public decimal TrafficMonthly => TrafficItems.Sum(item => item.Monthly);

    /// <summary>Whether the totals without traffic have everything that costs.</summary>
    public bool IsComplete => Unpriced.All(cost => cost.Resource is null);

    /// <summary>Whether the traffic's total has everything that costs.</summary>
    public bool IsTrafficComplete => Unpriced.All(cost => cost.Resource is not null);

    /// <summary>Whether there is something that may cost, and the price of none of it is known.</summary>
    public bool IsUnknown => Items.IsEmpty && TrafficItems.IsEmpty && !Unpriced.IsEmpty;

    /// <summary>The prices that the estimate uses, each once.</summary>
    public IEnumerable<Price> Prices =>
        Items
            .Select(item => item.Price)
            .Concat(TrafficItems.Select(item => item.Price))
            .Concat(Rates.Select(rate => rate.Price).OfType<Price>())
            .Distinct();

    /// <summary>Estimates what a graph's resources cost.</summary>
    /// <param name="graph">The graph, planned or deployed, simulated or exported from a real stack.</param>
    /// <param name="table">The prices.</param>
    /// <param name="traffic">The traffic to assume.</param>
    public static CostEstimate Calculate(ResourceGraph graph, PriceTable table, Traffic traffic)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(traffic);
        var bill = new Bill(graph, table, traffic);
        foreach (var node in graph.Resources)
        {
            ResourceCosts.Add(node, bill);
        }

        bill.AddTraffic();
        bill.AddComparisons();
        return bill.ToEstimate();
    }
}
