using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

internal static class PublicEndpointExperiments
{
    private const string AppServer = "AppServer";

    public static IEnumerable<Experiment> Of(ScenarioFacts facts) =>
    [
        CommonExperiments.NoInternet(AppServer) with
        {
            Number = 15,
            Title = "AppServer reaches the internet.",
            Expected = Verdict.Reachable,
            ExpectedReason = null,
            Because = "The private subnet's default route leads to the NAT gateway, and that one's to the Internet gateway.",
        },
        CommonExperiments.SqsName(AppServer, facts, DnsZone.Public),
        CommonExperiments.SendMessage(AppServer, facts, DnsZone.Public, "The NAT gateway leads to the service's public address."),
        CommonExperiments.SessionManager(AppServer, facts, "The agent dials out through the NAT gateway; nothing dials in."),
        CommonExperiments.NoBuckets(AppServer, facts),
        CommonExperiments.NobodyGetsIn(AppServer, facts),
    ];
}
