using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// Destinations that AWS runs answer by TCP, as far as it is documented: what becomes of other packets there is not
/// known.
/// </summary>
internal static class OtherProtocol
{
    /// <summary>Notes a doubt when the packets are not those of a TCP connection.</summary>
    public static void Doubt(Trace trace, Identity at, Flow flow)
    {
        if (flow.Protocol != Protocol.Tcp)
        {
            trace.Doubt(at, Reason.UnsupportedComponent, new ProtocolNotServed(flow.Transport));
        }
    }

    /// <summary>
    /// The same at an endpoint. A service of the graph answers what the listeners of its load balancer take, UDP as
    /// well (AWS Networking &amp; Content Delivery blog, "Accelerate IPv6 application migration with AWS PrivateLink
    /// and dual stack Network Load Balancers UDP support").
    /// </summary>
    public static void Doubt(Trace trace, InterfaceEndpoint endpoint, Flow flow)
    {
        if (endpoint.Service is null || !flow.Protocol.HasPorts)
        {
            Doubt(trace, endpoint.Identity, flow);
        }
    }
}

/// <summary>Whether a destination that AWS runs answers packets of a protocol is not known.</summary>
internal sealed record ProtocolNotServed(Transport Transport) : AdmissionDetail;
