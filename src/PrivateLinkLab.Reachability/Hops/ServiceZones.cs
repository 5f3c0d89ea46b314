using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>A load balancer behind an endpoint service, in one of its zones.</summary>
internal readonly record struct ServiceNode(NetworkLoadBalancer Balancer, NetworkInterface Node);

/// <summary>
/// Which load balancer nodes an endpoint's network interface leads to: those of its own Availability Zone (AWS PrivateLink
/// Guide, "Share your services", "Subnets and Availability Zones"); from another region, any ("Cross-Region access").
/// </summary>
internal sealed class ServiceZones(Topology topology)
{
    /// <summary>Gives the nodes, at least one; when none is in the zone, that is noted, and all are given.</summary>
    public IReadOnlyList<ServiceNode> Reached(
        Trace trace, InterfaceEndpoint endpoint, NetworkInterface item, EndpointService service, List<ServiceNode> nodes)
    {
        var isOneAccount = endpoint.Owner.IsSameAs(service.Owner) == true;
        var inZone = nodes.FindAll(place => Shared(item, place.Node, isOneAccount) == Truth.True);
        if (inZone.Count > 0)
        {
            return inZone;
        }

        var here = ZoneText(topology.SubnetOf(item));
        var there = string.Join(", ", nodes.Select(place => ZoneText(topology.SubnetOf(place.Node))).Distinct());
        if (nodes.FindAll(place => Shared(item, place.Node, isOneAccount) == Truth.Unknown) is { Count: > 0 } perhaps)
        {
            trace.LegacyDoubt(service.Identity, HopKind.EndpointService,
                $"Whether endpoint service {service.Identity}, in {there}, is in the zone of the endpoint's network "
                    + $"interface, {here}, is not known: names of zones differ between accounts, and the ids are not "
                    + "known yet.", ReasonCode.PrivateLinkNoCommonZone);
            return perhaps;
        }

        trace.LegacyDeny(service.Identity, HopKind.EndpointService,
            $"Endpoint service {service.Identity} is not in {here}, where the endpoint has its network interface; it is in "
                + $"{there}.", ReasonCode.PrivateLinkNoCommonZone, endpoint.Identity,
            $"Put endpoint {endpoint.Identity} into a subnet of a zone that the service has (zone ids count across "
                + $"accounts), or give the load balancer a subnet in {here}.");
        return nodes;
    }

    private Truth Shared(NetworkInterface one, NetworkInterface other, bool isOneAccount)
    {
        if (topology.VpcOf(one).Region is { } region && topology.VpcOf(other).Region is { } otherRegion && region != otherRegion)
        {
            return Truth.True;
        }

        var (here, there) = (topology.SubnetOf(one), topology.SubnetOf(other));
        return here.ZoneId is { } id && there.ZoneId is { } otherId ? Same(id, otherId)
            : isOneAccount && here.Zone is { } zone && there.Zone is { } otherZone ? Same(zone, otherZone)
            : Truth.Unknown;
    }

    private static Truth Same(string one, string other) => one == other ? Truth.True : Truth.False;

    private static string ZoneText(Subnet subnet) =>
        subnet is { Zone: { } zone, ZoneId: { } id } ? $"{zone} ({id})" : subnet.Zone ?? subnet.ZoneId ?? "a zone that is not known";
}
