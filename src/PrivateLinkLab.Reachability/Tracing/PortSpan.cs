using System.Globalization;

namespace PrivateLinkLab.Reachability.Tracing;

/// <summary>The ports of one side of a flow: one port, or all those that it may have.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
internal readonly record struct PortSpan(int From, int To)
{
    /// <summary>Amazon VPC User Guide, "Ephemeral ports": Linux kernels.</summary>
    public static PortSpan Linux => new(32768, 61000);

    /// <summary>The same: Windows Server 2008 and later.</summary>
    public static PortSpan Windows => new(49152, 65535);

    /// <summary>
    /// The same: load balancers, NAT gateways, and clients on the internet, of which nothing is known.
    /// </summary>
    public static PortSpan Any => new(1024, 65535);

    /// <summary>One port.</summary>
    public static PortSpan One(int port) => new(port, port);

    /// <inheritdoc/>
    public override string ToString() =>
        From == To
            ? From.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{From}-{To}");
}
