using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Mistakes on the way to the appliances that inspect traffic.</summary>
internal static class ApplianceFaults
{
    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "appliance-endpoint-pending",
                Summary = "The owner of the appliances has not accepted the Gateway Load Balancer endpoint yet.",
                Symptom = "Everything that a route sends to the appliances times out.",
                Reasons = [ReasonCode.BadStateRoute],
                Change = graph =>
                    new GraphEdit(graph).SetAll(
                        graph
                            .OfTypes(AwsTypes.VpcEndpoint)
                            .Where(endpoint => endpoint.Inputs.GetText("vpcEndpointType") == "GatewayLoadBalancer"),
                        "state",
                        "pendingAcceptance"
                    ),
            },
        ];
}
