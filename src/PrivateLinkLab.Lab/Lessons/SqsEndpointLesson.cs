using PrivateLinkLab.Configuration;
using PrivateLinkLab.Lab.Lessons.Plays;
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
            Title = new("A queue without the internet", "Uma fila sem Internet"),
            Introduction = new(
                "SQS has a public endpoint. How does an application that must not reach the internet send a message "
                    + "to its queue?",
                "O SQS tem um endpoint público. Como uma aplicação que não deve acessar a Internet envia uma mensagem "
                    + "para a sua fila?"
            ),
            Acts =
            [
                new()
                {
                    Heading = new(
                        "Build the network without the endpoint for SQS",
                        "Crie a rede sem o endpoint para o SQS"
                    ),
                    Text = new(
                        "AppServer in a private subnet, the endpoints of Session Manager to type on it, and the "
                            + "queue FilaTeste, which AppServer's role may use.",
                        "O AppServer em uma subnet privada, os endpoints do Session Manager para digitar nele, e a "
                            + "fila FilaTeste, que a role do AppServer pode usar."
                    ),
                    Settings = [$"{ConfigKeys.Endpoints}=ssm,ssmmessages"],
                    Steps = stage =>
                        [
                            stage.StartSession(
                                AppServer,
                                Outcome.Works,
                                new(
                                    "A terminal on AppServer, by Session Manager.",
                                    "Um terminal no AppServer, pelo Session Manager."
                                )
                            ),
                            stage.Output(
                                "sqsQueueUrl",
                                new(
                                    "The queue's URL, for the commands that follow.",
                                    "A URL da fila, para os comandos a seguir."
                                )
                            ),
                            stage.CurlHead(
                                1,
                                Outcome.Fails,
                                new(
                                    "The instance cannot reach the internet.",
                                    "A instância não consegue acessar a Internet."
                                )
                            ),
                            stage.SendMessage(
                                3,
                                Outcome.Fails,
                                new(
                                    "Nor SQS: the command waits until it times out.",
                                    "Nem o SQS: o comando espera até o timeout."
                                )
                            ),
                            stage.Dig(
                                2,
                                DnsZone.Public,
                                new("The address of SQS is a public one.", "O endereço IP do SQS é público.")
                            ),
                        ],
                },
                new()
                {
                    Heading = new(
                        "Add the interface endpoint SQSVPCEndpoint",
                        "Adicione o Interface VPC Endpoint SQSVPCEndpoint"
                    ),
                    Text = new(
                        "One network interface in mySubnet, with VPCEndpointSecurityGroup and private DNS.",
                        "Uma interface de rede em mySubnet, com VPCEndpointSecurityGroup e DNS privado."
                    ),
                    Steps = stage =>
                        [
                            stage.Endpoints(
                                "sqs",
                                ["sqs"],
                                new("The endpoint is available.", "O endpoint está disponível.")
                            ),
                            stage.EndpointInterfaces(
                                "sqs",
                                4,
                                "aws ec2",
                                new(
                                    "This is the network interface that the endpoint has in mySubnet.",
                                    "Esta é a interface de rede (ENI) que o endpoint tem em mySubnet."
                                )
                            ),
                            stage.CurlHead(
                                1,
                                Outcome.Fails,
                                new(
                                    "The internet is as far away as before.",
                                    "A Internet continua tão distante quanto antes."
                                )
                            ),
                            stage.SendMessage(
                                3,
                                Outcome.Works,
                                new(
                                    "The message is sent, and never left the network of AWS.",
                                    "A mensagem foi enviada, e nunca deixou a rede da AWS."
                                )
                            ),
                            stage.Dig(
                                2,
                                DnsZone.Private,
                                new(
                                    "The same name, and now the address of that network interface: split-horizon "
                                        + "DNS. The application does not change.",
                                    "O mesmo nome, e agora o endereço daquela interface de rede: split-horizon DNS. "
                                        + "A aplicação não muda."
                                )
                            ),
                            stage.ReceiveMessage(
                                isForwarded: false,
                                new("The message is in FilaTeste.", "A mensagem está na FilaTeste.")
                            ),
                        ],
                },
            ],
            Afterwards = new(
                "An interface endpoint costs by the hour in every zone and by the gigabyte: remove it after the "
                    + "experiment with `lab destroy`. Its policy, the role's and the queue's must all allow a "
                    + "request: try `lab verify sqs-endpoint --inject endpoint-policy-other-queue`.",
                "Um Interface VPC Endpoint custa por hora em cada zona e por gigabyte: remova-o depois do experimento "
                    + "com `lab destroy`. A política dele, a da role e a da fila precisam permitir a requisição: "
                    + "tente `lab verify sqs-endpoint --inject endpoint-policy-other-queue`."
            ),
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
                Title = "Without the endpoint for SQS, DNS returns a public address.",
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
