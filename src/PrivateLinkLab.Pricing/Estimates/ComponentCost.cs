using System.Collections.Immutable;

namespace PrivateLinkLab.Pricing;

/// <summary>What the resources of one component cost as long as they exist.</summary>
/// <param name="Name">The component's name; of a resource without one, its own.</param>
/// <param name="Items">The costs, in deployment order.</param>
public sealed record ComponentCost(string Name, ImmutableArray<FixedCost> Items)
{
    /// <summary>The cost of an hour in US dollars.</summary>
    public decimal Hourly => Items.Sum(item => item.Hourly);

    /// <summary>The cost of a month in US dollars.</summary>
    public decimal Monthly => Items.Sum(item => item.Monthly);
}
