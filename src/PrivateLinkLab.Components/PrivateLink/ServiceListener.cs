using System.Text.RegularExpressions;
using PrivateLinkLab.Components.Validation;
using Pulumi;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>What a listener of a <see cref="ProviderEndpointService"/> takes.</summary>
public enum ListenerProtocol
{
    /// <summary>TCP connections, which pass to the targets as they are.</summary>
    Tcp,

    /// <summary>
    /// TLS connections, which end at the load balancer; it opens others to the targets.
    /// </summary>
    Tls,

    /// <summary>UDP datagrams.</summary>
    Udp,

    /// <summary>TCP connections and UDP datagrams on the same port.</summary>
    TcpUdp,
}

/// <summary>
/// One of the ports that consumers of a <see cref="ProviderEndpointService"/> connect to. All listeners have the
/// service's targets (Elastic Load Balancing guide for network load balancers, "Listeners for your Network Load
/// Balancers").
/// </summary>
public sealed partial class ServiceListener
{
    /// <summary>
    /// The security policy of TLS listeners: TLS 1.3, and 1.2 with forward secrecy alone (Elastic Load Balancing guide
    /// for network load balancers, "Security policies for your Network Load Balancer").
    /// </summary>
    public const string DefaultSslPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

    /// <summary>The port, 1 to 65535, of which a load balancer has one listener.</summary>
    public required int Port { get; init; }

    /// <summary>What the port takes. TCP when not set.</summary>
    public ListenerProtocol Protocol { get; init; }

    /// <summary>The targets' port, 1 to 65535. <see cref="Port"/> when not set.</summary>
    public int? TargetPort { get; init; }

    /// <summary>
    /// The path of an HTTP health check, such as /. When not set, a target is healthy while the port of the check takes
    /// TCP connections.
    /// </summary>
    public string? HealthCheckPath { get; init; }

    /// <summary>
    /// The targets' TCP port for health checks, 1 to 65535. When not set, <see cref="TargetPort"/>; needed for UDP,
    /// which no check can ask.
    /// </summary>
    public int? HealthCheckPort { get; init; }

    /// <summary>The ARN of the certificate that a TLS listener shows; needed for TLS alone.</summary>
    public Input<string>? CertificateArn { get; init; }

    /// <summary>
    /// Whether connections from a TLS listener to the targets are TLS as well. True when not set: the targets then need
    /// a certificate, which the load balancer does not verify. False sends what came in by TLS on in the clear.
    /// </summary>
    public bool TlsToTargets { get; init; } = true;

    /// <summary>
    /// Whether every connection begins with a header that tells the targets the client's address and the endpoint's id
    /// (proxy protocol v2). False when not set: targets that do not expect the header refuse it.
    /// </summary>
    public bool ProxyProtocolV2 { get; init; }

    internal int PortOfTargets => TargetPort ?? Port;

    /// <summary>The protocols of security group rules for the listener.</summary>
    internal IReadOnlyList<string> RuleProtocols => RuleProtocolsOf(Protocol);

    /// <summary>How Elastic Load Balancing names the listener's protocol.</summary>
    internal string ListenerName =>
        Protocol switch
        {
            ListenerProtocol.Tcp => "TCP",
            ListenerProtocol.Tls => "TLS",
            ListenerProtocol.Udp => "UDP",
            ListenerProtocol.TcpUdp => "TCP_UDP",
            _ => throw new InvalidOperationException($"{Protocol} is not a protocol."),
        };

    /// <summary>How Elastic Load Balancing names the protocol of the listener's targets.</summary>
    internal string TargetName => Protocol == ListenerProtocol.Tls && !TlsToTargets ? "TCP" : ListenerName;

    internal bool TakesUdp => Protocol is ListenerProtocol.Udp or ListenerProtocol.TcpUdp;

    internal static IReadOnlyList<string> RuleProtocolsOf(ListenerProtocol protocol) =>
        protocol switch
        {
            ListenerProtocol.Tcp or ListenerProtocol.Tls => ["tcp"],
            ListenerProtocol.Udp => ["udp"],
            ListenerProtocol.TcpUdp => ["tcp", "udp"],
            _ => throw new InvalidOperationException($"{protocol} is not a protocol."),
        };

    /// <summary>Checks the listener.</summary>
    /// <param name="errors">Receives the errors.</param>
    /// <param name="path">What precedes the names of its properties.</param>
    internal void Check(ArgumentErrors errors, string path)
    {
        CheckPort(errors, $"{path}{nameof(Port)}", Port);
        CheckPort(errors, $"{path}{nameof(TargetPort)}", TargetPort);
        CheckPort(errors, $"{path}{nameof(HealthCheckPort)}", HealthCheckPort);
        errors.Require(
            HealthCheckPath is null || HealthCheckPathForm().IsMatch(HealthCheckPath),
            $"{path}{nameof(HealthCheckPath)}",
            $"is '{HealthCheckPath}'",
            $"A path begins with / and has at most 1024 characters without spaces."
        );
        errors.Require(
            Protocol != ListenerProtocol.Udp || HealthCheckPort is not null,
            $"{path}{nameof(HealthCheckPort)}",
            $"is not set, and {nameof(Protocol)} is {Protocol}",
            $"Give a TCP port on which the targets tell that they are healthy."
        );
        errors.Require(
            Protocol != ListenerProtocol.Tls || CertificateArn is not null,
            $"{path}{nameof(CertificateArn)}",
            $"is not set, and {nameof(Protocol)} is {Protocol}",
            $"Give the ARN of the certificate that the load balancer shows."
        );
        errors.Require(
            Protocol == ListenerProtocol.Tls || CertificateArn is null,
            $"{path}{nameof(CertificateArn)}",
            $"is set, and {nameof(Protocol)} is {Protocol}",
            $"Set {nameof(Protocol)} to {nameof(ListenerProtocol.Tls)}, or leave it out."
        );
        errors.Require(
            !ProxyProtocolV2 || !TakesUdp,
            $"{path}{nameof(ProxyProtocolV2)}",
            $"is true, and {nameof(Protocol)} is {Protocol}",
            $"Set it to false: the header is for TCP connections."
        );
    }

    private static void CheckPort(ArgumentErrors errors, string argument, int? port) =>
        errors.Require(port is null or (> 0 and <= 65535), argument, $"is {port}", $"A TCP port is 1 to 65535.");

    [GeneratedRegex(@"^/[^\s]{0,1023}\z", RegexOptions.CultureInvariant)]
    private static partial Regex HealthCheckPathForm();
}
