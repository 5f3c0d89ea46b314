namespace PrivateLinkLab.Pricing;

/// <summary>Resources of one type that cost nothing themselves.</summary>
/// <param name="Type">The type, such as <c>aws:ec2/vpc:Vpc</c>.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Reason">Why they are free, or what they cost through instead; null when AWS just asks nothing for
/// them.</param>
public sealed record FreeResources(string Type, int Count, string? Reason);
