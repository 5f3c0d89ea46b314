using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what load balancers and target groups do.</summary>
internal static class LoadBalancerSentences
{
    public static Told? Of(Step step) =>
        step switch
        {
            Admitted { Detail: FiltersOfPrivateLinkNotKnown } => new(
                HopKind.LoadBalancer,
                $"Whether the security groups of load balancer {step.Component} filter PrivateLink traffic is not "
                    + "known."
            ),
            Admitted { Detail: BalancerSubnetsNotKnown } => new(
                HopKind.LoadBalancer,
                $"The subnets of load balancer {step.Component} are not known."
            ),
            Admitted { Detail: NodeTakes { Subnet: var subnet, Place: var place } } => new(
                HopKind.LoadBalancer,
                $"The node of load balancer {step.Component} in subnet {subnet.Name}, {place.Text}, takes the "
                    + "connection."
            ),
            Admitted { Detail: ListenerTakes { Balancer: var balancer, Protocol: var protocol, Port: var port } } =>
                new(
                    HopKind.LoadBalancer,
                    $"Listener {step.Component} of load balancer {balancer.Name} takes {protocol ?? "TCP"} "
                        + $"connections on port {port}."
                ),
            Admitted { Detail: ListenerPortNotKnown } => new(
                HopKind.LoadBalancer,
                $"The port of a listener of load balancer {step.Component} is not known."
            ),
            Admitted { Detail: ListenerProtocolNotKnown } => new(
                HopKind.LoadBalancer,
                $"The protocol of listener {step.Component} is not known."
            ),
            Admitted { Detail: GroupOfOtherProtocol { Protocol: var protocol } } => new(
                HopKind.TargetGroup,
                protocol is null
                    ? $"The protocol of target group {step.Component} is not known."
                    : $"Target group {step.Component} is of protocol {protocol}, which does not go with the listener's."
            ),
            Admitted { Detail: WebAclDecides { Balancer: var balancer } } => new(
                HopKind.LoadBalancer,
                $"Web ACL {step.Component} of load balancer {balancer} lets in what its rules allow, or may; they "
                    + "are not followed."
            ),
            Admitted { Detail: NoListenerFor { Listeners.IsEmpty: true } } => new(
                HopKind.LoadBalancer,
                $"Load balancer {step.Component} has no listener."
            ),
            Admitted { Detail: NoListenerFor { Asked: var asked, Listeners: var listeners } } => new(
                HopKind.LoadBalancer,
                $"Load balancer {step.Component} listens on "
                    + $"{string.Join(", ", listeners.Select(listener => $"{listener.Protocol} {listener.Port}"))}, "
                    + $"not on {asked}."
            ),
            Admitted { Detail: ListenerWithoutTargetGroup { TargetGroup: var group } } => new(
                HopKind.LoadBalancer,
                $"Listener {step.Component} has no target group {group ?? "that is known"}."
            ),
            Admitted { Detail: NoTargetInZone { Group: var group, Zone: var zone } } => new(
                HopKind.LoadBalancer,
                $"The node of load balancer {step.Component} in {zone} has no target of {group} in its zone, and "
                    + "cross-zone load balancing is "
                    + "off."
            ),
            Admitted { Detail: NoTarget } => new(HopKind.TargetGroup, $"Target group {step.Component} has no target."),
            Admitted { Detail: HasTargets { Names: var names } } => new(
                HopKind.TargetGroup,
                $"Target group {step.Component} "
                    + $"has {(names.Length == 1 ? "the target" : "the targets")} {string.Join(", ", names)}."
            ),
            Admitted { Detail: TargetNotInGraph { Id: var id, Group: var group } } => new(
                HopKind.TargetGroup,
                $"The target {id ?? "of " + step.Component} of {group} is none of the graph's network interfaces."
            ),
            Admitted { Detail: TargetPortNotKnown } => new(
                HopKind.TargetGroup,
                $"The port of target {step.Component} is not known."
            ),
            Admitted { Detail: PreservationNotKnown } => new(
                HopKind.TargetGroup,
                $"Whether target group {step.Component} preserves client addresses is not known."
            ),
            Admitted { Detail: TargetIsClient { Target: var target } } => new(
                HopKind.TargetGroup,
                $"{target} is the client as well as the target, and target group {step.Component} preserves the "
                    + "client's address: the target "
                    + "drops packets that seem to come from itself."
            ),
            Admitted { Detail: ListenerNotInGraph { Port: var port } } => new(
                HopKind.LoadBalancer,
                $"Load balancer {step.Component} has to have a listener on port {port} to be a target; the graph does "
                    + "not have it."
            ),
            Admitted { Detail: RuleTakes { Groups: var groups } } => new(
                HopKind.LoadBalancer,
                $"Rule {step.Component} takes the request and forwards it to {string.Join(" and ", groups)}."
            ),
            Admitted { Detail: ActionNotKnown { IsRule: var isRule } } => new(
                HopKind.LoadBalancer,
                $"What {(isRule ? "rule" : "listener")} {step.Component} does with the request is not known, or not "
                    + "all of it."
            ),
            Arrived
            {
                Detail: BalancerAnswers { IsRedirect: var isRedirect, Status: var status, IsRule: var isRule }
            } => new(
                HopKind.Destination,
                $"{(isRule ? "Rule" : "Listener")} {step.Component} answers the request itself, "
                    + $"{(isRedirect ? "by a redirect" : "by a fixed response")}"
                    + $"{(status is null ? "" : $" ({status.Replace("HTTP_", "", StringComparison.Ordinal)})")}: "
                    + "no target is asked."
            ),
            Arrived { Detail: FunctionIsInvoked { Group: var group } } => new(
                HopKind.Destination,
                $"Target group {group} invokes function {step.Component} through Lambda, which takes no path in the "
                    + "network."
            ),
            Arrived { Detail: ArrivedAtTarget { Source: var source } } => new(
                HopKind.Destination,
                $"{step.Component} is the target; it sees {source.Text} as the source."
            ),
            _ => null,
        };

    public static string? Of(Change change) =>
        change switch
        {
            ForwardToTargetGroup { Listener: var listener } =>
                $"Give listener {listener} a default action that forwards to a target group.",
            AddListener { Balancer: var balancer, Asked: var asked } =>
                $"Add a {(asked.Protocol == Transport.Udp ? "UDP" : "TCP")} listener for port {asked.From} to load "
                    + $"balancer {balancer}, or connect to a port that it "
                    + "listens on.",
            MakeBalancerPublic { Balancer: var balancer } => $"Make load balancer {balancer} an internet-facing one.",
            RegisterTarget { Group: var group } =>
                $"Register a target with target group {group} (a target group attachment).",
            CrossZones { Balancer: var balancer, Zone: var zone } =>
                $"Turn cross-zone load balancing of {balancer} on, or register a target in {zone}.",
            UseTcp { Balancer: var balancer } => $"Ask load balancer {balancer} by TCP: it has no other listeners.",
            StopPreservingAddresses { Group: var group } => $"Set preserveClientIp of target group {group} to false.",
            _ => null,
        };

    public static string? Of(Note note) =>
        note switch
        {
            NoHealthyTarget { Group: var group } =>
                $"No target of {group} passes its health check, so the load balancer sends to all of them: whether "
                    + "one answers is doubtful.",
            SignInBefore { At: var at } => $"{at} asks clients to sign in before it forwards their requests.",
            WebAclMayRefuse { Acl: var acl } => $"Web ACL {acl} may refuse a request by what it contains.",
            ProcessOnTarget => "Whether something listens on the target itself is not part of the network.",
            _ => null,
        };
}
