using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// Whom the internet sees when an interface opens a connection there: the interface's own public address, or that of
/// the NAT gateway on the way.
/// </summary>
internal static class PublicSource
{
    /// <summary>The address; null when it is not known.</summary>
    /// <param name="topology">The network.</param>
    /// <param name="from">The interface.</param>
    /// <param name="way">The way out.</param>
    public static string? AddressOf(Topology topology, NetworkInterface from, Trace way)
    {
        string[] gateways =
        [
            .. way.Steps.Where(NatGatewayHop.IsAt).Select(step => step.Component.Component).Distinct(),
        ];
        return gateways.Length == 0 ? from.PublicAddress
            : topology.Model.NatGateways.Values.Where(nat => gateways.Contains(nat.Identity.Component)).ToList()
                is [{ HasOnePublicAddress: true } only]
                ? only.PublicAddress
            : null;
    }

    /// <summary>The same as a place; anywhere on the internet when it is not known.</summary>
    public static Place Of(Topology topology, NetworkInterface from, Trace way) =>
        AddressOf(topology, from, way) is { } text && IpAddress.TryParseIpv4(text, out var address)
            ? Place.Of(CidrBlock.Of(address))
            : Place.Somewhere(null);
}
