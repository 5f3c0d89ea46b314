using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// A Network Load Balancer: its nodes, and the listener that takes a connection there (Elastic Load Balancing, "Network
/// Load Balancers").
/// </summary>
internal sealed class NetworkLoadBalancerHop(
    Topology topology,
    BetweenInterfaces connection,
    HostPower power,
    BalancerNodeHop nodes,
    ApplicationLoadBalancerHop applications
)
{
    private readonly TargetGroupHop _targets = new(topology, connection, power, applications);

    /// <summary>Traces to the load balancer by its name, which answers with one of the nodes.</summary>
    public void To(Trace trace, NetworkInterface from, NetworkLoadBalancer balancer, Flow flow) =>
        BalancerNodeHop.Each(trace, balancer.Identity, InDns(balancer), (way, node) =>
        {
            var client = nodes.ByName(way, from, node, flow, balancer.Identity, balancer.IsInternal);
            FromNode(way, balancer, node, client, flow);
        });

    /// <summary>Traces to a node by its private or its public address.</summary>
    public void ToNode(
        Trace trace,
        NetworkInterface from,
        NetworkLoadBalancer balancer,
        NetworkInterface node,
        bool isPublic,
        Flow flow
    )
    {
        var client = nodes.ByAddress(trace, from, node, flow, balancer.Identity, isPublic);
        FromNode(trace, balancer, node, client, flow);
    }

    /// <summary>Traces from the internet to the load balancer by its name, or by the address of one node.</summary>
    public void FromInternet(Trace trace, NetworkLoadBalancer balancer, Flow flow, NetworkInterface? only = null) =>
        BalancerNodeHop.Each(trace, balancer.Identity, only is null ? InDns(balancer) : [only], (way, node) =>
        {
            var client = nodes.FromInternet(way, node, flow, balancer.Identity);
            FromNode(way, balancer, node, client, flow);
        });

    /// <summary>Traces from a node to the targets.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="balancer">The load balancer.</param>
    /// <param name="node">The node that the client has reached.</param>
    /// <param name="client">The client as the node sees it; null for a PrivateLink connection, where targets see the
    /// node.</param>
    /// <param name="flow">The packets that reach the node; their port is the listener's.</param>
    public void FromNode(Trace trace, NetworkLoadBalancer balancer, NetworkInterface node, Place? client, Flow flow)
    {
        connection.NotModelled(trace, Direction.Request, balancer.Identity.Key, node.Subnet);
        if (Listener(trace, balancer, flow) is not { } listener)
        {
            return;
        }

        var groups = listener
            .TargetGroups.Select(key => topology.Model.TargetGroups.GetValueOrDefault(key))
            .OfType<TargetGroup>()
            .ToList();
        if (groups.Count == 0)
        {
            trace.Stop(
                listener.Identity,
                Reason.ListenerHasNoTargetGroup,
                new ListenerWithoutTargetGroup(listener.TargetGroups.FirstOrDefault()),
                new ForwardToTargetGroup(listener.Identity)
            );
            return;
        }

        var ways = groups.ConvertAll(group =>
        {
            var way = new Trace();
            Protocol(way, group, flow);
            _targets.From(way, balancer.Identity, balancer.CrossZone, group, node, client, flow);
            return way;
        });
        if (groups.Count < listener.TargetGroups.Length)
        {
            trace.Doubt(
                listener.Identity,
                Reason.UnknownResource,
                new ListenerWithoutTargetGroup(
                    listener.TargetGroups.First(key => !groups.Exists(group => group.Identity.Key == key))
                )
            );
        }

        trace.Fork(ways, Picker.LoadBalancer);
    }

    /// <summary>The load balancer with a key; null when there is none.</summary>
    public NetworkLoadBalancer? Find(string key) => topology.Model.LoadBalancers.GetValueOrDefault(key);

    /// <summary>
    /// The nodes whose addresses the load balancer's name resolves to: those with a healthy target; all while none is
    /// sure to have one.
    /// </summary>
    public IReadOnlyList<NetworkInterface> InDns(NetworkLoadBalancer balancer)
    {
        var served = balancer.Nodes.Select(node => (Node: node, Serves: Serves(balancer, node))).ToList();
        return served.Exists(one => one.Serves == Truth.True)
            ? [.. served.Where(one => one.Serves != Truth.False).Select(one => one.Node)]
            : balancer.Nodes;
    }

    private Truth Serves(NetworkLoadBalancer balancer, NetworkInterface node)
    {
        var found = Truth.False;
        foreach (var key in balancer.Listeners.SelectMany(listener => listener.TargetGroups))
        {
            if (topology.Model.TargetGroups.TryGetValue(key, out var group))
            {
                found = found.Or(_targets.Serves(balancer.CrossZone, group, node));
            }
        }

        return found;
    }

    // AWS refuses a group whose protocol does not go with the listener's, so that the graph does not say all.
    private static void Protocol(Trace trace, TargetGroup group, Flow flow)
    {
        if (group.Takes(flow.Protocol.Number) != Truth.True)
        {
            trace.Doubt(group.Identity, Reason.UnknownResource, new GroupOfOtherProtocol(group.Protocol));
        }
    }

    private static Listener? Listener(Trace trace, NetworkLoadBalancer balancer, Flow flow)
    {
        if (!flow.Protocol.HasPorts)
        {
            OtherProtocol.Doubt(trace, balancer.Identity, flow);
            return null;
        }

        var port = flow.Port;
        if (
            balancer.Listeners.FirstOrDefault(listener =>
                listener.Port == port && listener.Takes(flow.Protocol.Number) == Truth.True
            ) is
            { } found
        )
        {
            trace.Pass(found.Identity, new ListenerTakes(balancer.Identity, found.Protocol, port));
            return found;
        }

        if (balancer.Listeners.Any(listener => listener.Port is null))
        {
            trace.Doubt(balancer.Identity, Reason.ListenerPortRestriction, new ListenerPortNotKnown());
            return null;
        }

        if (
            balancer.Listeners.FirstOrDefault(listener =>
                listener.Port == port && listener.Takes(flow.Protocol.Number) == Truth.Unknown
            ) is
            { } open
        )
        {
            trace.Doubt(open.Identity, Reason.ListenersMismatch, new ListenerProtocolNotKnown());
            return open;
        }

        var reason = balancer.Listeners.IsEmpty ? Reason.ListenersMismatch : Reason.ListenerPortRestriction;
        trace.Stop(
            balancer.Identity,
            reason,
            new NoListenerFor(flow.Transport, balancer.Listeners),
            new AddListener(balancer.Identity, reason, flow.Transport)
        );
        return balancer.Listeners.FirstOrDefault();
    }
}

