using PrivateLinkLab.Lab.Lessons.Plays;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Tests.Lessons;

public sealed class AnswerTests
{
    private static readonly AwsCall Call = new(
        "SendMessage",
        "sqs:sendmessage",
        "https://sqs.us-east-1.amazonaws.com/",
        "arn:aws:sts::123456789012:assumed-role/app/i-1",
        "arn:aws:sqs:us-east-1:123456789012:FilaTeste"
    );

    // IAM user guide, "Troubleshoot access denied error messages".
    [Theory]
    [InlineData(
        AuthorizationReason.NoIdentityAllow,
        "because no identity-based policy allows the sqs:sendmessage action"
    )]
    [InlineData(AuthorizationReason.ExplicitDeny, "with an explicit deny in an identity-based policy")]
    [InlineData(
        AuthorizationReason.BoundaryNoAllow,
        "because no permissions boundary allows the sqs:sendmessage action"
    )]
    [InlineData(AuthorizationReason.BoundaryExplicitDeny, "with an explicit deny in a permissions boundary")]
    [InlineData(AuthorizationReason.SessionNoAllow, "because no session policy allows the sqs:sendmessage action")]
    [InlineData(AuthorizationReason.SessionExplicitDeny, "with an explicit deny in a session policy")]
    [InlineData(
        AuthorizationReason.ServiceControlNoAllow,
        "because no service control policy allows the sqs:sendmessage action"
    )]
    [InlineData(AuthorizationReason.ServiceControlExplicitDeny, "with an explicit deny in a service control policy")]
    [InlineData(
        AuthorizationReason.ResourceNoAllow,
        "because no resource-based policy allows the sqs:sendmessage action"
    )]
    [InlineData(AuthorizationReason.ResourceExplicitDeny, "with an explicit deny in a resource-based policy")]
    [InlineData(
        AuthorizationReason.EndpointImplicitDeny,
        "because no VPC endpoint policy allows the sqs:sendmessage action"
    )]
    [InlineData(AuthorizationReason.EndpointExplicitDeny, "with an explicit deny in a VPC endpoint policy")]
    public void Aws_Refusal_NamesTheKindOfPolicy(string reason, string expected)
    {
        var answer = AwsAnswers.Of(Blocked(reason), Call);

        Assert.Equal(Outcome.Fails, answer.Outcome);
        Assert.Equal(
            "An error occurred (AccessDenied) when calling the SendMessage operation: User: "
                + "arn:aws:sts::123456789012:assumed-role/app/i-1 is not authorized to perform: sqs:sendmessage on "
                + $"resource: arn:aws:sqs:us-east-1:123456789012:FilaTeste {expected}",
            Assert.Single(answer.Lines)
        );
    }

    [Theory]
    [InlineData(AuthorizationReason.NoCredentials, "Unable to locate credentials.")]
    [InlineData(ReasonCode.NoRouteToDestination, "Connect timeout on endpoint URL: \"https://sqs.")]
    [InlineData(ReasonCode.SecurityGroupRulesMismatch, "Connect timeout on endpoint URL: \"https://sqs.")]
    public void Aws_OtherFailures_AreTheClientsOwn(string reason, string expected) =>
        Assert.StartsWith(
            expected,
            Assert.Single(AwsAnswers.Of(Blocked(reason), Call).Lines),
            StringComparison.Ordinal
        );

    [Fact]
    public void Programs_NameWithoutAnAddress_SaySo()
    {
        var found = Blocked(ReasonCode.DnsHostnamesDisabled) with { Dns = new("db.internal", [], DnsZone.Private) };

        Assert.Equal("curl: (6) Could not resolve host: db.internal", CurlAnswers.Head(found, "db.internal").Lines[0]);
        Assert.StartsWith(
            "Could not connect to the endpoint URL",
            AwsAnswers.Of(found, Call).Lines[0],
            StringComparison.Ordinal
        );
        Assert.Equal((Outcome.Fails, 0), (DigAnswers.Of(found).Outcome, DigAnswers.Of(found).Lines.Length));
    }

    [Theory]
    [InlineData("10.0.1.5", "10.0.1.5")]
    [InlineData("fd00::1", "fd00::1")]
    public void MadeUp_KnownAddress_IsItself(string answer, string expected) =>
        Assert.Equal(expected, MadeUp.Address("name", answer));

    [Theory]
    [InlineData("a public address", "203.0.113.")]
    [InlineData("10.0.1.0/24", "10.0.1.")]
    [InlineData("10.0.1.9/32", "10.0.1.9")]
    public void MadeUp_OtherAddress_IsOneOfItsBlockAndTheSameAgain(string answer, string expected)
    {
        Assert.StartsWith(expected, MadeUp.Address("name", answer), StringComparison.Ordinal);
        Assert.Equal(MadeUp.Address("name", answer), MadeUp.Address("name", answer));
    }

    private static ProbeResult Blocked(string reason) =>
        new()
        {
            From = "AppServer",
            To = "https://sqs.us-east-1.amazonaws.com",
            Verdict = Verdict.Blocked,
            Reason = reason,
            Explanation = "It does not.",
        };
}
