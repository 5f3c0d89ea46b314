using PrivateLinkLab.Components.Network;

namespace PrivateLinkLab.Components.Compute;

/// <summary>
/// The destinations of a host that reaches the internet: port 443 anywhere, in every address family of its VPC.
/// </summary>
internal static class InternetDestinations
{
    /// <summary>The short name of the rule for IPv4.</summary>
    public const string Ipv4 = "internet";

    /// <summary>The short name of the rule for IPv6.</summary>
    public const string Ipv6 = "internet-ipv6";

    /// <summary>Gives the destinations, by the short name of the rule.</summary>
    /// <param name="network">The VPC.</param>
    /// <param name="description">What the rule for IPv4 says of itself.</param>
    /// <param name="ipv6Description">What the rule for IPv6 says of itself.</param>
    public static IEnumerable<KeyValuePair<string, EgressDestination>> Of(
        VpcNetwork network,
        string description,
        string ipv6Description
    )
    {
        yield return new(
            Ipv4,
            EgressDestination.ToCidrBlock(PublicEgress.Anywhere, InterfaceEndpointSet.HttpsPort, description)
        );
        if (network.IsDualStack)
        {
            yield return new(
                Ipv6,
                EgressDestination.ToCidrBlock(
                    PublicEgress.AnywhereOverIpv6,
                    InterfaceEndpointSet.HttpsPort,
                    ipv6Description
                )
            );
        }
    }
}
