using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>Traces from a network interface to a Network Load Balancer, by its nodes and on to its targets.</summary>
internal sealed class LoadBalancerNodePath(
    Topology topology, Connection connection, PublicPath toPublic, InboundPath inbound, LoadBalancerPath balancers)
{
    /// <summary>Traces to the load balancer by its name, which answers with one of the nodes.</summary>
    public void To(Trace trace, NetworkInterface from, NetworkLoadBalancer balancer, Flow flow)
    {
        if (balancer.Nodes.IsEmpty)
        {
            trace.LegacyDoubt(balancer.Identity, HopKind.LoadBalancer,
                $"The subnets of load balancer {balancer.Identity} are not known.", ReasonCode.UnknownDestination);
            return;
        }

        List<Trace> ways = [];
        foreach (var node in balancers.InDns(balancer))
        {
            var way = new Trace();
            ByNode(way, from, balancer, node, flow);
            ways.Add(way);
        }

        trace.Fork(ways, Picker.Dns);
    }

    /// <summary>Traces to the load balancer by the address of a node.</summary>
    public void ByNode(
        Trace trace, NetworkInterface from, NetworkLoadBalancer balancer, NetworkInterface node, Flow flow)
    {
        var place = Place.Of(from);
        if (balancer.IsInternal == false)
        {
            toPublic.To(trace, from, flow.To(Place.Somewhere(null)), MissingRoute.Internet);
            place = Place.Somewhere(null);
            inbound.To(trace, node, flow, balancer.Identity, $"Make load balancer {balancer.Identity} an internet-facing one.");
        }
        else
        {
            connection.Between(trace, from, node, flow);
        }

        trace.LegacyAllow(balancer.Identity, HopKind.LoadBalancer,
            $"The node of load balancer {balancer.Identity} in subnet {topology.SubnetOf(node).Identity.Name}, "
                + $"{Place.Of(node).Text}, takes the connection.");
        balancers.FromNode(trace, balancer, node, place, flow);
    }
}
