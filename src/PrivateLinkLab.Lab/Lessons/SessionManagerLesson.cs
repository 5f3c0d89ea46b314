using PrivateLinkLab.Configuration;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>What there is to learn of Session Manager through interface endpoints.</summary>
internal sealed class SessionManagerLesson : Lesson
{
    private const string AppServer = "AppServer";

    /// <inheritdoc/>
    public override Scenario Scenario => SessionManagerScenario.Definition;

    /// <inheritdoc/>
    public override NextStep NextStep =>
        new($"up session-manager --config {ConfigKeys.Endpoints}=ssm", "one of the two endpoints is not enough");

    /// <inheritdoc/>
    public override Play Play =>
        new()
        {
            Title = "A shell without the internet",
            Introduction =
                "Can one get a shell on an instance that has no public address, no inbound rule, no key pair and no "
                + "bastion host in front of it?",
            Acts =
            [
                new()
                {
                    Heading = "Build the network without endpoints",
                    Text = "A VPC with one private subnet and AppServer. Nothing leads out of the VPC.",
                    Settings = [$"{ConfigKeys.Endpoints}=[]"],
                    Trials =
                    [
                        new(
                            5,
                            Verdict.Blocked,
                            "The agent on AppServer cannot reach Session Manager: the console's button Connect "
                                + "stays grey."
                        ),
                    ],
                },
                new()
                {
                    Heading = "Add the interface endpoint for ssm alone",
                    Text = "The agent registers with ssm, and keeps its sessions over ssmmessages.",
                    Settings = [$"{ConfigKeys.Endpoints}=ssm"],
                    Trials = [new(5, Verdict.Blocked, "One of the two is not enough, whichever it is.")],
                },
                new()
                {
                    Heading = "Add the interface endpoint for ssmmessages too",
                    Text =
                        "Each endpoint is a network interface in the subnet. Private DNS leads the services' public "
                        + "names to it, in the whole VPC.",
                    Trials =
                    [
                        new(
                            5,
                            Verdict.Reachable,
                            "The agent dials out, and the session comes back over its connection: no inbound rule "
                                + "anywhere."
                        ),
                        new(
                            1,
                            Verdict.Blocked,
                            "Still no internet: the endpoints lead to two services and nowhere else."
                        ),
                    ],
                },
            ],
            Afterwards =
                "The agent may need some minutes after the endpoints exist. An interface endpoint costs by the hour "
                + "in every zone, and by "
                + "the gigabyte: remove it after the experiment. One in several zones survives the loss of a zone.",
        };

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments(ScenarioFacts facts) =>
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
