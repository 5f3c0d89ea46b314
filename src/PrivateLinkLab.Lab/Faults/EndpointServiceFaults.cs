using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Mistakes around one's own endpoint service: acceptance, load balancer and targets.</summary>
internal static class EndpointServiceFaults
{
    private const string OtherAccount = "111122223333";

    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "acceptance-pending",
                Summary = "Nobody has accepted the endpoint's connection.",
                Symptom = "The endpoint is pendingAcceptance and carries no traffic.",
                Reasons = [ReasonCode.PrivateLinkPendingAcceptance],
                Change = graph => NotAccepted(graph, "pendingAcceptance"),
            },
            new()
            {
                Name = "connection-rejected",
                Summary = "The provider has rejected the endpoint's connection.",
                Symptom = "The endpoint is rejected and carries no traffic.",
                Reasons = [ReasonCode.PrivateLinkRejected],
                Change = graph => NotAccepted(graph, "rejected"),
            },
            new()
            {
                Name = "principal-not-allowed",
                Summary =
                    "The endpoint service's allowed principals do not hold the consumer's account, which is "
                    + "another one.",
                Symptom = "Making the endpoint fails with InvalidServiceName, as if there were no such service.",
                Reasons = [ReasonCode.PrivateLinkPrincipalNotAllowed],
                Change = NotAllowed,
            },
            new()
            {
                Name = "zones-without-overlap",
                Summary = "The consumer's endpoint is in other availability zones than the load balancer.",
                Symptom =
                    "Making the endpoint fails with InvalidParameter: the service is not in the zone of the subnet.",
                Reasons = [ReasonCode.PrivateLinkNoCommonZone],
                Change = ServiceZoneFault.Change,
            },
            new()
            {
                Name = "listener-wrong-port",
                Summary = "The load balancer listens on port 8080.",
                Symptom = "The endpoint is available, and requests to port 80 are refused.",
                Reasons = [ReasonCode.ListenerPortRestriction],
                Change = graph => new GraphEdit(graph).SetAll(graph.OfTypes(AwsTypes.Listener), "port", 8080),
            },
            new()
            {
                Name = "listener-missing",
                Summary = "The load balancer has no listener.",
                Symptom = "The endpoint is available, and requests are refused.",
                Reasons = [ReasonCode.ListenersMismatch],
                Change = graph => new GraphEdit(graph).Remove(graph.OfTypes(AwsTypes.Listener)),
            },
            new()
            {
                Name = "target-missing",
                Summary = "The target group has no target.",
                Symptom = "The endpoint is available, and requests time out.",
                Reasons = [ReasonCode.NoTargetsInZone],
                Change = graph => new GraphEdit(graph).Remove(graph.OfTypes(AwsTypes.TargetGroupAttachment)),
            },
            new()
            {
                Name = "target-wrong-port",
                Summary =
                    "The target is registered with port 8080, where nothing listens and which its security group "
                    + "does not admit.",
                Symptom = "The target is unhealthy, and requests time out.",
                Reasons = [ReasonCode.SecurityGroupRulesMismatch],
                Change = graph =>
                    new GraphEdit(graph)
                        .SetAll(graph.OfTypes(AwsTypes.TargetGroup), "port", 8080)
                        .SetAll(graph.OfTypes(AwsTypes.TargetGroupAttachment), "port", 8080),
            },
        ];

    private static GraphEdit? NotAccepted(ResourceGraph graph, string state)
    {
        var asks = graph
            .OfTypes(AwsTypes.VpcEndpointService)
            .Any(service => service.Inputs.GetBool("acceptanceRequired") == true);
        return asks && graph.ConsumerEndpoints().ToList() is { Count: > 0 } endpoints
            ? new GraphEdit(graph)
                .Remove(graph.OfTypes(AwsTypes.VpcEndpointConnectionAccepter))
                .SetAll(endpoints, "state", state)
            : null;
    }

    // What is withdrawn later does not end a connection, and the owner's account needs no permission: so the endpoint
    // is not made yet, and its VPC another account's.
    private static GraphEdit? NotAllowed(ResourceGraph graph)
    {
        var services = graph.OfTypes(AwsTypes.VpcEndpointService).ToList();
        var endpoints = graph.ConsumerEndpoints().ToList();
        if (services.Count == 0 || endpoints.Count == 0)
        {
            return null;
        }

        var owners = services.Select(OwnerOf).ToHashSet();
        var vpcs = endpoints.Select(endpoint => endpoint.Inputs.GetText("vpcId")).ToHashSet();
        return new GraphEdit(graph)
            .Remove(graph.OfTypes(AwsTypes.VpcEndpointServiceAllowedPrincipal))
            .SetAll(services, "allowedPrincipals", ListValue.Empty)
            .Unmake(endpoints)
            .SetAll(
                graph.OfTypes(ResourceTypes.Vpcs).Where(vpc => vpcs.Contains(vpc.Id) && owners.Contains(OwnerOf(vpc))),
                "ownerId",
                OtherAccount
            );
    }

    private static string? OwnerOf(ResourceNode node) =>
        node.Outputs.GetText("ownerId") ?? Places.ArnPart(node.Outputs.GetText("arn"), 4);
}
