namespace PrivateLinkLab.Pricing;

/// <summary>What traffic costs that may be there as well, and whose amount is not assumed.</summary>
/// <param name="What">The way, such as <c>data out to the internet</c>.</param>
/// <param name="Region">The region.</param>
/// <param name="Price">The price; null when it is not known.</param>
public sealed record TrafficRate(string What, string Region, Price? Price);
