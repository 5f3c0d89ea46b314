using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Lab.Faults;
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
            Title = "S3 through a route",
            Introduction =
                "A private instance lists the S3 buckets without the internet, and without an interface endpoint. How?",
            Acts =
            [
                new()
                {
                    Heading = "Build the network; the gateway endpoint is on no route table yet",
                    Text =
                        "A public subnet with a bastion host, a private one with PrivateInstance, whose role may "
                        + "list the buckets.",
                    Fault = "gateway-route-missing",
                    Trials =
                    [
                        new(1, Verdict.Blocked, "The private instance has no way to the internet."),
                        new(10, Verdict.Blocked, "Nor to S3: `aws s3 ls` prints nothing until it times out."),
                    ],
                },
                new()
                {
                    Heading = "Put the gateway endpoint on the private route table",
                    Text =
                        "A gateway endpoint is a route: the prefix list with the addresses of S3 leads to it. It has "
                        + "no network interface and no address.",
                    Trials =
                    [
                        new(
                            10,
                            Verdict.Reachable,
                            "The buckets. DNS answers public addresses as before; the route decides where they lead."
                        ),
                        new(1, Verdict.Blocked, "Nothing else has become reachable."),
                    ],
                },
            ],
            Afterwards =
                "A gateway endpoint costs nothing, serves S3 and DynamoDB only, and only its own VPC: a peered "
                + "network cannot use it. The "
                + "security group has to let the prefix list out: try `lab verify gateway-endpoint --inject "
                + "gateway-egress-missing`.",
        };

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
