using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>What there is to learn of the way through a NAT gateway.</summary>
internal sealed class PublicEndpointLesson : Lesson
{
    private const string AppServer = "AppServer";

    /// <inheritdoc/>
    public override Scenario Scenario => PublicEndpointScenario.Definition;

    /// <inheritdoc/>
    public override NextStep NextStep =>
        new("up sqs-endpoint", "an endpoint takes the place of NAT and Internet gateway");

    /// <inheritdoc/>
    public override Play Play =>
        new()
        {
            Title = "The way that the articles do without",
            Introduction =
                "An application in a private subnet uses SQS at its public endpoint. What does it take, and what "
                + "else does that open?",
            Acts =
            [
                new()
                {
                    Heading = "Build the network; the private subnet has no route to the NAT gateway yet",
                    Text =
                        "A public subnet with a NAT gateway, an Internet gateway, and AppServer in a private subnet.",
                    Fault = "nat-route-missing",
                    Trials = [new(15, Verdict.Blocked, "Names resolve to public addresses, and no route leads there.")],
                },
                new()
                {
                    Heading = "Add the default route to the NAT gateway",
                    Text =
                        "The private subnet's route table sends everything beyond the VPC to the NAT gateway, whose "
                        + "subnet sends it to the Internet gateway.",
                    Trials =
                    [
                        new(15, Verdict.Reachable, "It works: for SQS, and for everything else on the internet too."),
                        new(5, Verdict.Reachable, "Session Manager works the same way, without an endpoint."),
                    ],
                },
            ],
            Afterwards =
                "A NAT gateway costs by the hour and by the gigabyte, and opens the way to every address there is. "
                + "`lab play sqs-endpoint` opens the way to one service only.",
        };

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments(ScenarioFacts facts) =>
        [
            CommonExperiments.NoInternet(AppServer) with
            {
                Number = 15,
                Title = "AppServer reaches the internet.",
                Expected = Verdict.Reachable,
                ExpectedReason = null,
                Because =
                    "The private subnet's default route leads to the NAT gateway, and that one's to the Internet "
                    + "gateway.",
            },
            CommonExperiments.SqsName(AppServer, facts, DnsZone.Public),
            CommonExperiments.SendMessage(
                AppServer,
                facts,
                DnsZone.Public,
                "The NAT gateway leads to the service's public address."
            ),
            CommonExperiments.SessionManager(
                AppServer,
                facts,
                "The agent dials out through the NAT gateway; nothing dials in."
            ),
            CommonExperiments.NoBuckets(AppServer, facts),
            CommonExperiments.NobodyGetsIn(AppServer, facts),
        ];
}
