using System.Globalization;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Reads protocols and ports, which security groups and network ACLs write alike.</summary>
internal static class RuleReader
{
    private const int MaxPort = 65535;

    /// <summary>Protocol and ports; null when one of them is not known.</summary>
    public static Transport? Transport(PropertyReader properties, string protocolProperty)
    {
        if (properties.IsUnknown("fromPort") || properties.IsUnknown("toPort")
            || Protocol(properties.Text(protocolProperty) ?? properties.Int(protocolProperty)?.ToString(CultureInfo.InvariantCulture)) is not { } protocol)
        {
            return null;
        }

        var (from, to) = (properties.Int("fromPort") ?? 0, properties.Int("toPort") ?? MaxPort);
        return protocol is Network.Transport.Tcp or Network.Transport.Udp
            && !(from == 0 && to == 0 && properties.Find("toPort") is null)
            ? from < 0 || to < 0 ? new(protocol, 0, MaxPort) : new(protocol, from, to)
            : new(protocol, 0, MaxPort);
    }

    private static int? Protocol(string? text) => text?.ToLowerInvariant() switch
    {
        null => null,
        "-1" or "all" => Network.Transport.AllProtocols,
        "tcp" => Network.Transport.Tcp,
        "udp" => Network.Transport.Udp,
        "icmp" => 1,
        "icmpv6" => 58,
        var number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null,
    };
}
