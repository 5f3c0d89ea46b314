using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons.Plays;
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
            Title = new("A private database on one's own computer", "Um banco de dados privado no próprio computador"),
            Introduction = new(
                "A database without a public address, in a VPC without a public subnet: how does a developer's MySQL "
                    + "client get there?",
                "Um banco de dados sem endereço público, em uma VPC sem subnet pública: como o cliente MySQL de um "
                    + "desenvolvedor chega até ele?"
            ),
            Acts =
            [
                new()
                {
                    Heading = new(
                        "Build the network; the database does not admit the jump server yet",
                        "Crie a rede; o banco de dados ainda não aceita o jump server"
                    ),
                    Text = new(
                        "Two private subnets in two zones, JumpServer, the MySQL database myDB, the queue FilaTeste, "
                            + "and endpoints for ssm, ssmmessages and sqs.",
                        "Duas subnets privadas em duas zonas, o JumpServer, o banco de dados MySQL myDB, a fila "
                            + "FilaTeste, e endpoints para ssm, ssmmessages e sqs."
                    ),
                    Settings = [$"{ConfigKeys.DatabaseAdmitsJumpServer}=false"],
                    Steps = stage =>
                        [
                            stage.Output(
                                "jumpServerInstanceId",
                                new("The jump server's id, for the sessions.", "O id do jump server, para as sessões.")
                            ),
                            stage.Output("rdsEndpoint", new("The database's name.", "O nome do banco de dados.")),
                            stage.MySqlFromInternet(
                                9,
                                Outcome.Fails,
                                new(
                                    "From the internet there is no way to the database.",
                                    "Da Internet não há caminho até o banco de dados."
                                )
                            ),
                            stage.ForwardPort(
                                JumpServer,
                                "rdsPortForwardingCommand",
                                "1213",
                                new(
                                    "But Session Manager reaches JumpServer, and opens the local port 1213. Leave "
                                        + "this terminal open.",
                                    "Mas o Session Manager alcança o JumpServer, e abre a porta local 1213. Deixe "
                                        + "este terminal aberto."
                                )
                            ),
                            stage.MySqlForwarded(
                                7,
                                JumpServer,
                                Outcome.Fails,
                                new(
                                    "The session is there, and the MySQL client waits in vain: the database does not "
                                        + "admit the jump server.",
                                    "A sessão existe, e o cliente MySQL espera em vão: o banco de dados não aceita o "
                                        + "jump server."
                                )
                            ),
                        ],
                },
                new()
                {
                    Heading = new(
                        "Admit the jump server's security group to the database",
                        "Aceite o security group do jump server no banco de dados"
                    ),
                    Text = new(
                        "One inbound rule, port 3306. To the database the jump server is the client, whoever sits at "
                            + "the other end of the session.",
                        "Uma regra de entrada, porta 3306. Para o banco de dados o cliente é o jump server, quem quer "
                            + "que esteja na outra ponta da sessão."
                    ),
                    Steps = stage =>
                        [
                            stage.ForwardPort(
                                JumpServer,
                                "rdsPortForwardingCommand",
                                "1213",
                                new(
                                    "A tunnel from port 1213 here, through JumpServer, to port 3306 of the database.",
                                    "Um túnel da porta 1213 daqui, pelo JumpServer, até a porta 3306 do banco de "
                                        + "dados."
                                )
                            ),
                            stage.MySqlForwarded(
                                7,
                                JumpServer,
                                Outcome.Works,
                                new(
                                    "The database, as if it were on this computer.",
                                    "O banco de dados, como se estivesse neste computador."
                                )
                            ),
                            stage.ForwardPort(
                                JumpServer,
                                "sqsPortForwardingCommand",
                                "1313",
                                new(
                                    "The same way leads to SQS: the jump server resolves the name, to the endpoint's "
                                        + "private address.",
                                    "O mesmo caminho leva ao SQS: o jump server resolve o nome, para o endereço "
                                        + "privado do endpoint."
                                )
                            ),
                            stage.HostsFile(
                                new(
                                    "The name of SQS leads to this computer, so that TLS verifies the certificate: "
                                        + "no need for --no-verify-ssl.",
                                    "O nome do SQS leva a este computador, e assim o TLS verifica o certificado: não "
                                        + "é preciso --no-verify-ssl."
                                )
                            ),
                            stage.SendForwarded(
                                8,
                                JumpServer,
                                Outcome.Works,
                                new(
                                    "Sent, through the VPC, with one's own credentials.",
                                    "Enviada, por dentro da VPC, com as próprias credenciais."
                                )
                            ),
                            stage.ReceiveMessage(
                                isForwarded: true,
                                new("The message is in FilaTeste.", "A mensagem está na FilaTeste.")
                            ),
                            stage.MySqlFromInternet(
                                9,
                                Outcome.Fails,
                                new(
                                    "And still nobody gets to the database from the internet.",
                                    "E ainda ninguém chega ao banco de dados pela Internet."
                                )
                            ),
                            stage.Interrupt(
                                JumpServer,
                                new("Ctrl+C closes each of the sessions.", "Ctrl+C fecha cada uma das sessões.")
                            ),
                        ],
                },
            ],
            Afterwards = new(
                "The same technique reaches any address of the VPC: a cache, a web server, S3. The agent must be "
                    + "3.1.1374.0 or newer; `lab outputs` has every command, ready to paste. Database and endpoints "
                    + "cost by the hour: remove them after the experiment with `lab destroy`.",
                "A mesma técnica alcança qualquer endereço da VPC: um cache, um servidor Web, o S3. O agente precisa "
                    + "ser 3.1.1374.0 ou mais novo; `lab outputs` tem todos os comandos, prontos para colar. Banco de "
                    + "dados e endpoints custam por hora: remova-os depois do experimento com `lab destroy`."
            ),
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
