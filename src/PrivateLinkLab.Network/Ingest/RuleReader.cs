using System.Globalization;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Reads protocols and ports, which security groups and network ACLs write alike, but for ICMP.</summary>
internal static class RuleReader
{
    /// <summary>
    /// Protocol and ports of a security group's rule, whose port properties have ICMP's type and code, -1 for all (EC2
    /// API Reference, "IpPermission"); null when one of them is not known.
    /// </summary>
    public static Transport? OfGroup(PropertyReader properties, string protocolProperty) =>
        Read(properties, protocolProperty, "fromPort", "toPort", allIcmp: -1);

    /// <summary>
    /// Protocol and ports of a network ACL's entry, where ICMP has properties of its own, 0 unless they are set (EC2
    /// API Reference, "IcmpTypeCode"); null when one of them is not known.
    /// </summary>
    public static Transport? OfNetworkAcl(PropertyReader properties) =>
        Read(properties, "protocol", "icmpType", "icmpCode", allIcmp: 0);

    private static Transport? Read(
        PropertyReader properties,
        string protocolProperty,
        string typeProperty,
        string codeProperty,
        int allIcmp
    )
    {
        if (
            properties.IsUnknown("fromPort")
            || properties.IsUnknown("toPort")
            || Protocol(
                properties.Text(protocolProperty)
                    ?? properties.Int(protocolProperty)?.ToString(CultureInfo.InvariantCulture)
            )
                is not { } protocol
        )
        {
            return null;
        }

        if (protocol is Transport.Icmp or Transport.IcmpV6)
        {
            return properties.IsUnknown(typeProperty) || properties.IsUnknown(codeProperty)
                ? null
                : new Transport(protocol, 0, Transport.LastPort)
                {
                    IcmpType = Icmp(properties.Int(typeProperty) ?? allIcmp),
                    IcmpCode = Icmp(properties.Int(codeProperty) ?? allIcmp),
                };
        }

        var (from, to) = (properties.Int("fromPort") ?? 0, properties.Int("toPort") ?? Transport.LastPort);
        return
            protocol is Transport.Tcp or Transport.Udp && !(from == 0 && to == 0 && properties.Find("toPort") is null)
            ? from < 0 || to < 0
                ? new(protocol, 0, Transport.LastPort)
                : new(protocol, from, to)
            : new(protocol, 0, Transport.LastPort);
    }

    // -1 is all of them.
    private static int? Icmp(int number) => number < 0 ? null : number;

    private static int? Protocol(string? text) =>
        text?.ToLowerInvariant() switch
        {
            null => null,
            "-1" or "all" => Transport.AllProtocols,
            "tcp" => Transport.Tcp,
            "udp" => Transport.Udp,
            "icmp" => Transport.Icmp,
            "icmpv6" => Transport.IcmpV6,
            var number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                ? value
                : null,
        };
}
