using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

internal static class EndpointServiceExperiments
{
    private const string Consumer = "Test_Consumer";

    public static IEnumerable<Experiment> Of(ScenarioFacts facts)
    {
        var (provider, port) = (facts.Server, facts.ServicePort);
        var address = $"http://{facts.EndpointName ?? "<endpoint>"}{(port == 80 ? "" : $":{port}")}";
        var request = new Experiment
        {
            Number = 12,
            Title = "Test_Consumer gets the page through the endpoint.",
            Command = $"curl {address}",
            From = Consumer,
            To = facts.EndpointName is null ? $"NLB_Endpoint_Consumer:{port}" : address,
            Expected = Verdict.Reachable,
            ExpectedAnswers = facts.EndpointName is null ? [] : facts.ConsumerAddresses,
            Because = "The name resolves to the endpoint's address in the consumer's own subnet; PrivateLink leads from there to the load balancer, in whatever network that is.",
        };
        return
        [
            request with
            {
                Number = 11,
                Title = "Before the provider accepts the connection, the endpoint carries no traffic.",
                Before = "acceptance-pending",
                Expected = Verdict.Blocked,
                ExpectedReason = ReasonCode.PrivateLinkPendingAcceptance,
                Because = "The endpoint is pendingAcceptance.",
            },
            request with
            {
                Number = null,
                Title = "After the provider rejects the connection, the endpoint carries no traffic.",
                Before = "connection-rejected",
                Expected = Verdict.Blocked,
                ExpectedReason = ReasonCode.PrivateLinkRejected,
                Because = "The endpoint is rejected.",
            },
            request,
            .. facts.VpcsOverlap
                ? [request with
                {
                    Number = 13,
                    Title = "That both VPCs have the same addresses does not matter.",
                    Because = "Neither side ever sees an address of the other's VPC.",
                }]
                : (Experiment[])[],
            new()
            {
                Number = 14,
                Title = $"{provider} gets its own page.",
                Command = $"curl http://localhost{(port == 80 ? "" : $":{port}")}",
                From = provider,
                To = $"{provider}:{port}",
                Expected = Verdict.Reachable,
                Because = "What an instance sends to itself does not leave it.",
            },
            new()
            {
                Title = $"Test_Consumer does not reach {provider} by its address.",
                Command = $"curl http://{facts.AddressOf(provider)}",
                From = Consumer,
                To = $"{provider}:{port}",
                Expected = Verdict.Blocked,
                Because = "PrivateLink publishes one port of one service; it connects no networks.",
            },
            new()
            {
                Title = $"{provider} does not reach Test_Consumer.",
                Command = $"nc -vz {facts.AddressOf(Consumer)} 22",
                From = provider,
                To = $"{Consumer}:22",
                Expected = Verdict.Blocked,
                Because = "An endpoint never opens connections towards the VPC it stands in.",
            },
            CommonExperiments.NoInternet(provider),
            CommonExperiments.NoInternet(Consumer),
            CommonExperiments.SessionManager(provider, facts),
            CommonExperiments.SessionManager(Consumer, facts),
            CommonExperiments.Packages(provider, facts),
            CommonExperiments.Packages(Consumer, facts),
            CommonExperiments.NoBuckets(provider, facts),
            CommonExperiments.NoBuckets(Consumer, facts),
            CommonExperiments.NobodyGetsIn(provider, facts, port),
            CommonExperiments.NobodyGetsIn(Consumer, facts),
        ];
    }
}
