using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// The way to a node of a load balancer: to its private address inside a network; to its public one out by a gateway
/// and in again, as every other host of the internet (Elastic Load Balancing, "Load balancer scheme").
/// </summary>
internal sealed class BalancerNodeHop(
    Topology topology,
    BetweenInterfaces connection,
    ToPublicAddress toPublic,
    FromInternet fromInternet
)
{
    /// <summary>Traces from an interface to a node by its private address.</summary>
    /// <returns>Whom the node sees.</returns>
    private Place Private(Trace trace, NetworkInterface from, NetworkInterface node, Flow flow, Identity balancer)
    {
        connection.Between(trace, from, node, flow);
        trace.Pass(balancer, new NodeTakes(topology.SubnetOf(node).Identity, Place.Of(node)));
        return Place.Of(from);
    }

    /// <summary>Traces from an interface to a node by its public address.</summary>
    /// <returns>Whom the node sees.</returns>
    private Place Public(Trace trace, NetworkInterface from, NetworkInterface node, Flow flow, Identity balancer)
    {
        var way = new Trace();
        toPublic.To(way, from, flow.To(PublicPlaceOf(node)), MissingRoute.Internet);
        trace.Append(way);
        var seen = PublicSource.Of(topology, from, way);
        fromInternet.To(trace, node, flow, new MakeBalancerPublic(balancer), seen);
        trace.Pass(balancer, new NodeTakes(topology.SubnetOf(node).Identity, PublicPlaceOf(node)));
        return seen;
    }

    /// <summary>Traces from an interface to a node by the address that the load balancer's name has.</summary>
    /// <returns>Whom the node sees.</returns>
    public Place ByName(
        Trace trace,
        NetworkInterface from,
        NetworkInterface node,
        Flow flow,
        Identity balancer,
        Truth isInternal
    ) => ByAddress(trace, from, node, flow, balancer, isInternal == Truth.False);

    /// <summary>Traces from an interface to a node by its private or its public address.</summary>
    /// <returns>Whom the node sees.</returns>
    public Place ByAddress(
        Trace trace,
        NetworkInterface from,
        NetworkInterface node,
        Flow flow,
        Identity balancer,
        bool isPublic
    ) => isPublic ? Public(trace, from, node, flow, balancer) : Private(trace, from, node, flow, balancer);

    /// <summary>Traces from the internet to a node.</summary>
    /// <returns>Whom the node sees.</returns>
    public Place FromInternet(Trace trace, NetworkInterface node, Flow flow, Identity balancer)
    {
        fromInternet.To(trace, node, flow, new MakeBalancerPublic(balancer));
        return flow.SourceOnInternet;
    }

    /// <summary>Joins the ways to nodes, of which DNS gives one.</summary>
    public static void Each(
        Trace trace,
        Identity balancer,
        IReadOnlyList<NetworkInterface> nodes,
        Action<Trace, NetworkInterface> follow
    )
    {
        if (nodes.Count == 0)
        {
            trace.Doubt(balancer, Reason.UnknownDestination, new BalancerSubnetsNotKnown());
            return;
        }

        List<Trace> ways = [];
        foreach (var node in nodes)
        {
            var way = new Trace();
            follow(way, node);
            ways.Add(way);
        }

        trace.Fork(ways, Picker.Dns);
    }

    private static Place PublicPlaceOf(NetworkInterface node) =>
        IpAddress.TryParseIpv4(node.PublicAddress ?? "", out var address)
            ? Place.Of(CidrBlock.Of(address))
            : Place.Somewhere(null);
}

/// <summary>The subnets of a load balancer are not known.</summary>
internal sealed record BalancerSubnetsNotKnown : AdmissionDetail;

/// <summary>A node of a load balancer takes a connection.</summary>
internal sealed record NodeTakes(Identity Subnet, Place Place) : AdmissionDetail;

/// <summary>A load balancer is to face the internet.</summary>
internal sealed record MakeBalancerPublic(Identity Balancer) : Change(Balancer, Reason.PublicAddressForIngress);
