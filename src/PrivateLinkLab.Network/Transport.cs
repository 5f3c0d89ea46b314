using System.Globalization;

namespace PrivateLinkLab.Network;

/// <summary>The ports and the protocol that a rule is for.</summary>
/// <param name="Protocol">The IP protocol's number; -1 for all.</param>
/// <param name="From">The first port; 0 when the rule is for all.</param>
/// <param name="To">The last port; 65535 when the rule is for all.</param>
public readonly record struct Transport(int Protocol, int From, int To)
{
    /// <summary>TCP's protocol number.</summary>
    public const int Tcp = 6;

    /// <summary>UDP's protocol number.</summary>
    public const int Udp = 17;

    /// <summary>The protocol number that stands for all.</summary>
    public const int AllProtocols = -1;

    /// <summary>All ports of all protocols.</summary>
    public static Transport Everything => new(AllProtocols, 0, 65535);

    /// <summary>One TCP port.</summary>
    public static Transport TcpPort(int port) => new(Tcp, port, port);

    /// <summary>Whether everything that the other is for, this is for as well.</summary>
    public bool Contains(Transport other) => OfProtocol(other) && From <= other.From && To >= other.To;

    /// <summary>Whether something that the other is for, this is for as well.</summary>
    public bool Overlaps(Transport other) => OfProtocol(other) && From <= other.To && To >= other.From;

    /// <summary>Protocol and ports as sentences have it: <c>TCP 443</c>.</summary>
    public override string ToString()
    {
        var protocol = Protocol switch
        {
            AllProtocols => "all traffic",
            Tcp => "TCP",
            Udp => "UDP",
            1 => "ICMP",
            58 => "ICMPv6",
            _ => string.Create(CultureInfo.InvariantCulture, $"protocol {Protocol}"),
        };
        return Protocol is not (Tcp or Udp) || (From == 0 && To == 65535) ? protocol
            : From == To ? string.Create(CultureInfo.InvariantCulture, $"{protocol} {From}")
            : string.Create(CultureInfo.InvariantCulture, $"{protocol} {From}-{To}");
    }

    private bool OfProtocol(Transport other) => Protocol == AllProtocols || Protocol == other.Protocol;
}
