using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>What a resource costs as long as it exists, whether it is used or not.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Component">The outermost component that the resource belongs to, or the resource's own name.</param>
/// <param name="What">What of it costs, such as <c>t4g.micro</c> or <c>8 GB of gp3</c>.</param>
/// <param name="Quantity">How many units of the price: instances, interfaces, gigabytes.</param>
/// <param name="Price">The price of one.</param>
public sealed record FixedCost(ResourceUrn Resource, string Component, string What, decimal Quantity, Price Price)
{
    /// <summary>The cost of an hour in US dollars; what is paid by the month is spread over its hours.</summary>
    public decimal Hourly =>
        IsByTheHour ? Quantity * Price.Amount : Quantity * Price.Amount / CostEstimate.HoursPerMonth;

    /// <summary>The cost of a month in US dollars.</summary>
    public decimal Monthly =>
        IsByTheHour ? Quantity * Price.Amount * CostEstimate.HoursPerMonth : Quantity * Price.Amount;

    private bool IsByTheHour => Price.Unit == PriceUnit.Hour;
}
