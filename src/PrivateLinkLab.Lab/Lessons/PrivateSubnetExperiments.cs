using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

internal static class PrivateSubnetExperiments
{
    private const string AppServer = "AppServer";

    public static IEnumerable<Experiment> Of(ScenarioFacts facts) =>
    [
        CommonExperiments.NoInternet(AppServer),
        CommonExperiments.SqsName(AppServer, facts, DnsZone.Public) with
        {
            Number = 2,
            Title = "DNS answers a public address for SQS, and nothing leads there.",
            Expected = Verdict.Blocked,
            ExpectedReason = ReasonCode.NoRouteToDestination,
            Because = "There is no endpoint: the name has its public answer, and no route leads out of the VPC.",
        },
        CommonExperiments.SessionManager(AppServer, facts) with
        {
            Title = "Session Manager does not connect to AppServer.",
            Expected = Verdict.Blocked,
            Because = "There is no endpoint through which the agent could reach ssm and ssmmessages.",
        },
        CommonExperiments.NobodyGetsIn(AppServer, facts),
        CommonExperiments.NobodyGetsIn(AppServer, facts, 443),
    ];
}
