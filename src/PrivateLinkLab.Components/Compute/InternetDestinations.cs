using PrivateLinkLab.Components.Network;

namespace PrivateLinkLab.Components.Compute;

/// <summary>
/// The destinations of a host with internet access: port 443 anywhere, in every address family of its VPC.
/// </summary>
internal static class InternetDestinations
{
    /// <summary>The short name of the rule for IPv4.</summary>
    public const string Ipv4 = "internet";

    /// <summary>The short name of the rule for IPv6.</summary>
    public const string Ipv6 = "internet-ipv6";

    /// <summary>Gives the destinations, by the short name of the rule.</summary>
    /// <param name="network">The VPC.</param>
    /// <param name="description">The description of the rule for IPv4.</param>
    /// <param name="ipv6Description">The description of the rule for IPv6.</param>
    public static IEnumerable<KeyValuePair<string, EgressDestination>> For(
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
