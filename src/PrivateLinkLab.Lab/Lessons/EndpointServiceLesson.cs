using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons.Plays;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>What there is to learn about your own endpoint service.</summary>
internal sealed class EndpointServiceLesson : Lesson
{
    private const string Consumer = "Test_Consumer";

    /// <inheritdoc/>
    public override Scenario Scenario => EndpointServiceScenario.Definition;

    /// <inheritdoc/>
    public override NextStep NextStep =>
        new(
            $"up endpoint-service --config {ConfigKeys.AcceptEndpointConnections}=false",
            "a connection that nobody accepts stays pending"
        );

    /// <inheritdoc/>
    public override Play Play =>
        new()
        {
            Title = new("A service of one's own through PrivateLink", "Um serviço próprio pelo PrivateLink"),
            Introduction = new(
                "Two companies, two VPCs, the same addresses 10.0.0.0/16 in both. How does one offer the other a web "
                    + "page without joining the networks?",
                "Duas empresas, duas VPCs, os mesmos endereços 10.0.0.0/16 nas duas. Como uma oferece à outra uma "
                    + "página Web sem unir as redes?"
            ),
            Acts =
            [
                new()
                {
                    Heading = new(
                        "Build both sides; nobody has accepted the connection yet",
                        "Crie os dois lados; ninguém aceitou a conexão ainda"
                    ),
                    Text = new(
                        "The provider has HTTP_Provider behind the load balancer NLB-Provider and an endpoint "
                            + "service. The consumer has found it by its name and made NLB_Endpoint_Consumer.",
                        "O provedor tem o HTTP_Provider atrás do load balancer NLB-Provider e um endpoint service. O "
                            + "consumidor o encontrou pelo nome e criou o NLB_Endpoint_Consumer."
                    ),
                    Settings = [$"{ConfigKeys.AcceptEndpointConnections}=false"],
                    Steps = stage =>
                        [
                            stage.Instances(
                                2,
                                new(
                                    "A server at the provider's, a client at the consumer's.",
                                    "Um servidor no provedor, um cliente no consumidor."
                                )
                            ),
                            stage.LoadBalancers(
                                new(
                                    "The internal load balancer in front of HTTP_Provider.",
                                    "O load balancer interno na frente do HTTP_Provider."
                                )
                            ),
                            stage.EndpointServices(
                                new(
                                    "By this name the consumer finds the service.",
                                    "Por este nome o consumidor encontra o serviço."
                                )
                            ),
                            stage.ConsumerEndpoint(
                                "pendingAcceptance",
                                new(
                                    "The endpoint waits for the provider: pending acceptance.",
                                    "O endpoint espera pelo provedor: pending acceptance."
                                )
                            ),
                            stage.CurlPage(
                                12,
                                ServerIn(stage.Facts.Graph),
                                Outcome.Fails,
                                new("And carries no traffic.", "E não transporta tráfego.")
                            ),
                        ],
                },
                new()
                {
                    Heading = new("Accept the connection", "Aceite a conexão"),
                    Text = new(
                        "Only the provider can do that. The endpoint's state changes to available.",
                        "Só o provedor pode fazer isso. O estado do endpoint muda para available."
                    ),
                    Steps = stage =>
                        [
                            stage.AcceptConnection(
                                new(
                                    "What \"Accept endpoint connection request\" does in the console.",
                                    "O que \"Accept endpoint connection request\" faz na console."
                                )
                            ),
                            stage.ConsumerEndpoint("available", new("It is available.", "Ele está disponível.")),
                            stage.EndpointInterfaces(
                                null,
                                12,
                                "curl",
                                new(
                                    "Its network interface is in the consumer's private subnet.",
                                    "A interface de rede dele está na subnet privada do consumidor."
                                )
                            ),
                            stage.DigFor(
                                12,
                                "curl",
                                isPrivate: true,
                                new(
                                    "The endpoint's name resolves to that address.",
                                    "O nome do endpoint é resolvido para esse endereço."
                                )
                            ),
                            stage.CurlPage(
                                12,
                                ServerIn(stage.Facts.Graph),
                                Outcome.Works,
                                new("Connected, and 200: it works.", "Connected, e 200: funciona.")
                            ),
                            stage.Vpcs(
                                13,
                                new(
                                    "No packet is routed from one VPC to the other, so it does not matter that the "
                                        + "addresses are the same.",
                                    "Nenhum pacote é roteado de uma VPC para a outra, e por isso não importa que os "
                                        + "endereços sejam os mesmos."
                                )
                            ),
                            stage.CurlPage(
                                14,
                                ServerIn(stage.Facts.Graph),
                                Outcome.Works,
                                new("The same test on HTTP_Provider itself.", "O mesmo teste no próprio HTTP_Provider.")
                            ),
                        ],
                },
            ],
            Afterwards = new(
                "Across accounts the zone's ID is what matches, not its name. A private DNS name for the service "
                    + "needs a verified domain. The load balancer's security group sees the client's own address, not "
                    + "the endpoint's.",
                "Entre contas o que coincide é o ID da zona, não o nome. Um nome de DNS privado para o serviço exige "
                    + "um domínio verificado. O security group do load balancer vê o endereço do próprio cliente, não "
                    + "o do endpoint."
            ),
        };

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments(ScenarioFacts facts)
    {
        var graph = facts.Graph;
        var (provider, port, name) = (ServerIn(graph), PortIn(graph), EndpointNameIn(graph));
        var address = $"http://{name ?? "<endpoint>"}{(port == 80 ? "" : $":{port}")}";
        var request = new Experiment
        {
            Number = 12,
            Title = "Test_Consumer gets the page through the endpoint.",
            Command = $"curl {address}",
            From = Consumer,
            To = name is null ? $"NLB_Endpoint_Consumer:{port}" : address,
            Expected = Verdict.Reachable,
            ExpectedAnswers = name is null ? [] : facts.AddressesOf(graph.ConsumerEndpoints()),
            Because =
                "The name resolves to the endpoint's address in the consumer's own subnet; PrivateLink leads from "
                + "there to the load balancer, in whatever network that is.",
        };
        return
        [
            request with
            {
                Number = 11,
                Title = "Before the provider accepts the connection, the endpoint carries no traffic.",
                Before = "acceptance-pending",
                Expected = Verdict.Blocked,
                ExpectedReason = ReasonCode.PrivateLinkPendingAcceptance,
                Because = "The endpoint is pendingAcceptance.",
            },
            request with
            {
                Number = null,
                Title = "After the provider rejects the connection, the endpoint carries no traffic.",
                Before = "connection-rejected",
                Expected = Verdict.Blocked,
                ExpectedReason = ReasonCode.PrivateLinkRejected,
                Because = "The endpoint is rejected.",
            },
            request,
            .. VpcsOverlapIn(graph)
                ?
                [
                    request with
                    {
                        Number = 13,
                        Title = "That both VPCs have the same addresses does not matter.",
                        Because = "Neither side ever sees an address of the other's VPC.",
                    },
                ]
                : (Experiment[])[],
            new()
            {
                Number = 14,
                Title = $"{provider} gets its own page.",
                Command = $"curl http://localhost{(port == 80 ? "" : $":{port}")}",
                From = provider,
                To = $"{provider}:{port}",
                Expected = Verdict.Reachable,
                Because = "What an instance sends to itself does not leave it.",
            },
            new()
            {
                Title = $"Test_Consumer does not reach {provider} by its address.",
                Command = $"curl http://{facts.AddressOf(provider)}",
                From = Consumer,
                To = $"{provider}:{port}",
                Expected = Verdict.Blocked,
                Because = "PrivateLink publishes one port of one service; it connects no networks.",
            },
            new()
            {
                Title = $"{provider} does not reach Test_Consumer.",
                Command = $"nc -vz {facts.AddressOf(Consumer)} 22",
                From = provider,
                To = $"{Consumer}:22",
                Expected = Verdict.Blocked,
                Because = "An endpoint never opens connections towards the VPC it stands in.",
            },
            CommonExperiments.NoInternet(provider),
            CommonExperiments.NoInternet(Consumer),
            CommonExperiments.SessionManager(provider, facts),
            CommonExperiments.SessionManager(Consumer, facts),
            CommonExperiments.Packages(provider, facts),
            CommonExperiments.Packages(Consumer, facts),
            CommonExperiments.NoBuckets(provider, facts),
            CommonExperiments.NoBuckets(Consumer, facts),
            CommonExperiments.NobodyGetsIn(provider, facts, port),
            CommonExperiments.NobodyGetsIn(Consumer, facts),
        ];
    }

