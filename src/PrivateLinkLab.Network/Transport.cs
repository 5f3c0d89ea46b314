using System.Globalization;

namespace PrivateLinkLab.Network;

/// <summary>The protocol and the ports that a rule is for, or that packets have.</summary>
/// <param name="Protocol">The IP protocol's number; -1 for all.</param>
/// <param name="From">The first port; 0 when all are meant, or the protocol has none.</param>
/// <param name="To">The last port; 65535 when all are meant, or the protocol has none.</param>
public readonly record struct Transport(int Protocol, int From, int To)
{
    /// <summary>ICMP's protocol number.</summary>
    public const int Icmp = 1;

    /// <summary>TCP's protocol number.</summary>
    public const int Tcp = 6;

    /// <summary>UDP's protocol number.</summary>
    public const int Udp = 17;

    /// <summary>ICMPv6's protocol number.</summary>
    public const int IcmpV6 = 58;

    /// <summary>The protocol number that stands for all.</summary>
    public const int AllProtocols = -1;

    /// <summary>The highest port.</summary>
    public const int LastPort = 65535;

    /// <summary>All ports of all protocols.</summary>
    public static Transport Everything => new(AllProtocols, 0, LastPort);

    /// <summary>The ICMP type; null for all, and for other protocols.</summary>
    public int? IcmpType { get; init; }

    /// <summary>The ICMP code; null for all, and for other protocols.</summary>
    public int? IcmpCode { get; init; }

    /// <summary>Whether the protocol is one with ports.</summary>
    public bool HasPorts => Protocol is Tcp or Udp;

    /// <summary>One TCP port.</summary>
    public static Transport TcpPort(int port) => new(Tcp, port, port);

    /// <summary>Whether this covers everything that the other covers.</summary>
    public bool Contains(Transport other) => OfProtocol(other) && From <= other.From && To >= other.To;

    /// <summary>Whether this and the other have traffic in common.</summary>
    public bool Overlaps(Transport other) => OfProtocol(other) && From <= other.To && To >= other.From;

    /// <summary>Protocol and ports as sentences have it: <c>TCP 443</c>.</summary>
    public override string ToString()
    {
        var protocol = Protocol switch
        {
            AllProtocols => "all traffic",
            Tcp => "TCP",
            Udp => "UDP",
            Icmp => "ICMP",
            IcmpV6 => "ICMPv6",
            _ => string.Create(CultureInfo.InvariantCulture, $"protocol {Protocol}"),
        };
        return IcmpType is { } type ? string.Create(CultureInfo.InvariantCulture, $"{protocol} type {type}")
            : !HasPorts || (From == 0 && To == LastPort) ? protocol
            : From == To ? string.Create(CultureInfo.InvariantCulture, $"{protocol} {From}")
            : string.Create(CultureInfo.InvariantCulture, $"{protocol} {From}-{To}");
    }

    private bool OfProtocol(Transport other) =>
        Protocol == AllProtocols
        || (
            Protocol == other.Protocol
            && (IcmpType is null || IcmpType == other.IcmpType)
            && (IcmpCode is null || IcmpCode == other.IcmpCode)
        );
}
