using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

internal static class PortForwardingExperiments
{
    private const string JumpServer = "JumpServer";
    private const string Local = $"local:{JumpServer}";
    private const string Database = "myDB:3306";

    public static IEnumerable<Experiment> Of(ScenarioFacts facts)
    {
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
                Because = "To the database the jump server is the client, whoever sits at the other end of the session.",
            },
            forward,
            new()
            {
                Number = 8,
                Title = "A person's computer reaches SQS through the jump server, inside the VPC.",
                Command = $"aws sqs send-message --queue-url {facts.QueueUrl ?? "<sqsQueueUrl>"} --message-body \"Olá mundo!\" --endpoint-url https://{facts.HostOf("sqs")}:1313",
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
                Command = $"mysql --host={facts.DatabaseHost} --port=3306 --user=admin --password",
                From = "internet",
                To = Database,
                Expected = Verdict.Blocked,
                Because = "The database has no public address, and no route leads in.",
            },
            forward with
            {
                Number = null,
                Title = "A person's computer does not reach the database without the jump server.",
                Command = $"mysql --host={facts.DatabaseHost} --port=3306 --user=admin --password",
                From = "local",
                Expected = Verdict.Blocked,
                Because = "Nothing but a session leads into the VPC.",
            },
            new()
            {
                Title = "Another host in the jump server's subnet does not reach the database.",
                Command = $"mysql --host={facts.DatabaseHost} --port=3306 --user=admin --password",
                From = facts.SubnetOf(JumpServer),
                To = Database,
                Expected = Verdict.Blocked,
                Because = "The database's security group names the jump server's, and no addresses.",
            },
            new()
            {
                Title = "The jump server reaches no other port of the database.",
                Command = $"nc -vz {facts.DatabaseHost} 22",
                From = JumpServer,
                To = "myDB:22",
                Expected = Verdict.Blocked,
                Because = "The security groups name port 3306 only.",
            },
            CommonExperiments.SendMessage(JumpServer, facts, DnsZone.Private, "Its role has no permission for the queue: the person's own credentials have.") with
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
}
