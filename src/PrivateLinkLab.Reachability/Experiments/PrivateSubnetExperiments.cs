using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Experiments;

internal static class PrivateSubnetExperiments
{
    private const string AppServer = "AppServer";

    public static IEnumerable<Experiment> Of(ScenarioFacts facts) =>
    [
        CommonExperiments.NoInternet(AppServer),
        CommonExperiments.SessionManager(AppServer, "There is no endpoint through which the agent could reach ssm and ssmmessages.") with
        {
            Title = "Session Manager does not connect to AppServer.",
            Expected = Verdict.Blocked,
        },
        new()
        {
            Number = 3,
            Title = "AppServer does not reach SQS.",
            Command = $"curl -I https://{facts.HostOf("sqs")} --connect-timeout 15",
            From = AppServer,
            To = $"https://{facts.HostOf("sqs")}",
            Expected = Verdict.Blocked,
            ExpectedZone = DnsZone.Public,
            Because = "DNS answers a public address, and no route leads there.",
        },
        CommonExperiments.NobodyGetsIn(AppServer),
        CommonExperiments.NobodyGetsIn(AppServer, 443),
    ];
}