    // The Name tag of the service's server, of the first where there are several.
    private static string ServerIn(ResourceGraph graph) =>
        graph
            .OfTypes(ResourceTypes.Instances)
            .Select(node => node.Inputs.GetMap("tags").GetText("Name"))
            .FirstOrDefault(name => name?.StartsWith("HTTP_Provider", StringComparison.Ordinal) == true)
        ?? "HTTP_Provider";

    // As the consumer's endpoint admits it.
    private static int PortIn(ResourceGraph graph) =>
        graph
            .RulesOf(AwsTypes.SecurityGroupIngressRule, graph.ConsumerEndpoints(), GraphParts.EndpointGroups)
            .Select(rule => rule.Inputs.GetInt("fromPort"))
            .FirstOrDefault(port => port is not null)
        ?? 80;

    // The regional name; null when it is not known.
    private static string? EndpointNameIn(ResourceGraph graph) =>
        graph
            .ConsumerEndpoints()
            .SelectMany(endpoint => endpoint.Outputs.GetList("dnsEntries"))
            .Select(entry => entry.AsMap().GetText("dnsName"))
            .FirstOrDefault(name => name is not null);

    private static bool VpcsOverlapIn(ResourceGraph graph)
    {
        var blocks = graph
            .OfTypes(ResourceTypes.Vpcs)
            .Select(vpc => ScenarioFacts.BlockOf(vpc.Inputs.GetText("cidrBlock")))
            .OfType<CidrBlock>()
            .ToList();
        return blocks.Index().Any(one => blocks.Skip(one.Index + 1).Any(other => other.Overlaps(one.Item)));
    }
}
