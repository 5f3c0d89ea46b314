using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons.Plays;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>What there is to learn of S3 behind a gateway endpoint.</summary>
internal sealed class GatewayEndpointLesson : Lesson
{
    private const string Bastion = "BastionHost";
    private const string Private = "PrivateInstance";

    /// <inheritdoc/>
    public override Scenario Scenario => GatewayEndpointScenario.Definition;

    /// <inheritdoc/>
    public override NextStep NextStep =>
        new(
            $"up gateway-endpoint --config {ConfigKeys.S3GatewayEndpoint}=false",
            "without the endpoint's route S3 is out of reach"
        );

    /// <inheritdoc/>
    public override Play Play =>
        new()
        {
            Title = new("S3 through a route", "O S3 por uma rota"),
            Introduction = new(
                "A private instance lists the S3 buckets without the internet, and without an interface endpoint. How?",
                "Uma instância privada lista os buckets do S3 sem Internet, e sem Interface VPC Endpoint. Como?"
            ),
            Acts =
            [
                new()
                {
                    Heading = new(
                        "Build the network without the gateway endpoint",
                        "Crie a rede sem o Gateway VPC Endpoint"
                    ),
                    Text = new(
                        "A public subnet with a bastion host, a private one with PrivateInstance, whose role may "
                            + "list the buckets.",
                        "Uma subnet pública com um Bastion Host, uma privada com a PrivateInstance, cuja role pode "
                            + "listar os buckets."
                    ),
                    Settings = [$"{ConfigKeys.S3GatewayEndpoint}=false"],
                    Steps = stage =>
                        [
                            .. WaysIn(stage),
                            stage.GatewayEndpoint(
                                isExpected: false,
                                new("There is none for S3.", "Não há nenhum para o S3.")
                            ),
                            stage.ListBuckets(
                                10,
                                Outcome.Fails,
                                new(
                                    "Nothing comes out: the command waits until it times out.",
                                    "Não sai nada: o comando espera até o timeout."
                                )
                            ),
                        ],
                },
                new()
                {
                    Heading = new(
                        "Add the gateway endpoint for S3 to the private route table",
                        "Adicione o Gateway VPC Endpoint do S3 à route table privada"
                    ),
                    Text = new(
                        "A gateway endpoint is a route: the prefix list with the addresses of S3 leads to it. It has "
                            + "no network interface and no address.",
                        "Um Gateway VPC Endpoint é uma rota: a prefix list com os endereços do S3 leva até ele. Ele "
                            + "não tem interface de rede nem endereço."
                    ),
                    Steps = stage =>
                        [
                            stage.GatewayEndpoint(
                                isExpected: true,
                                new("The endpoint is available.", "O endpoint está disponível.")
                            ),
                            stage.Routes(
                                Private,
                                new(
                                    "The private route table has it, beside the VPC's own addresses.",
                                    "A route table privada o contém, ao lado dos endereços da própria VPC."
                                )
                            ),
                            stage.ListBuckets(10, Outcome.Works, new("The buckets.", "Os buckets.")),
                            stage.DigFor(
                                10,
                                "aws s3",
                                isPrivate: false,
                                new(
                                    "DNS answers public addresses as before; the route decides where they lead.",
                                    "O DNS responde endereços públicos como antes; a rota decide aonde eles levam."
                                )
                            ),
                            stage.CurlHead(
                                1,
                                Outcome.Fails,
                                new("Nothing else has become reachable.", "Nada mais ficou acessível.")
                            ),
                        ],
                },
            ],
            Afterwards = new(
                "A gateway endpoint costs nothing, serves S3 and DynamoDB only, and only its own VPC: a peered "
                    + "network cannot use it. The security group has to let the prefix list out: try `lab verify "
                    + "gateway-endpoint --inject gateway-egress-missing`.",
                "Um Gateway VPC Endpoint não custa nada, atende somente S3 e DynamoDB, e somente a própria VPC: uma "
                    + "rede conectada por peering não pode usá-lo. O security group precisa deixar a prefix list "
                    + "sair: tente `lab verify gateway-endpoint --inject gateway-egress-missing`."
            ),
        };

    // The article goes through the bastion host by SSH. Without port 22, Session Manager leads to either.
    private static IEnumerable<PlayStep> WaysIn(Stage stage)
    {
        if (stage.HasOutput("sshCommand"))
        {
            yield return stage.Ssh(
                Bastion,
                Private,
                new("Through the bastion host to the private instance.", "Pelo Bastion Host até a instância privada.")
            );
            yield break;
        }

        yield return stage.StartSession(
            Bastion,
            Outcome.Works,
            new(
                "The bastion host is reached by Session Manager, without a port 22 (bastionAccess ssh opens one).",
                "O Bastion Host é acessado pelo Session Manager, sem a porta 22 (bastionAccess ssh abre uma)."
            )
        );
        yield return stage.StartSession(
            Private,
            Outcome.Works,
            new(
                "And so is the private instance, through its endpoints.",
                "E a instância privada também, pelos seus endpoints."
            )
        );
    }

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments(ScenarioFacts facts)
    {
        var bucketName = facts
            .Graph.OfTypes(AwsTypes.Bucket)
            .Select(bucket => bucket.Id)
            .FirstOrDefault(name => name is not null);
        var list = new Experiment
        {
            Number = 10,
            Title = "The private instance lists the buckets.",
            Command = "aws s3 ls",
            From = Private,
            To = $"https://{facts.HostOf("s3")}",
            Action = "s3:ListAllMyBuckets",
            Expected = Verdict.Reachable,
            ExpectedZone = DnsZone.Public,
            Because = "DNS answers public addresses still; the route table sends them to the gateway endpoint.",
        };
        return
        [
            CommonExperiments.NoInternet(Private),
            list with
            {
                Title = "Without the gateway endpoint on its route table, the private instance gets no answer.",
                Before = "gateway-route-missing",
                Expected = Verdict.Blocked,
                ExpectedReason = ReasonCode.NoRouteToDestination,
                Because = "No route leads to the addresses of S3.",
            },
            list,
            list with
            {
                Number = null,
                Title = "The private instance does not delete the bucket.",
                Command = $"aws s3 rb s3://{bucketName ?? "<bucketName>"}",
                To = bucketName is { } bucket
                    ? $"https://{bucket}.{facts.HostOf("s3")}"
                    : $"https://{facts.HostOf("s3")}",
                Action = "s3:DeleteBucket",
                Expected = Verdict.Blocked,
                ExpectedReason = AuthorizationReason.NoIdentityAllow,
                Because = "Its role may list and use the bucket, and nothing else.",
            },
            CommonExperiments.Packages(Private, facts),
            CommonExperiments.SessionManager(Private, facts),
            CommonExperiments.SessionManager(Bastion, facts),
            CommonExperiments.NoInternet(Bastion) with
            {
                Number = null,
                Title = "The bastion host reaches the internet.",
                Expected = Verdict.Reachable,
                ExpectedReason = null,
                Because =
                    "It has a public address, and the public subnet's default route leads to the Internet gateway.",
            },
            CommonExperiments.NoBuckets(Bastion, facts),
            CommonExperiments.NobodyGetsIn(Bastion, facts),
            CommonExperiments.NobodyGetsIn(Private, facts),
        ];
    }
}
