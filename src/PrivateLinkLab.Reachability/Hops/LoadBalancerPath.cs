using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// Traces what a Network Load Balancer's node does with a connection: the listener, the targets that it may pick, and the
/// connection to each (Elastic Load Balancing, "Network Load Balancers" and "Target groups").
/// </summary>
internal sealed class LoadBalancerPath(Topology topology, Connection connection, PowerCheck power)
{
    /// <summary>Traces from a node to the targets.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="balancer">The load balancer.</param>
    /// <param name="node">The node that the client has reached.</param>
    /// <param name="client">Whom the node sees; null when that is a PrivateLink connection, of which targets see the node.</param>
    /// <param name="flow">The packets that reach the node; their port is the listener's.</param>
    public void FromNode(Trace trace, NetworkLoadBalancer balancer, NetworkInterface node, Place? client, Flow flow)
    {
        connection.NotModelled(trace, Direction.Request, balancer.Identity.Key, node.Subnet);
        if (Listener(trace, balancer, flow.Port) is not { } listener)
        {
            return;
        }

        if (listener.TargetGroup is not { } key || !topology.Model.TargetGroups.TryGetValue(key, out var group))
        {
            var known = listener.TargetGroup ?? "that is known";
            trace.LegacyDeny(listener.Identity, HopKind.LoadBalancer,
                $"Listener {listener.Identity} has no target group {known}.", ReasonCode.ListenerHasNoTargetGroup,
                $"Give listener {listener.Identity} a default action that forwards to a target group.");
            return;
        }

        ToTargets(trace, balancer, group, node, client);
    }

    /// <summary>The load balancer with a key; null when there is none.</summary>
    public NetworkLoadBalancer? Find(string key) => topology.Model.LoadBalancers.GetValueOrDefault(key);

    /// <summary>The nodes whose addresses the load balancer's name resolves to: those with a healthy target, else all.</summary>
    public IReadOnlyList<NetworkInterface> InDns(NetworkLoadBalancer balancer)
    {
        var healthy = balancer.Nodes.Where(node => balancer.Listeners.Any(listener =>
            listener.TargetGroup is { } key && topology.Model.TargetGroups.TryGetValue(key, out var group)
            && Eligible(balancer, group, node).Any(target => Health(group, node, target) != Verdict.Blocked))).ToList();
        return healthy.Count > 0 ? healthy : balancer.Nodes;
    }

    private static Listener? Listener(Trace trace, NetworkLoadBalancer balancer, int port)
    {
        if (balancer.Listeners.FirstOrDefault(listener => listener.Port == port && listener.Protocol != "UDP") is { } found)
        {
            trace.LegacyAllow(found.Identity, HopKind.LoadBalancer,
                $"Listener {found.Identity} of load balancer {balancer.Identity.Name} takes {found.Protocol ?? "TCP"} "
                    + $"connections on port {port}.");
            return found;
        }

        if (balancer.Listeners.Any(listener => listener.Port is null))
        {
            trace.LegacyDoubt(balancer.Identity, HopKind.LoadBalancer,
                $"The port of a listener of load balancer {balancer.Identity} is not known.", ReasonCode.ListenerPortRestriction);
            return null;
        }

        var ports = string.Join(", ", balancer.Listeners.Select(listener => $"{listener.Protocol} {listener.Port}"));
        trace.LegacyDeny(balancer.Identity, HopKind.LoadBalancer,
            balancer.Listeners.IsEmpty
                ? $"Load balancer {balancer.Identity} has no listener."
                : $"Load balancer {balancer.Identity} listens on {ports}, not on TCP {port}.",
            balancer.Listeners.IsEmpty ? ReasonCode.ListenersMismatch : ReasonCode.ListenerPortRestriction,
            $"Add a TCP listener for port {port} to load balancer {balancer.Identity}, or connect to a port that it "
                + "listens on.");
        return balancer.Listeners.FirstOrDefault();
    }

    private void ToTargets(
        Trace trace, NetworkLoadBalancer balancer, TargetGroup group, NetworkInterface node, Place? client)
    {
        connection.NotModelled(trace, Direction.Request, group.Identity.Key);
        if (group.Targets.IsEmpty && !topology.NotModelledAt(group.Identity.Key).IsEmpty)
        {
            return;
        }

        if (group.Targets.IsEmpty)
        {
            trace.LegacyDeny(group.Identity, HopKind.TargetGroup, $"Target group {group.Identity} has no target.",
                ReasonCode.NoTargetsInZone, $"Register a target with target group {group.Identity} (a target group attachment).");
            return;
        }

        var eligible = Eligible(balancer, group, node).ToList();
        if (eligible.Count == 0)
        {
            NoTargetInZone(trace, balancer, group, node);
            eligible = [.. group.Targets];
        }

        var healthy = eligible.Where(target => Health(group, node, target) != Verdict.Blocked).ToList();
        var pool = healthy.Count > 0 ? healthy : eligible;
        var ways = pool.ConvertAll(target => ToTarget(group, node, target, client));
        var named = string.Join(", ", pool.Select(Name));
        trace.LegacyAllow(group.Identity, HopKind.TargetGroup,
            $"Target group {group.Identity} has {(pool.Count == 1 ? "the target" : "the targets")} {named}.");
        trace.Fork(ways, Picker.LoadBalancer);
        if (healthy.Count == 0)
        {
            trace.LegacyRemark(
                $"No target of {group.Identity} passes its health check, so the load balancer sends to all of them: "
                    + "whether one answers is doubtful.");
        }

        trace.LegacyRemark("Whether something listens on the target itself is not part of the network.");
    }

