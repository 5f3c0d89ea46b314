using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Experiments;

internal static class GatewayEndpointExperiments
{
    private const string Bastion = "BastionHost";
    private const string Private = "PrivateInstance";

    public static IEnumerable<Experiment> Of(ScenarioFacts facts)
    {
        var list = new Experiment
        {
            Number = 10,
            Title = "The private instance lists the buckets.",
            Command = "aws s3 ls",
            From = Private,
            To = $"https://{facts.HostOf("s3")}",
            Action = "s3:ListAllMyBuckets",
            Expected = Verdict.Reachable,
            ExpectedZone = DnsZone.Public,
            Because = "DNS answers public addresses still; the route table sends them to the gateway endpoint.",
        };
        return
        [
            CommonExperiments.NoInternet(Private),
            list with
            {
                Title = "Without the gateway endpoint on its route table, the private instance gets no answer.",
                Before = "gateway-route-missing",
                Expected = Verdict.Blocked,
                Because = "No route leads to the addresses of S3.",
            },
            list,
            CommonExperiments.SessionManager(Bastion, "The agent dials out through the Internet gateway; nothing dials in."),
            CommonExperiments.NobodyGetsIn(Bastion),
            CommonExperiments.NobodyGetsIn(Private),
        ];
    }
}
