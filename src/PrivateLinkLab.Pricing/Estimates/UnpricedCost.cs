using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>Something that may cost, and is in no total because its price or its amount is not known.</summary>
/// <param name="Resource">The resource; null for traffic.</param>
/// <param name="Reason">A sentence that says what is not known.</param>
public sealed record UnpricedCost(ResourceUrn? Resource, string Reason);
