using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Tracing;

/// <summary>
/// The protocol of a flow: TCP and UDP, which have ports, and ICMP, which has a type and a code instead.
/// </summary>
/// <param name="Number">The IP protocol's number.</param>
/// <param name="IcmpType">ICMP's type; null for the other protocols.</param>
/// <param name="IcmpCode">ICMP's code; null for the other protocols.</param>
internal readonly record struct Protocol(int Number, int? IcmpType = null, int? IcmpCode = null)
{
    // RFC 792: an echo, which asks for an echo reply.
    private const int Echo = 8;
    private const int EchoReply = 0;

    /// <summary>TCP.</summary>
    public static Protocol Tcp => new(Transport.Tcp);

    /// <summary>UDP.</summary>
    public static Protocol Udp => new(Transport.Udp);

    /// <summary>ICMP's echo, with which ping asks.</summary>
    public static Protocol Ping => Icmp(Echo, 0);

    /// <summary>Whether packets have ports.</summary>
    public bool HasPorts => Number is Transport.Tcp or Transport.Udp;

    /// <summary>ICMP messages of a type and a code.</summary>
    public static Protocol Icmp(int type, int code) => new(Transport.Icmp, type, code);

    /// <summary>
    /// The protocol of the answer: an echo is answered by an echo reply, everything else by its like.
    /// </summary>
    public Protocol Reply() => this == Ping ? Icmp(EchoReply, 0) : this;
}
