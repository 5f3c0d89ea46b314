using PrivateLinkLab.Configuration;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>What there is to learn of a queue behind an interface endpoint.</summary>
internal sealed class SqsEndpointLesson : Lesson
{
    private const string AppServer = "AppServer";
    private const string NoEndpoint = "sqs-endpoint-missing";

    /// <inheritdoc/>
    public override Scenario Scenario => SqsEndpointScenario.Definition;

    /// <inheritdoc/>
    public override NextStep NextStep =>
        new(
            $"up sqs-endpoint --config {ConfigKeys.Endpoints}=ssm,ssmmessages",
            "without its endpoint the queue is out of reach"
        );

    /// <inheritdoc/>
    public override Play Play =>
        new()
        {
            Title = "A queue without the internet",
            Introduction =
                "SQS has a public endpoint. How does an application that must not reach the internet send a message "
                + "to its queue?",
            Acts =
            [
                new()
                {
                    Heading = "Build the network without the endpoint for SQS",
                    Text =
                        "AppServer in a private subnet, the endpoints of Session Manager to type on it, and the "
                        + "queue FilaTeste, which AppServer's role may use.",
                    Settings = [$"{ConfigKeys.Endpoints}=ssm,ssmmessages"],
                    Trials =
                    [
                        new(1, Verdict.Blocked, "The instance cannot reach the internet."),
                        new(2, Verdict.Blocked, "The address of SQS is a public one."),
                        new(
                            3,
                            Verdict.Blocked,
                            "So the message is not sent: the command waits until it times out, although every policy "
                                + "allows it."
                        ),
                    ],
                },
                new()
                {
                    Heading = "Add the interface endpoint SQSVPCEndpoint",
                    Text = "One network interface in mySubnet, with VPCEndpointSecurityGroup and private DNS.",
                    Trials =
                    [
                        new(
                            2,
                            Verdict.Reachable,
                            "The same name, and now a private address: split-horizon DNS. The application does not "
                                + "change."
                        ),
                        new(
                            4,
                            Verdict.Reachable,
                            "It is the address of the network interface that the endpoint has in mySubnet."
                        ),
                        new(3, Verdict.Reachable, "The message is in the queue, and never left the network of AWS."),
                        new(1, Verdict.Blocked, "The internet is as far away as before."),
                    ],
                },
            ],
            Afterwards =
                "An interface endpoint costs by the hour in every zone and by the gigabyte: remove it after the "
                + "experiment. Its policy, the "
                + "role's and the queue's must all allow a request: try `lab verify sqs-endpoint --inject "
                + "endpoint-policy-other-queue`.",
        };

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments(ScenarioFacts facts)
    {
        var dig = CommonExperiments.SqsName(AppServer, facts, DnsZone.Private);
        var send = CommonExperiments.SendMessage(
            AppServer,
            facts,
            DnsZone.Private,
            "The name leads to the endpoint, and its policy, the role and the queue all allow it."
        );
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
                Because =
                    "An interface endpoint is a network interface in each of its subnets, and its names lead there.",
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
