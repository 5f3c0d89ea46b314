using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Faults;
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
            Title = "A service of one's own through PrivateLink",
            Introduction =
                "Two companies, two VPCs, the same addresses 10.0.0.0/16 in both. How does one offer the other a web "
                + "page without joining the networks?",
            Acts =
            [
                new()
                {
                    Heading = "Build both sides; nobody has accepted the connection yet",
                    Text =
                        "The provider has HTTP_Provider behind the load balancer NLB-Provider and an endpoint "
                        + "service. The consumer has found it by its name and made NLB_Endpoint_Consumer.",
                    Fault = "acceptance-pending",
                    Trials =
                    [
                        new(14, Verdict.Reachable, "The server works: on HTTP_Provider itself the page is there."),
                        new(12, Verdict.Blocked, "The endpoint is pendingAcceptance and carries no traffic."),
                    ],
                },
                new()
                {
                    Heading = "Accept the connection",
                    Text = "Only the provider can do that. The endpoint's state changes to available.",
                    Trials =
                    [
                        new(
                            12,
                            Verdict.Reachable,
                            "200. The name resolves to a private address of the consumer's own subnet."
                        ),
                        new(
                            13,
                            Verdict.Reachable,
                            "No packet is routed from one VPC to the other, so it does not matter that the addresses "
                                + "are the same."
                        ),
                    ],
                },
            ],
            Afterwards =
                "Across accounts the zone's ID is what matches, not its name. A private DNS name for the service "
                + "needs a verified domain. "
                + "The load balancer's security group sees the client's own address, not the endpoint's.",
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
