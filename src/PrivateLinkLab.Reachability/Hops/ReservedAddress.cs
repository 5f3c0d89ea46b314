using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>An address that AWS reserves and no filter stops. The service behind it may be off all the same.</summary>
internal sealed class ReservedAddressHop(Topology topology)
{
    /// <summary>Traces from a network interface.</summary>
    public void To(Trace trace, NetworkInterface from, Destination.Exempt exempt)
    {
        var vpc = topology.VpcOf(from);
        if (exempt.What == ReservedService.Resolver && vpc.DnsSupport == Truth.False)
        {
            trace.Stop(
                vpc.Identity,
                Reason.DnsSupportDisabled,
                new NoResolverAt(exempt.Address),
                new EnableDnsSupport(vpc.Identity)
            );
        }
        else if (
            exempt.What == ReservedService.Metadata
            && from.Owner == InterfaceOwner.Instance
            && topology.Model.Instances.TryGetValue(from.OwnerKey, out var instance)
            && instance.MetadataEnabled == Truth.False
        )
        {
            trace.Stop(
                instance.Identity,
                Reason.BadState,
                new MetadataServiceOff(),
                new EnableMetadataService(instance.Identity, Reason.BadState)
            );
        }
        else
        {
            trace.Arrive(Identity.OutsideGraph(exempt.Address), new ArrivedAtReserved(exempt.What));
            trace.Return(from.Identity);
        }
    }
}

/// <summary>A VPC has no resolver at the address of one.</summary>
internal sealed record NoResolverAt(string Address) : AdmissionDetail;

/// <summary>The metadata service of the instance that asks is off.</summary>
internal sealed record MetadataServiceOff : AdmissionDetail;

/// <summary>A service answers at a reserved address.</summary>
internal sealed record ArrivedAtReserved(ReservedService Service) : ArrivalDetail;

/// <summary>The metadata service of an instance is to be turned on.</summary>
internal sealed record EnableMetadataService(Identity Instance, Reason Reason) : Change(Instance, Reason);
