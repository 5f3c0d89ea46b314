using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>What there is to learn of ports forwarded through a jump server.</summary>
internal sealed class PortForwardingLesson : Lesson
{
    private const string JumpServer = "JumpServer";
    private const string Local = $"local:{JumpServer}";
    private const string Database = "myDB:3306";

    /// <inheritdoc/>
    public override Scenario Scenario => PortForwardingScenario.Definition;

    /// <inheritdoc/>
    public override NextStep NextStep =>
        new(
            $"up port-forwarding --config {ConfigKeys.DatabaseAdmitsJumpServer}=false",
            "the database no longer admits the jump server"
        );

    /// <inheritdoc/>
    public override Play Play =>
        new()
        {
            Title = "A private database on one's own computer",
            Introduction =
                "A database without a public address, in a VPC without a public subnet: how does a developer's MySQL "
                + "client get there?",
            Acts =
            [
                new()
                {
                    Heading = "Build the network; the database does not admit the jump server yet",
                    Text =
                        "Two private subnets in two zones, JumpServer, the MySQL database myDB, the queue FilaTeste, "
                        + "and endpoints for ssm, ssmmessages and sqs.",
                    Settings = [$"{ConfigKeys.DatabaseAdmitsJumpServer}=false"],
                    Trials =
                    [
                        new(9, Verdict.Blocked, "From the internet there is no way to the database."),
                        new(5, Verdict.Reachable, "But Session Manager reaches JumpServer."),
                        new(7, Verdict.Blocked, "The session starts, and the MySQL client on port 1213 times out.")
                        {
                            FirstOutput = "rdsPortForwardingCommand",
                        },
                    ],
                },
                new()
                {
                    Heading = "Admit the jump server's security group to the database",
                    Text =
                        "One inbound rule, port 3306. To the database the jump server is the client, whoever sits at "
                        + "the other end of the session.",
                    Trials =
                    [
                        new(7, Verdict.Reachable, "The local port 1213 leads to the database.")
                        {
                            FirstOutput = "rdsPortForwardingCommand",
                        },
                        new(
                            8,
                            Verdict.Reachable,
                            "The same way leads to SQS: the jump server resolves the name, to the endpoint's private "
                                + "address. The line in the hosts file keeps the name, so that TLS verifies the "
                                + "certificate."
                        )
                        {
                            FirstOutput = "sqsPortForwardingCommand",
                        },
                        new(9, Verdict.Blocked, "And still nobody gets there from the internet."),
                    ],
                },
            ],
            Afterwards =
                "The same technique reaches any address of the VPC: a cache, a web server, S3. The agent must be "
                + "3.1.1374.0 or newer; "
                + "`lab outputs` has every command, ready to paste. Database and endpoints cost by the hour: remove "
                + "them after the experiment.",
        };

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments(ScenarioFacts facts)
    {
        var host = DatabaseHostIn(facts);
        var forward = new Experiment
        {
            Number = 7,
            Title = "A MySQL client on a person's computer connects to the database through the jump server.",
            Command = "mysql --host=127.0.0.1 --port=1213 --user=admin --password",
            From = Local,
            To = Database,
            Expected = Verdict.Reachable,
            Because = "Session Manager reaches the jump server, and the database admits the jump server.",
        };
        return
        [
            CommonExperiments.NoInternet(JumpServer),
            CommonExperiments.SessionManager(JumpServer, facts),
            forward with
            {
                Title = "While the database does not admit the jump server, the MySQL client times out.",
                Before = "database-rule-missing",
                Expected = Verdict.Blocked,
                Because =
                    "To the database the jump server is the client, whoever sits at the other end of the session.",
            },
            forward,
            new()
            {
                Number = 8,
                Title = "A person's computer reaches SQS through the jump server, inside the VPC.",
                Command =
                    $"aws sqs send-message --queue-url {facts.QueueUrl ?? "<sqsQueueUrl>"} --message-body \"Olá "
                    + $"mundo!\" --endpoint-url https://{facts.HostOf("sqs")}:1313",
                From = Local,
                To = $"https://{facts.HostOf("sqs")}",
                Expected = Verdict.Reachable,
                ExpectedZone = DnsZone.Private,
                ExpectedAnswers = facts.SqsAddresses,
                Because = "The jump server resolves the name, to the endpoint's private address.",
            },
            new()
            {
                Number = 9,
                Title = "Nobody on the internet reaches the database.",
                Command = $"mysql --host={host} --port=3306 --user=admin --password",
                From = "internet",
                To = Database,
                Expected = Verdict.Blocked,
                Because = "The database has no public address, and no route leads in.",
            },
            forward with
            {
                Number = null,
                Title = "A person's computer does not reach the database without the jump server.",
                Command = $"mysql --host={host} --port=3306 --user=admin --password",
                From = "local",
                Expected = Verdict.Blocked,
                Because = "Nothing but a session leads into the VPC.",
            },
            new()
            {
                Title = "Another host in the jump server's subnet does not reach the database.",
                Command = $"mysql --host={host} --port=3306 --user=admin --password",
                From = facts.SubnetOf(JumpServer),
                To = Database,
                Expected = Verdict.Blocked,
                Because = "The database's security group names the jump server's, and no addresses.",
            },
            new()
            {
                Title = "The jump server reaches no other port of the database.",
                Command = $"nc -vz {host} 22",
                From = JumpServer,
                To = "myDB:22",
                Expected = Verdict.Blocked,
                Because = "The security groups name port 3306 only.",
            },
            CommonExperiments.SendMessage(
                JumpServer,
                facts,
                DnsZone.Private,
                "Its role has no permission for the queue: the person's own credentials have."
            ) with
            {
                Number = null,
                Title = "The jump server itself sends nothing to the queue.",
                Expected = Verdict.Blocked,
                ExpectedReason = AuthorizationReason.NoIdentityAllow,
                ExpectedZone = null,
            },
            CommonExperiments.NoBuckets(JumpServer, facts),
            CommonExperiments.Packages(JumpServer, facts),
            CommonExperiments.NobodyGetsIn(JumpServer, facts),
        ];
    }

    // What stands for it when it is not known.
    private static string DatabaseHostIn(ScenarioFacts facts) =>
        facts
            .Graph.OfTypes(AwsTypes.DbInstance)
            .Select(database => database.Outputs.GetText("address"))
            .FirstOrDefault(name => name is not null)
        ?? "<rdsEndpoint>";
}
