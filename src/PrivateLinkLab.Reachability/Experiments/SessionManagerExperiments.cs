namespace PrivateLinkLab.Reachability.Experiments;

internal static class SessionManagerExperiments
{
    private const string AppServer = "AppServer";
    private const string ByEndpoints = "The agent dials out to the endpoints for ssm and ssmmessages; nothing dials in.";

    public static IEnumerable<Experiment> Of(ScenarioFacts _) =>
    [
        CommonExperiments.NoInternet(AppServer),
        CommonExperiments.SessionManager(AppServer, ByEndpoints),
        CommonExperiments.NoSessionManagerWithout(AppServer, "ssm"),
        CommonExperiments.NoSessionManagerWithout(AppServer, "ssmmessages"),
        CommonExperiments.NobodyGetsIn(AppServer),
        CommonExperiments.NobodyGetsIn(AppServer, 443),
    ];
}
