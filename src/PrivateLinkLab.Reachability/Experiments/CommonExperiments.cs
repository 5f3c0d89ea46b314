using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Experiments;

/// <summary>Experiments that several scenarios share.</summary>
internal static class CommonExperiments
{
    public static Experiment NoInternet(string instance) => new()
    {
        Number = 1,
        Title = $"{instance} does not reach the internet.",
        Command = "curl -I https://example.com --connect-timeout 15",
        From = instance,
        To = "https://example.com",
        Expected = Verdict.Blocked,
        Because = "No route leads out of the VPC.",
    };

    public static Experiment NobodyGetsIn(string instance, int port = 22) => new()
    {
        Title = $"Nobody on the internet reaches port {port} of {instance}.",
        Command = $"nc -vz <address of {instance}> {port}",
        From = "internet",
        To = $"{instance}:{port}",
        Expected = Verdict.Blocked,
        Because = "It has no public address that would be reached, and its security group has no inbound rule for the internet.",
    };

    public static Experiment SessionManager(string instance, string because) => new()
    {
        Number = 5,
        Title = $"Session Manager connects to {instance}.",
        Command = $"aws ssm start-session --target <id of {instance}>",
        From = instance,
        To = "session-manager",
        Expected = Verdict.Reachable,
        Because = because,
    };

    public static Experiment NoSessionManagerWithout(string instance, string service) => new()
    {
        Number = 6,
        Title = $"Without the endpoint for {service}, Session Manager does not connect to {instance}.",
        Command = $"aws ssm start-session --target <id of {instance}>",
        From = instance,
        To = "session-manager",
        Before = $"{service}-endpoint-missing",
        Expected = Verdict.Blocked,
        Because = "The agent needs both endpoints, ssm and ssmmessages.",
    };

    public static Experiment SendMessage(string instance, ScenarioFacts facts, DnsZone zone, string because) => new()
    {
        Number = zone == DnsZone.Private ? 3 : 15,
        Title = $"{instance} sends a message to the queue.",
        Command = $"aws sqs send-message --queue-url {facts.QueueUrl} --message-body \"Olá mundo!\"",
        From = instance,
        To = facts.QueueUrl ?? $"https://{facts.HostOf("sqs")}",
        Action = "sqs:SendMessage",
        Expected = Verdict.Reachable,
        ExpectedZone = zone,
        Because = because,
    };

    public static Experiment ForeignQueue(string instance, ScenarioFacts facts) => new()
    {
        Title = $"{instance} does not send messages to a stranger's queue.",
        Command = $"aws sqs send-message --queue-url https://{facts.HostOf("sqs")}/111122223333/strangers-queue --message-body data",
        From = instance,
        To = $"https://{facts.HostOf("sqs")}/111122223333/strangers-queue",
        Action = "sqs:SendMessage",
        Expected = Verdict.Blocked,
        Because = "Neither the role nor the endpoint's policy names that queue.",
    };

    public static Experiment SqsName(string instance, ScenarioFacts facts, DnsZone zone) => new()
    {
        Number = zone == DnsZone.Private ? 2 : 15,
        Title = zone == DnsZone.Private
            ? "DNS answers the endpoint's private address for SQS."
            : "DNS answers a public address for SQS.",
        Command = $"dig {facts.HostOf("sqs")} +short",
        From = instance,
        To = $"https://{facts.HostOf("sqs")}",
        Expected = Verdict.Reachable,
        ExpectedZone = zone,
        Because = zone == DnsZone.Private
            ? "Private DNS of the endpoint overrides the service's public name in the whole VPC."
            : "There is no endpoint: the name has its public answer, and the NAT gateway leads there.",
    };
}
