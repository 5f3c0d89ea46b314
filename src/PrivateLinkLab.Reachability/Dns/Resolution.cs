using System.Collections.Immutable;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>What a name resolves to for one source.</summary>
/// <param name="Answer">The answer; null for an address, which needs none.</param>
/// <param name="Destination">What it leads to; null when there is no answer.</param>
/// <param name="Trace">The steps of the resolver.</param>
internal sealed record Resolution(DnsAnswer? Answer, Destination? Destination, Trace Trace)
{
    /// <summary>
    /// False when something else may answer: then an obstacle on the way to the destination is not certain.
    /// </summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>What else it may lead to when that is not certain; null when that is not known.</summary>
    public Destination? Other { get; init; }

    /// <summary>
    /// Why the name does not lead to the endpoint that is there, one for each setting; empty when there is none.
    /// </summary>
    public ImmutableArray<MissedEndpoint> Missed { get; init; } = [];
}

/// <summary>An endpoint for the service that a name does not lead to.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Reason">Why the name does not lead there.</param>
/// <param name="Detail">The same with what its sentence needs.</param>
/// <param name="Change">What to change.</param>
internal sealed record MissedEndpoint(
    InterfaceEndpoint Endpoint,
    Reason Reason,
    ResolutionDetail Detail,
    Change Change
);
