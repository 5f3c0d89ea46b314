using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Questions;

/// <summary>Reads the protocol that a probe asks for, by its own name or by a URL's scheme.</summary>
internal static class ProtocolName
{
    private const string Icmp = "icmp";
    private const string Tcp = "tcp";
    private const string Udp = "udp";

    // Schemes of the IANA registry and of well-known clients, all of which open a TCP connection.
    private static readonly HashSet<string> OverTcp =
    [
        .. (
            "amqp amqps ftp ftps git grpc grpcs http https imap imaps jdbc kafka ldap ldaps mariadb mongodb mqtt mqtts "
            + "mssql mysql nats nfs oracle pop3 postgres postgresql rdp redis rediss rsync sftp smb smtp smtps "
            + "sqlserver "
            + "ssh ssl tcp telnet tls vnc ws wss"
        ).Split(' '),
    ];

    /// <summary>The protocol with a name; null for null.</summary>
    /// <exception cref="ProbeException">No protocol has the name.</exception>
    public static Protocol? Read(string? name) =>
        name?.ToLowerInvariant() switch
        {
            null => null,
            Tcp => Protocol.Tcp,
            Udp => Protocol.Udp,
            Icmp => Protocol.Ping,
            _ => throw new ProbeException($"'{name}' is not a protocol; expected tcp, udp or icmp.", name, []),
        };

    /// <summary>The name of a protocol that a probe can ask by.</summary>
    public static string Of(Protocol protocol) =>
        protocol == Protocol.Ping ? Icmp
        : protocol == Protocol.Udp ? Udp
        : Tcp;

    /// <summary>Whether a URL of a scheme has a port.</summary>
    public static bool HasPorts(string scheme) => scheme != Icmp;

    /// <summary>The protocol of a URL's scheme.</summary>
    /// <exception cref="ProbeException">The scheme is not known, or the probe asks for another protocol.</exception>
    public static Protocol OfScheme(string scheme, string url, Protocol? asked)
    {
        var protocol =
            OverTcp.Contains(scheme) ? Protocol.Tcp
            : scheme is Udp or Icmp ? Read(scheme)!.Value
            : throw new ProbeException(
                $"'{scheme}' in '{url}' is not a scheme that is known; expected https, http, tcp, udp, icmp and "
                    + "those "
                    + "of other protocols over TCP such as mysql.",
                url,
                []
            );
        return asked is null || asked == protocol
            ? protocol
            : throw new ProbeException($"'{url}' is asked by another protocol than --protocol says.", url, []);
    }
}
