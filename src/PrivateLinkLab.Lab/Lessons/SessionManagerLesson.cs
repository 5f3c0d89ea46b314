using PrivateLinkLab.Configuration;
using PrivateLinkLab.Lab.Lessons.Plays;
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
            Title = new("A shell without the internet", "Um shell sem Internet"),
            Introduction = new(
                "Can one get a shell on an instance that has no public address, no inbound rule, no key pair and no "
                    + "bastion host in front of it?",
                "É possível abrir um shell em uma instância sem endereço público, sem regra de entrada, sem par de "
                    + "chaves e sem Bastion Host?"
            ),
            Acts =
            [
                new()
                {
                    Heading = new("Build the network without endpoints", "Crie a rede sem endpoints"),
                    Text = new(
                        "A VPC with one private subnet and AppServer. Nothing leads out of the VPC.",
                        "Uma VPC com uma subnet privada e o AppServer. Nada leva para fora da VPC."
                    ),
                    Settings = [$"{ConfigKeys.Endpoints}=[]"],
                    Steps = stage =>
                        [
                            stage.ManagedInstances(
                                AppServer,
                                isExpected: false,
                                new(
                                    "The agent has not registered: the console's button Connect stays grey.",
                                    "O agente não se registrou: na console, o botão Connect fica desabilitado."
                                )
                            ),
                            stage.StartSession(
                                AppServer,
                                Outcome.Fails,
                                new(
                                    "The agent on AppServer cannot reach Session Manager.",
                                    "O agente no AppServer não alcança o Session Manager."
                                )
                            ),
                        ],
                },
                new()
                {
                    Heading = new(
                        "Add SSMInterfaceEndpoint, the endpoint for ssm alone",
                        "Adicione SSMInterfaceEndpoint, só o endpoint para ssm"
                    ),
                    Text = new(
                        "The agent registers with ssm, and keeps its sessions over ssmmessages.",
                        "O agente se registra no ssm, e mantém as sessões pelo ssmmessages."
                    ),
                    Settings = [$"{ConfigKeys.Endpoints}=ssm"],
                    Steps = stage =>
                        [
                            stage.Endpoints(null, ["ssm"], new("The endpoint is there.", "O endpoint está lá.")),
                            stage.StartSession(
                                AppServer,
                                Outcome.Fails,
                                new(
                                    "One of the two is not enough, whichever it is.",
                                    "Um dos dois não basta, qualquer que seja."
                                )
                            ),
                        ],
                },
                new()
                {
                    Heading = new(
                        "Add SSMMessagesInterfaceEndpoint, the endpoint for ssmmessages, too",
                        "Adicione também SSMMessagesInterfaceEndpoint, o endpoint para ssmmessages"
                    ),
                    Text = new(
                        "Each endpoint is a network interface in the subnet. Private DNS leads the services' public "
                            + "names to it, in the whole VPC.",
                        "Cada endpoint é uma interface de rede na subnet. O DNS privado leva os nomes públicos dos "
                            + "serviços até ela, em toda a VPC."
                    ),
                    Steps = stage =>
                        [
                            stage.Endpoints(
                                null,
                                ["ssm", "ssmmessages"],
                                new("Both are available.", "Os dois estão disponíveis.")
                            ),
                            stage.ManagedInstances(
                                AppServer,
                                isExpected: true,
                                new(
                                    "The agent has registered: the button Connect can be used, maybe some minutes "
                                        + "after the endpoints exist.",
                                    "O agente se registrou: o botão Connect está habilitado, talvez alguns minutos "
                                        + "depois da criação dos endpoints."
                                )
                            ),
                            stage.StartSession(
                                AppServer,
                                Outcome.Works,
                                new(
                                    "The agent dials out, and the session comes back over its connection: no inbound "
                                        + "rule anywhere.",
                                    "O agente abre a conexão para fora, e a sessão volta por ela: nenhuma regra de "
                                        + "entrada."
                                )
                            ),
                            stage.CurlHead(
                                1,
                                Outcome.Fails,
                                new(
                                    "Still no internet: the endpoints lead to two services and nowhere else.",
                                    "Ainda sem Internet: os endpoints levam a dois serviços e a nenhum outro lugar."
                                )
                            ),
                            stage.Exit(
                                AppServer,
                                new("What Terminate does in the browser.", "O que Terminate faz no browser.")
                            ),
                        ],
                },
            ],
            Afterwards = new(
                "An interface endpoint costs by the hour in every zone, and by the gigabyte: remove it after the "
                    + "experiment with `lab destroy`. One in several zones survives the loss of a zone.",
                "Um Interface VPC Endpoint custa por hora em cada zona, e por gigabyte: remova-o depois do "
                    + "experimento com `lab destroy`. Um endpoint em várias zonas sobrevive à perda de uma zona."
            ),
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
