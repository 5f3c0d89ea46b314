using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

internal static class SqsEndpointExperiments
{
    private const string AppServer = "AppServer";
    private const string NoEndpoint = "sqs-endpoint-missing";

    public static IEnumerable<Experiment> Of(ScenarioFacts facts)
    {
        var dig = CommonExperiments.SqsName(AppServer, facts, DnsZone.Private);
        var send = CommonExperiments.SendMessage(
            AppServer, facts, DnsZone.Private, "The name leads to the endpoint, and its policy, the role and the queue all allow it.");
        return
        [
            CommonExperiments.NoInternet(AppServer),
            dig with
            {
                Title = "Without the endpoint for SQS, DNS answers a public address.",
                Before = NoEndpoint,
                Expected = Verdict.Blocked,
                ExpectedReason = ReasonCode.NoRouteToDestination,
                ExpectedZone = DnsZone.Public,
                Because = "The name has its public answer, and no route leads there.",
            },
            send with
            {
                Title = "Without the endpoint for SQS, AppServer sends nothing.",
                Before = NoEndpoint,
                Expected = Verdict.Blocked,
                ExpectedReason = ReasonCode.NoRouteToDestination,
                ExpectedZone = DnsZone.Public,
                Because = "The command times out: no route leads to the public address.",
            },
            dig,
            dig with
            {
                Number = 4,
                Title = "The answer is the address of the endpoint's network interface in mySubnet.",
                Command = "aws ec2 describe-network-interfaces --filters Name=interface-type,Values=vpc_endpoint",
                ExpectedAnswers = facts.SqsAddresses,
                Because = "An interface endpoint is a network interface in each of its subnets, and its names lead there.",
            },
            send,
            CommonExperiments.SessionManager(AppServer, facts),
            CommonExperiments.Packages(AppServer, facts),
            CommonExperiments.ForeignQueue(AppServer, facts),
            CommonExperiments.NoBuckets(AppServer, facts),
            new()
            {
                Title = "AppServer does not reach the endpoint without TLS.",
                Command = $"curl http://{facts.HostOf("sqs")} --connect-timeout 15",
                From = AppServer,
                To = $"http://{facts.HostOf("sqs")}",
                Expected = Verdict.Blocked,
                Because = "The security groups name port 443 only.",
            },
            CommonExperiments.NobodyGetsIn(AppServer, facts),
        ];
    }
}
