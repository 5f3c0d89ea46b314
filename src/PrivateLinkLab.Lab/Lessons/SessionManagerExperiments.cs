namespace PrivateLinkLab.Lab.Lessons;

internal static class SessionManagerExperiments
{
    private const string AppServer = "AppServer";

    public static IEnumerable<Experiment> Of(ScenarioFacts facts) =>
    [
        CommonExperiments.NoInternet(AppServer),
        CommonExperiments.NoSessionManager(AppServer, facts, "endpoints-missing"),
        CommonExperiments.NoSessionManager(AppServer, facts, "ssm-endpoint-missing"),
        CommonExperiments.NoSessionManager(AppServer, facts, "ssmmessages-endpoint-missing"),
        CommonExperiments.SessionManager(AppServer, facts),
        CommonExperiments.Packages(AppServer, facts),
        CommonExperiments.NoBuckets(AppServer, facts),
        CommonExperiments.NobodyGetsIn(AppServer, facts),
        CommonExperiments.NobodyGetsIn(AppServer, facts, 443),
    ];
}
