using PrivateLinkLab.Lab.Lessons.Plays;
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
            Title = new("The way that the articles do without", "O caminho que os artigos dispensam"),
            Introduction = new(
                "An application in a private subnet uses SQS at its public endpoint. What does it take, and what "
                    + "else does that open?",
                "Uma aplicação em uma subnet privada usa o SQS pelo endpoint público. O que é preciso para isso, e o "
                    + "que mais isso abre?"
            ),
            Acts =
            [
                new()
                {
                    Heading = new(
                        "The private subnet has no route to the NAT gateway yet",
                        "A subnet privada ainda não tem rota para o NAT Gateway"
                    ),
                    Text = new(
                        "A public subnet with a NAT gateway, an Internet gateway, and AppServer in a private subnet. "
                            + "Without a way out there is no session; what follows is typed on the serial console.",
                        "Uma subnet pública com um NAT Gateway, um Internet Gateway, e o AppServer em uma subnet "
                            + "privada. Sem saída não há sessão; o que segue é digitado no console serial."
                    ),
                    Fault = "nat-route-missing",
                    Steps = stage =>
                        [
                            stage.CurlHead(
                                15,
                                Outcome.Fails,
                                new("No route leads out.", "Nenhuma rota leva para fora.")
                            ),
                            stage.Dig(
                                15,
                                DnsZone.Public,
                                new(
                                    "The name resolves: the VPC's resolver needs no route.",
                                    "O nome é resolvido: o resolvedor da VPC não precisa de rota."
                                )
                            ),
                            stage.SendMessage(
                                15,
                                Outcome.Fails,
                                new(
                                    "The address is public, and no route leads there.",
                                    "O endereço é público, e nenhuma rota leva até ele."
                                )
                            ),
                        ],
                },
                new()
                {
                    Heading = new(
                        "Add the default route to the NAT gateway",
                        "Adicione a rota padrão para o NAT Gateway"
                    ),
                    Text = new(
                        "The private subnet's route table sends everything beyond the VPC to the NAT gateway, whose "
                            + "subnet sends it to the Internet gateway.",
                        "A route table da subnet privada envia tudo o que está fora da VPC para o NAT Gateway, e a "
                            + "subnet dele envia para o Internet Gateway."
                    ),
                    Steps = stage =>
                        [
                            stage.StartSession(
                                AppServer,
                                Outcome.Works,
                                new(
                                    "Session Manager works the same way, without an endpoint.",
                                    "O Session Manager funciona do mesmo modo, sem endpoint."
                                )
                            ),
                            stage.CurlHead(
                                15,
                                Outcome.Works,
                                new(
                                    "It works, for everything on the internet.",
                                    "Funciona, para tudo o que há na Internet."
                                )
                            ),
                            stage.Dig(
                                15,
                                DnsZone.Public,
                                new("The same public address as before.", "O mesmo endereço público de antes.")
                            ),
                            stage.SendMessage(
                                15,
                                Outcome.Works,
                                new(
                                    "The message leaves by the NAT gateway and the Internet gateway, and stays in "
                                        + "AWS's network all the same.",
                                    "A mensagem sai pelo NAT Gateway e pelo Internet Gateway, e mesmo assim não "
                                        + "deixa a rede da AWS."
                                )
                            ),
                            stage.ReceiveMessage(isForwarded: false, new("It is in the queue.", "Ela está na fila.")),
                        ],
                },
            ],
            Afterwards = new(
                "A NAT gateway costs by the hour and by the gigabyte, and opens the way to every address there is. "
                    + "`lab play sqs-endpoint` opens the way to one service only.",
                "Um NAT Gateway custa por hora e por gigabyte, e abre o caminho para todos os endereços que existem. "
                    + "`lab play sqs-endpoint` abre o caminho para um único serviço."
            ),
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
