using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Experiments;

internal static class SqsEndpointExperiments
{
    private const string AppServer = "AppServer";

    public static IEnumerable<Experiment> Of(ScenarioFacts facts)
    {
        var send = CommonExperiments.SendMessage(
            AppServer, facts, DnsZone.Private, "The name leads to the endpoint, whose policy, the role and the queue all allow it.");
        return
        [
            CommonExperiments.NoInternet(AppServer),
            CommonExperiments.SqsName(AppServer, facts, DnsZone.Private),
            send with
            {
                Title = "Without the endpoint for SQS, AppServer sends nothing.",
                Before = "sqs-endpoint-missing",
                Expected = Verdict.Blocked,
                ExpectedZone = DnsZone.Public,
                Because = "DNS answers a public address, and no route leads there.",
            },
            send,
            CommonExperiments.SessionManager(AppServer, "The agent dials out to the endpoints for ssm and ssmmessages; nothing dials in."),
            CommonExperiments.ForeignQueue(AppServer, facts),
            CommonExperiments.NobodyGetsIn(AppServer),
        ];
    }
}
