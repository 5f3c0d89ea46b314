using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>A load balancer behind an endpoint service, in one of its zones.</summary>
internal readonly record struct ServiceNode(NetworkLoadBalancer Balancer, NetworkInterface Node);

/// <summary>
/// Which load balancer nodes an endpoint's network interface leads to: those of its own Availability Zone (AWS
/// PrivateLink Guide, "Share your services", "Subnets and Availability Zones"); from another region, any ("Cross-Region
/// access").
/// </summary>
internal sealed class ServiceZones(Topology topology)
{
    /// <summary>Gives the nodes, at least one; when none is in the zone, that is noted, and all are given.</summary>
    public IReadOnlyList<ServiceNode> Reached(
        Trace trace,
        InterfaceEndpoint endpoint,
        NetworkInterface item,
        EndpointService service,
        List<ServiceNode> nodes
    )
    {
        var isOneAccount = endpoint.Owner.IsSameAs(service.Owner) == true;
        var inZone = nodes.FindAll(place => Shared(item, place.Node, isOneAccount) == Truth.True);
        if (inZone.Count > 0)
        {
            return inZone;
        }

        var here = ZoneOf(item);
        ImmutableArray<ZoneName> there = [.. nodes.Select(place => ZoneOf(place.Node)).Distinct()];
        if (nodes.FindAll(place => Shared(item, place.Node, isOneAccount) == Truth.Unknown) is { Count: > 0 } perhaps)
        {
            trace.Doubt(service.Identity, Reason.PrivateLinkNoCommonZone, new ServiceZone(here, there));
            return perhaps;
        }

        trace.Stop(
            service.Identity,
            Reason.PrivateLinkNoCommonZone,
            new ServiceZone(here, there),
            new ShareServiceZone(endpoint.Identity, here)
        );
        return nodes;
    }

    private Truth Shared(NetworkInterface one, NetworkInterface other, bool isOneAccount)
    {
        if (
            topology.VpcOf(one).Region is { } region
            && topology.VpcOf(other).Region is { } otherRegion
            && region != otherRegion
        )
        {
            return Truth.True;
        }

        var (here, there) = (topology.SubnetOf(one), topology.SubnetOf(other));
        return here.ZoneId is { } id && there.ZoneId is { } otherId ? Same(id, otherId)
            : isOneAccount && here.Zone is { } zone && there.Zone is { } otherZone ? Same(zone, otherZone)
            : Truth.Unknown;
    }

    private static Truth Same(string one, string other) => one == other ? Truth.True : Truth.False;

    private ZoneName ZoneOf(NetworkInterface item) => new(topology.SubnetOf(item).Zone, topology.SubnetOf(item).ZoneId);
}
