using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

internal static class GatewayEndpointExperiments
{
    private const string Bastion = "BastionHost";
    private const string Private = "PrivateInstance";

    public static IEnumerable<Experiment> Of(ScenarioFacts facts)
    {
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
                Command = $"aws s3 rb s3://{facts.BucketName ?? "<bucketName>"}",
                To = facts.BucketName is { } bucket ? $"https://{bucket}.{facts.HostOf("s3")}" : $"https://{facts.HostOf("s3")}",
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
                Because = "It has a public address, and the public subnet's default route leads to the Internet gateway.",
            },
            CommonExperiments.NoBuckets(Bastion, facts),
            CommonExperiments.NobodyGetsIn(Bastion, facts),
            CommonExperiments.NobodyGetsIn(Private, facts),
        ];
    }
}
