using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

internal static class EndpointServicePlay
{
    public static readonly Play Play = new()
    {
        Scenario = "endpoint-service",
        Title = "A service of one's own through PrivateLink",
        Introduction = "Two companies, two VPCs, the same addresses 10.0.0.0/16 in both. How does one offer the other a web page without joining the networks?",
        Acts =
        [
            new()
            {
                Heading = "Build both sides; nobody has accepted the connection yet",
                Text = "The provider has HTTP_Provider behind the load balancer NLB-Provider and an endpoint service. The consumer has found it by its name and made NLB_Endpoint_Consumer.",
                Fault = "acceptance-pending",
                Trials =
                [
                    new(14, Verdict.Reachable, "The server works: on HTTP_Provider itself the page is there."),
                    new(12, Verdict.Blocked, "The endpoint is pendingAcceptance and carries no traffic."),
                ],
            },
            new()
            {
                Heading = "Accept the connection",
                Text = "Only the provider can do that. The endpoint's state changes to available.",
                Trials =
                [
                    new(12, Verdict.Reachable, "200. The name resolves to a private address of the consumer's own subnet."),
                    new(13, Verdict.Reachable, "No packet is routed from one VPC to the other, so it does not matter that the addresses are the same."),
                ],
            },
        ],
        Afterwards =
            "Across accounts the zone's ID is what matches, not its name. A private DNS name for the service needs a verified domain. "
            + "The load balancer's security group sees the client's own address, not the endpoint's.",
    };
}
