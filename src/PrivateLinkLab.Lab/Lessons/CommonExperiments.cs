using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>Experiments that several scenarios share.</summary>
internal static class CommonExperiments
{
    private const string ByEndpoints =
        "The agent dials out to the endpoints for ssm and ssmmessages; nothing dials in.";

    public static Experiment NoInternet(string instance) =>
        new()
        {
            Number = 1,
            Title = $"{instance} does not reach the internet.",
            Command = "curl -I https://example.com --connect-timeout 15",
            From = instance,
            To = "https://example.com",
            Expected = Verdict.Blocked,
            ExpectedReason = ReasonCode.NoRouteToDestination,
            Because = "No route leads out of the VPC.",
        };

    public static Experiment NobodyGetsIn(string instance, ScenarioFacts facts, int port = 22) =>
        new()
        {
            Title = $"Nobody on the internet reaches port {port} of {instance}.",
            Command = $"nc -vz {facts.AddressOf(instance)} {port}",
            From = "internet",
            To = $"{instance}:{port}",
            Expected = Verdict.Blocked,
            Because = "Its security group has no inbound rule for the internet.",
        };

    public static Experiment SessionManager(string instance, ScenarioFacts facts, string because = ByEndpoints) =>
        new()
        {
            Number = 5,
            Title = $"Session Manager connects to {instance}.",
            Command = $"aws ssm start-session --target {facts.InstanceId(instance)}",
            From = instance,
            To = "session-manager",
            Expected = Verdict.Reachable,
            Because = because,
        };

    public static Experiment NoSessionManager(string instance, ScenarioFacts facts, string before) =>
        SessionManager(instance, facts) with
        {
            Number = before == "endpoints-missing" ? 5 : 6,
            Title =
                before == "endpoints-missing"
                    ? $"Without endpoints, Session Manager does not connect to {instance}."
                    : $"Without the endpoint for {before[..before.IndexOf('-', StringComparison.Ordinal)]}, Session "
                        + $"Manager does not connect to {instance}.",
            Before = before,
            Expected = Verdict.Blocked,
            Because = "The agent needs both endpoints, ssm and ssmmessages.",
        };

    public static Experiment SendMessage(string instance, ScenarioFacts facts, DnsZone zone, string because) =>
        new()
        {
            Number = zone == DnsZone.Private ? 3 : 15,
            Title = $"{instance} sends a message to the queue.",
            Command =
                $"aws sqs send-message --queue-url {facts.QueueUrl ?? "<sqsQueueUrl>"} --message-body \"Olá mundo!\"",
            From = instance,
            To = facts.QueueUrl ?? $"https://{facts.HostOf("sqs")}",
            Action = "sqs:SendMessage",
            Expected = Verdict.Reachable,
            ExpectedZone = zone,
            Because = because,
        };

    public static Experiment ForeignQueue(string instance, ScenarioFacts facts) =>
        new()
        {
            Title = $"{instance} does not send messages to a stranger's queue.",
            Command =
                $"aws sqs send-message --queue-url https://{facts.HostOf("sqs")}/111122223333/strangers-queue "
                + "--message-body data",
            From = instance,
            To = $"https://{facts.HostOf("sqs")}/111122223333/strangers-queue",
            Action = "sqs:SendMessage",
            Expected = Verdict.Blocked,
            Because = "Neither the role nor the endpoint's policy names that queue.",
        };

    public static Experiment SqsName(string instance, ScenarioFacts facts, DnsZone zone) =>
        new()
        {
            Number = zone == DnsZone.Private ? 2 : 15,
            Title =
                zone == DnsZone.Private
                    ? "DNS returns a private address for SQS."
                    : "DNS returns a public address for SQS.",
            Command = $"dig {facts.HostOf("sqs")} +short",
            From = instance,
            To = $"https://{facts.HostOf("sqs")}",
            Expected = Verdict.Reachable,
            ExpectedZone = zone,
            Because =
                zone == DnsZone.Private
                    ? "Private DNS of the endpoint overrides the service's public name in the whole VPC."
                    : "There is no endpoint: the name has its public answer, and the NAT gateway leads there.",
        };

    public static Experiment NoBuckets(string instance, ScenarioFacts facts) =>
        new()
        {
            Title = $"{instance} does not see the account's buckets.",
            Command = "aws s3 ls",
            From = instance,
            To = $"https://{facts.HostOf("s3")}",
            Action = "s3:ListAllMyBuckets",
            Expected = Verdict.Blocked,
            Because = "Its role has the permissions that it needs, and that one is not among them.",
        };

    public static Experiment Packages(string instance, ScenarioFacts facts) =>
        new()
        {
            Title = $"{instance} installs packages of Amazon Linux.",
            Command = "sudo dnf install --assumeyes mariadb114",
            From = instance,
            To =
                $"https://al2023-repos-{facts.RegionOf(instance)}-de612dc2."
                + $"{AwsRegion.Of(facts.RegionOf(instance)).Host("s3")}",
            Expected = Verdict.Reachable,
            ExpectedZone = DnsZone.Public,
            Because = "The packages are in S3: the route table sends its public addresses to the gateway endpoint.",
        };
}
