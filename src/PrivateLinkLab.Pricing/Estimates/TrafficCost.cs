namespace PrivateLinkLab.Pricing;

/// <summary>What the traffic of a month costs, one way.</summary>
/// <param name="What">The way, such as <c>data through the interface endpoints</c>.</param>
/// <param name="Quantity">How many units of the price.</param>
/// <param name="Price">The price of one.</param>
public sealed record TrafficCost(string What, decimal Quantity, Price Price)
{
    /// <summary>The cost of a month in US dollars.</summary>
    public decimal Monthly => Quantity * Price.Amount;
}
