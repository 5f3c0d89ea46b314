using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>Traces to an address that no filter stops. The service behind it may be off all the same.</summary>
internal sealed class ExemptPath(Topology topology)
{
    public void To(Trace trace, NetworkInterface from, Destination.Exempt exempt)
    {
        var vpc = topology.VpcOf(from);
        if (exempt.What == Destination.Exempt.Resolver && vpc.DnsSupport == false)
        {
            trace.LegacyDeny(vpc.Identity, HopKind.Destination,
                $"VPC {vpc.Identity} has no resolver at {exempt.Address}: enableDnsSupport is false.",
                ReasonCode.DnsSupportDisabled, $"Set enableDnsSupport of VPC {vpc.Identity} to true.");
        }
        else if (exempt.What == Destination.Exempt.Metadata && from.Owner == InterfaceOwner.Instance
            && topology.Model.Instances.TryGetValue(from.OwnerKey, out var instance) && instance.MetadataEnabled == false)
        {
            trace.LegacyDeny(instance.Identity, HopKind.Destination, $"The metadata service of {instance.Identity} is off.",
                ReasonCode.BadState, $"Set metadataOptions.httpEndpoint of {instance.Identity} to enabled.");
        }
        else
        {
            trace.LegacyArrive(Identity.OutsideGraph(exempt.Address), HopKind.Destination,
                $"{exempt.Address} is {exempt.What}: neither security groups nor network ACLs filter it, and no route is "
                    + "needed.");
            trace.Return(from.Identity);
        }
    }
}
