using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>What there is to learn of a subnet without the internet.</summary>
internal sealed class PrivateSubnetLesson : Lesson
{
    private const string AppServer = "AppServer";

    /// <inheritdoc/>
    public override Scenario Scenario => PrivateSubnetScenario.Definition;

    /// <inheritdoc/>
    public override NextStep NextStep => new("up session-manager", "two endpoints let Session Manager in");

    /// <inheritdoc/>
    public override Play Play =>
        new()
        {
            Title = "A private subnet",
            Introduction = "What reaches an instance in a subnet without the internet, and what does it reach?",
            Acts =
            [
                new()
                {
                    Heading = "Build a VPC with one private subnet and AppServer",
                    Text =
                        "No Internet gateway, no NAT gateway, no endpoint. AppServer's role allows the SSM agent "
                        + "everything that it needs.",
                    Trials =
                    [
                        new(
                            1,
                            Verdict.Blocked,
                            "The subnet's route table knows the VPC itself and nothing else: after 15 seconds curl "
                                + "gives up."
                        ),
                        new(
                            2,
                            Verdict.Blocked,
                            "The name of SQS resolves, to a public address to which no route leads."
                        ),
                        new(
                            5,
                            Verdict.Blocked,
                            "Session Manager needs nobody to dial in, but the agent has to dial out, and cannot."
                        ),
                    ],
                },
            ],
            Afterwards =
                "Permissions are right and it makes no difference: the network comes first. Go on with `lab play "
                + "session-manager`.",
        };

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments(ScenarioFacts facts) =>
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
