using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// A public address at which nobody takes connections: that of a NAT gateway, which lets connections out only (Amazon
/// VPC User Guide, "NAT gateways"), or of an Elastic IP that is associated with nothing.
/// </summary>
internal static class IdleAddressHop
{
    /// <summary>Notes that a connection to the address ends there, wherever it comes from.</summary>
    public static void Stop(Trace trace, Destination.Idle idle) =>
        trace.Stop(
            idle.Value.Holder,
            Reason.AddressTakesNothing,
            new NobodyTakesConnections(idle.Address, idle.Value.IsOfNatGateway),
            new AskSomebodyElse(idle.Value.Holder)
        );
}

/// <summary>Nobody takes connections at a public address.</summary>
internal sealed record NobodyTakesConnections(string Address, bool IsOfNatGateway) : AdmissionDetail;

/// <summary>Whoever connects is to ask a host or load balancer.</summary>
internal sealed record AskSomebodyElse(Identity Holder) : Change(Holder, Reason.AddressTakesNothing);
