namespace PrivateLinkLab.Reachability.Experiments;

internal static class SessionManagerExperiments
{
    private const string AppServer = "AppServer";

    public static IEnumerable<Experiment> Of(ScenarioFacts facts) =>
    [
        CommonExperiments.NoInternet(AppServer),
        CommonExperiments.NoSessionManager(AppServer, "endpoints-missing"),
        CommonExperiments.NoSessionManager(AppServer, "ssm-endpoint-missing"),
        CommonExperiments.NoSessionManager(AppServer, "ssmmessages-endpoint-missing"),
        CommonExperiments.SessionManager(AppServer),
        CommonExperiments.Packages(AppServer, facts),
        CommonExperiments.NobodyGetsIn(AppServer),
        CommonExperiments.NobodyGetsIn(AppServer, 443),
    ];
}
