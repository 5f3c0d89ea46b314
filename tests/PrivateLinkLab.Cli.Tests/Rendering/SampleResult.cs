using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Tests.Rendering;

/// <summary>Small results of probes and experiments.</summary>
internal static class SampleResult
{
    private const string Group =
        "urn:pulumi:dev::privatelinklab::aws:ec2/securityGroup:SecurityGroup::myDB-security-group";

    public static ProbeResult Reachable { get; } =
        new()
        {
            From = "AppServer",
            To = "https://sqs.us-east-1.amazonaws.com",
            Action = "sqs:SendMessage",
            Verdict = Verdict.Reachable,
            Explanation = "AppServer reaches the endpoint endpoints-sqs, and every policy allows sqs:SendMessage.",
            Dns = new("sqs.us-east-1.amazonaws.com", ["10.0.1.37"], DnsZone.Private),
            Hops =
            [
                new("i-0123456789abcdef0", HopKind.Source, Decision.Allow, "It has the address 10.0.1.5 in mySubnet.")
                {
                    Name = "AppServer-instance",
                },
                new(Group, HopKind.SecurityGroup, Decision.Allow, "The rule 'https' lets TCP 443 out.")
                {
                    Name = "myDB-security-group",
                },
            ],
        };

    public static ProbeResult Blocked { get; } =
        new()
        {
            From = "local:JumpServer",
            To = "myDB:3306",
            Verdict = Verdict.Blocked,
            Reason = ReasonCode.SecurityGroupRulesMismatch,
            Explanation = "The database's security group does not admit the jump server.",
            Hops =
            [
                new(Group, HopKind.SecurityGroup, Decision.Deny, "No rule admits TCP 3306 from 10.0.1.5.")
                {
                    Name = "myDB-security-group",
                },
            ],
            Changes =
            [
                new(
                    Group,
                    ReasonCode.SecurityGroupRulesMismatch,
                    "Add an inbound rule for TCP 3306 from 'JumpServer-security-group'."
                ),
                new("i-0123456789abcdef0", ReasonCode.SsmNoInstanceProfile, "Give the instance an instance profile."),
            ],
        };

    public static ProbeResult Unknown { get; } =
        new()
        {
            From = "internet",
            To = "fw:443",
            Verdict = Verdict.Unknown,
            Reason = ReasonCode.UnknownResource,
            Explanation = "A firewall decides, which is not modelled.",
            Dns = new("fw.example.com", [], DnsZone.Public),
            Hops = [new("fw", HopKind.NotModelled, Decision.Unknown, "It is a firewall.")],
        };

    public static ExperimentResult ResultOf(ProbeResult found, Verdict expected, string title = "It works.") =>
        ExperimentResult.Of(
            new Experiment
            {
                Number = 7,
                Title = title,
                Command = "mysql --host=127.0.0.1",
                From = found.From,
                To = found.To,
                Expected = expected,
                Because = "It must.",
            },
            found
        );

    public static Verification VerificationOf(params ExperimentResult[] results) =>
        new() { Scenario = "port-forwarding", Results = [.. results] };
}
