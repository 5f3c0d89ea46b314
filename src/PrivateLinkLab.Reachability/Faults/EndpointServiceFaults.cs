using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Ingest;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Faults;

/// <summary>Mistakes around one's own endpoint service: acceptance, load balancer and targets.</summary>
internal static class EndpointServiceFaults
{
    public static IEnumerable<Fault> All =>
    [
        new()
        {
            Name = "acceptance-pending",
            Summary = "Nobody has accepted the endpoint's connection.",
            Symptom = "The endpoint is pendingAcceptance and carries no traffic.",
            Reasons = [ReasonCode.PrivateLinkPendingAcceptance],
            Change = graph =>
            {
                var waiting = Accepted(graph);
                return waiting.Count == 0
                    ? null
                    : new GraphEdit(graph).Remove(graph.OfTypes(ResourceTypes.ConnectionAccepter)).SetAll(waiting, "state", "pendingAcceptance");
            },
        },
        new()
        {
            Name = "connection-rejected",
            Summary = "The provider has rejected the endpoint's connection.",
            Symptom = "The endpoint is rejected and carries no traffic.",
            Reasons = [ReasonCode.PrivateLinkRejected],
            Change = graph =>
            {
                var accepted = Accepted(graph);
                return accepted.Count == 0
                    ? null
                    : new GraphEdit(graph).Remove(graph.OfTypes(ResourceTypes.ConnectionAccepter)).SetAll(accepted, "state", "rejected");
            },
        },
        new()
        {
            Name = "listener-wrong-port",
            Summary = "The load balancer listens on port 8080.",
            Symptom = "The endpoint is available, and requests to port 80 are refused.",
            Reasons = [ReasonCode.ListenerPortRestriction],
            Change = graph => new GraphEdit(graph).SetAll(graph.OfTypes(ResourceTypes.Listener), "port", 8080),
        },
        new()
        {
            Name = "listener-missing",
            Summary = "The load balancer has no listener.",
            Symptom = "The endpoint is available, and requests are refused.",
            Reasons = [ReasonCode.ListenersMismatch],
            Change = graph => new GraphEdit(graph).Remove(graph.OfTypes(ResourceTypes.Listener)),
        },
        new()
        {
            Name = "target-missing",
            Summary = "The target group has no target.",
            Symptom = "The endpoint is available, and requests time out.",
            Reasons = [ReasonCode.NoTargetsInZone],
            Change = graph => new GraphEdit(graph).Remove(graph.OfTypes(ResourceTypes.TargetAttachment)),
        },
        new()
        {
            Name = "target-wrong-port",
            Summary = "The target is registered with port 8080, where nothing listens and which its security group does not admit.",
            Symptom = "The target is unhealthy, and requests time out.",
            Reasons = [ReasonCode.SecurityGroupRulesMismatch],
            Change = graph => new GraphEdit(graph)
                .SetAll(graph.OfTypes(ResourceTypes.TargetGroup), "port", 8080)
                .SetAll(graph.OfTypes(ResourceTypes.TargetAttachment), "port", 8080),
        },
    ];

    private static List<ResourceNode> Accepted(ResourceGraph graph) =>
        graph.OfTypes(ResourceTypes.EndpointService).Any(service => service.Inputs.GetBool("acceptanceRequired") == true)
            ? [.. graph.ConsumerEndpoints()]
            : [];
}
