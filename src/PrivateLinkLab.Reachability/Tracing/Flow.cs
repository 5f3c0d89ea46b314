using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Tracing;

/// <summary>
/// Packets of one direction between two places. What passes a place on the way changes it: a name's answer sets the
/// destination, a NAT gateway the source. The answer's packets are a flow of their own.
/// </summary>
internal sealed record Flow
{
    private Flow(Protocol protocol, Place source, Place destination, PortSpan sourcePorts, PortSpan destinationPorts) =>
        (Protocol, Source, Destination, SourcePorts, DestinationPorts) = (
            protocol,
            source,
            destination,
            sourcePorts,
            destinationPorts
        );

    /// <summary>The protocol.</summary>
    public Protocol Protocol { get; }

    /// <summary>Where the packets come from, as seen by what they pass.</summary>
    public Place Source { get; }

    /// <summary>Who sends them from the internet: the source, where it is there, else anybody.</summary>
    public Place SourceOnInternet => Source.IsSomewherePublic ? Source : Place.Somewhere(null);

    /// <summary>Where they go; <see cref="Place.NotKnown"/> while the name is not resolved.</summary>
    public Place Destination { get; }

    /// <summary>The ports that they may come from: of a request, those that the client may pick.</summary>
    public PortSpan SourcePorts { get; }

    /// <summary>The ports that they may go to: of a request, one.</summary>
    public PortSpan DestinationPorts { get; }

    /// <summary>The HTTP request that they carry, as far as it is known.</summary>
    public HttpRequest Http { get; init; } = HttpRequest.NotKnown;

    /// <summary>The port that a request is for.</summary>
    public int Port => DestinationPorts.From;

    /// <summary>Protocol and destination ports, as rules have them.</summary>
    public Transport Transport => TransportOf(DestinationPorts);

    /// <summary>A TCP connection's request, before it is known where it leads.</summary>
    /// <param name="source">Who opens the connection.</param>
    /// <param name="port">The port it is for.</param>
    /// <param name="client">The ports that the source may use.</param>
    public static Flow Tcp(Place source, int port, PortSpan client) => Of(Protocol.Tcp, source, port, client);

    /// <summary>A request by UDP.</summary>
    /// <inheritdoc cref="Tcp"/>
    public static Flow Udp(Place source, int port, PortSpan client) => Of(Protocol.Udp, source, port, client);

    /// <summary>ICMP messages of a type and a code.</summary>
    public static Flow Icmp(Place source, int type, int code) =>
        new(Protocol.Icmp(type, code), source, Place.NotKnown, default, default);

    /// <summary>ICMP's echo, with which ping asks.</summary>
    public static Flow Ping(Place source) => new(Protocol.Ping, source, Place.NotKnown, default, default);

    /// <summary>The same packets to another destination.</summary>
    public Flow To(Place destination) =>
        new(Protocol, Source, destination, SourcePorts, DestinationPorts) { Http = Http };

    /// <summary>The same packets between other places.</summary>
    public Flow Between(Place source, Place destination) =>
        new(Protocol, source, destination, SourcePorts, DestinationPorts) { Http = Http };

    /// <summary>The same packets with a source of their own, as a middlebox sends them on.</summary>
    /// <param name="source">The new source.</param>
    /// <param name="client">The ports that it may use.</param>
    public Flow From(Place source, PortSpan client) =>
        new(Protocol, source, Destination, client, DestinationPorts) { Http = Http };

    /// <summary>The same packets to another port.</summary>
    public Flow ToPort(int port) => new(Protocol, Source, Destination, SourcePorts, PortSpan.One(port)) { Http = Http };

    /// <summary>The flow of the answers.</summary>
    public Flow Reply() => new(Protocol.Reply(), Destination, Source, DestinationPorts, SourcePorts);

    /// <summary>The protocol with ports, as rules have them.</summary>
    public Transport TransportOf(PortSpan ports) =>
        Protocol.HasPorts
            ? new(Protocol.Number, ports.From, ports.To)
            : new Transport(Protocol.Number, 0, Transport.LastPort)
            {
                IcmpType = Protocol.IcmpType,
                IcmpCode = Protocol.IcmpCode,
            };

    private static Flow Of(Protocol protocol, Place source, int port, PortSpan client) =>
        new(protocol, source, Place.NotKnown, client, PortSpan.One(port));
}