/// <summary>A listener takes a connection.</summary>
internal sealed record ListenerTakes(Identity Balancer, string? Protocol, int Port) : AdmissionDetail;

/// <summary>The port of a listener is not known.</summary>
internal sealed record ListenerPortNotKnown : AdmissionDetail;

/// <summary>The protocol of a listener is not known.</summary>
internal sealed record ListenerProtocolNotKnown : AdmissionDetail;

/// <summary>The protocol of a target group is not known, or does not go with its listener's.</summary>
internal sealed record GroupOfOtherProtocol(string? Protocol) : AdmissionDetail;

/// <summary>A load balancer has no listener for a port.</summary>
/// <param name="Asked">Protocol and port of the connection.</param>
/// <param name="Listeners">The listeners that it has.</param>
internal sealed record NoListenerFor(Transport Asked, ImmutableArray<Listener> Listeners) : AdmissionDetail;

/// <summary>A listener forwards to no target group.</summary>
/// <param name="TargetGroup">The one that it names, which is not in the graph; null for none.</param>
internal sealed record ListenerWithoutTargetGroup(string? TargetGroup) : AdmissionDetail;

/// <summary>A listener is to forward to a target group.</summary>
internal sealed record ForwardToTargetGroup(Identity Listener) : Change(Listener, Reason.ListenerHasNoTargetGroup);

/// <summary>A load balancer is to have a listener for a port.</summary>
internal sealed record AddListener(Identity Balancer, Reason Reason, Transport Asked) : Change(Balancer, Reason);
