using PrivateLinkLab.Lab.Lessons.Plays;
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
            Title = new("A private subnet", "Uma subnet privada"),
            Introduction = new(
                "What reaches an instance in a subnet without the internet, and what does it reach?",
                "O que chega a uma instância em uma subnet sem Internet, e aonde ela chega?"
            ),
            Acts =
            [
                new()
                {
                    Heading = new(
                        "Build a VPC with one private subnet and AppServer",
                        "Crie uma VPC com uma subnet privada e o AppServer"
                    ),
                    Text = new(
                        "No Internet gateway, no NAT gateway, no endpoint. AppServer's role allows the SSM agent "
                            + "everything that it needs. Nobody gets a session here; on the EC2 serial console, which "
                            + "needs no network, one can type all the same.",
                        "Sem Internet Gateway, sem NAT Gateway, sem endpoint. A role do AppServer permite tudo de que "
                            + "o SSM Agent precisa. Ninguém consegue abrir uma sessão aqui; mas no console serial do "
                            + "EC2, que não precisa de rede, é possível digitar."
                    ),
                    Steps = stage =>
                        [
                            stage.ManagedInstances(
                                AppServer,
                                isExpected: false,
                                new(
                                    "No agent has registered: the console's button Connect stays grey.",
                                    "Nenhum agente se registrou: na console, o botão Connect fica desabilitado."
                                )
                            ),
                            stage.StartSession(
                                AppServer,
                                Outcome.Fails,
                                new(
                                    "Session Manager needs nobody to dial in, but the agent has to dial out, and "
                                        + "cannot.",
                                    "O Session Manager não precisa de acesso de entrada, mas o agente precisa de "
                                        + "saída, e não tem."
                                )
                            ),
                            stage.CurlHead(
                                1,
                                Outcome.Fails,
                                new(
                                    "The subnet's route table knows the VPC itself and nothing else: after 15 "
                                        + "seconds curl gives up.",
                                    "A route table da subnet só conhece a própria VPC: depois de 15 segundos o curl "
                                        + "desiste."
                                )
                            ),
                            stage.Dig(
                                2,
                                DnsZone.Public,
                                new(
                                    "The name of SQS resolves, to a public address to which no route leads.",
                                    "O nome do SQS é resolvido, para um endereço público ao qual nenhuma rota leva."
                                )
                            ),
                        ],
                },
            ],
            Afterwards = new(
                "Permissions are right and it makes no difference: the network comes first. Go on with `lab play "
                    + "session-manager`.",
                "As permissões estão certas e não faz diferença: a rede vem primeiro. Continue com `lab play "
                    + "session-manager`."
            ),
        };

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments(ScenarioFacts facts) =>
        [
            CommonExperiments.NoInternet(AppServer),
            CommonExperiments.SqsName(AppServer, facts, DnsZone.Public) with
            {
                Number = 2,
                Title = "DNS returns a public address for SQS, and nothing leads there.",
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