    // Without cross-zone load balancing a node sends to targets of its own zone only.
    private IEnumerable<Target> Eligible(NetworkLoadBalancer balancer, TargetGroup group, NetworkInterface node) =>
        (group.CrossZone ?? balancer.CrossZone) != false
            ? group.Targets
            : group.Targets.Where(target => Find(target) is not { } item || SameZone(item, node));

    private void NoTargetInZone(Trace trace, NetworkLoadBalancer balancer, TargetGroup group, NetworkInterface node) =>
        trace.LegacyDeny(balancer.Identity, HopKind.LoadBalancer,
            $"The node of load balancer {balancer.Identity} in {topology.SubnetOf(node).Zone} has no target of "
                + $"{group.Identity} in its zone, and cross-zone load balancing is off.",
            ReasonCode.ElbNotCrossZone,
            $"Turn cross-zone load balancing of {balancer.Identity} on, or register a target in "
                + $"{topology.SubnetOf(node).Zone}.");

    private Verdict Health(TargetGroup group, NetworkInterface node, Target target)
    {
        if (Find(target) is not { } item || (group.HealthCheckPort ?? target.Port) is not { } port)
        {
            return Verdict.Unknown;
        }

        var trace = new Trace();
        connection.Between(trace, node, item, Flow.Tcp(Place.Of(node), port, PortSpan.Any));
        power.Runs(trace, item, HopKind.TargetGroup);
        trace.Arrive(item.Identity, ArrivalDetail.Silent);
        return trace.Verdict;
    }

    private Trace ToTarget(TargetGroup group, NetworkInterface node, Target target, Place? client)
    {
        var trace = new Trace();
        if (Find(target) is not { } item)
        {
            trace.LegacyDoubt(target.Identity, HopKind.TargetGroup,
                $"The target {target.Id ?? "of " + target.Identity} of {group.Identity} is none of the graph's network "
                    + "interfaces.", ReasonCode.TargetAddressRestriction);
            return trace;
        }

        if (target.Port is not { } port)
        {
            trace.LegacyDoubt(target.Identity, HopKind.TargetGroup,
                $"The port of target {target.Identity} is not known.",
                ReasonCode.UnknownDestination);
            return trace;
        }

        if (client is not null && group.PreservesClientAddress is null)
        {
            trace.LegacyDoubt(group.Identity, HopKind.TargetGroup,
                $"Whether target group {group.Identity} preserves client addresses is not known.",
                ReasonCode.UnknownResource);
        }

        // Through PrivateLink the target sees the node, whatever the target group preserves.
        var seen = client is not null && group.PreservesClientAddress == true ? client.BehindMiddlebox(node) : null;
        if (seen?.Interface?.OwnerKey == item.OwnerKey)
        {
            trace.LegacyDeny(group.Identity, HopKind.TargetGroup,
                $"{item.Identity} is the client as well as the target, and target group {group.Identity} preserves the "
                    + "client's address: the target drops packets that seem to come from itself.",
                ReasonCode.SourceAddressPreservation, $"Set preserveClientIp of target group {group.Identity} to false.");
        }

        connection.Between(trace, node, item, Flow.Tcp(Place.Of(node), port, PortSpan.Any), seen);
        power.Runs(trace, item, HopKind.Destination);
        trace.LegacyArrive(item.Identity, HopKind.Destination,
            $"{item.Identity} is the target; it sees {(seen ?? Place.Of(node)).Text} as the source.");
        return trace;
    }

    private NetworkInterface? Find(Target target) =>
        target.Interface is { } key ? topology.Model.Interfaces.GetValueOrDefault(key) : null;

    private bool SameZone(NetworkInterface one, NetworkInterface other) => topology.SubnetOf(one).Zone is not { } zone
        || topology.SubnetOf(other).Zone is not { } second || zone == second;

    private string Name(Target target) => Find(target)?.Identity.Name ?? target.Id ?? target.Identity.Name;
}
