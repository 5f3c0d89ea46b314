namespace PrivateLinkLab.Pricing;

/// <summary>What AWS asks in one region for one thing: the list price, on demand, of the first tier.</summary>
/// <param name="Item">The thing's key, such as <c>instance/t4g.micro</c> (see <see cref="PriceItem"/>).</param>
/// <param name="Region">The region's code.</param>
/// <param name="Amount">US dollars for one <paramref name="Unit"/>.</param>
/// <param name="Unit">What the amount is paid for.</param>
/// <param name="Date">The day for which the price is known: its source's own date, or else the day it was read.</param>
/// <param name="Source">The AWS page that tells the current price.</param>
public sealed record Price(string Item, string Region, decimal Amount, PriceUnit Unit, DateOnly Date, string Source);
