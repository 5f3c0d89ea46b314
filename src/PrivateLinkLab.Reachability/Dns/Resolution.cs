using PrivateLinkLab.Reachability.Model;
using PrivateLinkLab.Reachability.Paths;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>What a name resolves to for somebody.</summary>
/// <param name="Answer">The answer; null for an address, which needs none.</param>
/// <param name="Destination">What it leads to; null when there is no answer.</param>
/// <param name="Trace">The hop of the resolver.</param>
internal sealed record Resolution(DnsAnswer? Answer, Destination? Destination, Trace Trace)
{
    /// <summary>The endpoint that the name could have led to, had its settings been others; null when there is none.</summary>
    public MissedEndpoint? Missed { get; init; }
}

/// <summary>An endpoint for the service that a name does not lead to.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Reason">Why the name does not lead there.</param>
/// <param name="Component">The resource whose setting it is.</param>
/// <param name="Evidence">The same as a sentence.</param>
/// <param name="Change">What to change.</param>
internal sealed record MissedEndpoint(
    InterfaceEndpoint Endpoint, string Reason, Identity Component, string Evidence, string Change);
