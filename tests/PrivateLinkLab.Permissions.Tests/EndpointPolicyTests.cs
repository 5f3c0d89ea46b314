namespace PrivateLinkLab.Permissions.Tests;

public class EndpointPolicyTests
{
    private const string QueueB = $"arn:aws:sqs:us-east-1:{Ask.Account}:B";

    private static readonly RequestPath Gateway = RequestPath.GatewayEndpoint("vpce-2", "vpc-1", "10.0.1.5");

    [Fact]
    public void Decide_EndpointPolicyNamesAnotherQueue_IsAnImplicitDenyOfTheEndpoint()
    {
        var policies = Ask.Identity(Ask.AllowSend) with
        {
            Endpoint = Ask.Policy(
                "the policy of endpoint sqs",
                Ask.Allow("\"*\"", $$""" "Action":"sqs:*","Resource":"{{Ask.Queue}}" """)
            ),
        };

        Assert.Equal(AuthorizationOutcome.Allowed, Ask.Outcome(Ask.Request(), policies));
        var decision = Authorizer.Decide(Ask.Request(resource: QueueB), policies);
        Assert.Equal(AuthorizationOutcome.Denied, decision.Outcome);
        Assert.False(decision.IsExplicitDeny);
        var change = Assert.Single(decision.Changes);
        Assert.Equal(AuthorizationReason.EndpointImplicitDeny, change.Reason);
        Assert.Equal("urn:the policy of endpoint sqs", change.Component);
        Assert.Equal(
            $"Allow role App ({Ask.RoleArn}) sqs:SendMessage on {QueueB} in the policy of endpoint sqs: statement 1 "
                + "of the "
                + $"policy of endpoint sqs comes nearest, but its Resource is {Ask.Queue}.",
            change.Change
        );
    }

    [Fact]
    public void Decide_NoEndpointPolicy_IsFullAccessButGrantsNothing()
    {
        Assert.Equal(AuthorizationOutcome.Allowed, Ask.Outcome(Ask.Request(), Ask.Identity(Ask.AllowSend)));
        Assert.Equal(
            AuthorizationOutcome.Denied,
            Ask.Outcome(Ask.Request(), new() { Endpoint = Ask.Policy("endpoint", Ask.Allow("\"*\"")) })
        );
    }

    [Fact]
    public void Decide_OverTheInternet_TheEndpointPolicyHasNoSay() =>
        Assert.Equal(
            AuthorizationOutcome.Allowed,
            Ask.Outcome(
                Ask.Request(path: RequestPath.Internet("203.0.113.9")),
                Ask.Identity(Ask.AllowSend) with
                {
                    Endpoint = Ask.Policy("endpoint", Ask.Deny("\"*\"")),
                }
            )
        );

    public static TheoryData<string, bool, bool> Principals =>
        new()
        {
            // principal, allowed through an interface endpoint, allowed through a gateway endpoint
            { "\"*\"", true, true },
            { """{"AWS":"*"}""", true, true },
            { Ask.Aws(Ask.RoleArn), true, false },
            { Ask.Aws(Ask.SessionArn), true, false },
            { Ask.Aws(Ask.Account), true, false },
            { Ask.Aws($"arn:aws:iam::{Ask.Account}:root"), true, false },
            { Ask.Aws(Ask.Other), false, false },
        };

    [Theory]
    [MemberData(nameof(Principals))]
    public void Decide_PrincipalOfEndpointPolicy_GatewaysTakeOnlyEverybody(
        string principal,
        bool byInterface,
        bool byGateway
    )
    {
        var policies = Ask.Identity(Ask.AllowSend) with { Endpoint = Ask.Policy("endpoint", Ask.Allow(principal)) };

        Assert.Equal(byInterface, Ask.Outcome(Ask.Request(), policies) == AuthorizationOutcome.Allowed);
        Assert.Equal(byGateway, Ask.Outcome(Ask.Request(path: Gateway), policies) == AuthorizationOutcome.Allowed);
    }

    [Fact]
    public void Decide_AccountInGatewayPolicy_MeansItsRootUser()
    {
        var policies = new AuthorizationPolicies { Endpoint = Ask.Policy("endpoint", Ask.Allow(Ask.Aws(Ask.Account))) };

        Assert.Equal(
            AuthorizationOutcome.Allowed,
            Ask.Outcome(Ask.Request(caller: Caller.Root(Ask.Account), path: Gateway), policies)
        );
    }

    [Theory]
    [InlineData(Ask.RoleArn, AuthorizationOutcome.Allowed)]
    [InlineData("arn:aws:iam::111111111111:role/Other", AuthorizationOutcome.Denied)]
    public void Decide_GatewayPolicyWithPrincipalArn_NarrowsToARole(string arn, AuthorizationOutcome outcome)
    {
        var policies = Ask.Identity(Ask.AllowSend) with
        {
            Endpoint = Ask.Policy(
                "endpoint",
                Ask.Allow(
                    "\"*\"",
                    $$$""" "Action":"*","Resource":"*","Condition":{"ArnEquals":{"aws:PrincipalArn":"{{{arn}}}"}} """
                )
            ),
        };

        Assert.Equal(outcome, Ask.Outcome(Ask.Request(path: Gateway), policies));
    }

    [Theory]
    [InlineData("vpce-1", AuthorizationOutcome.Allowed)]
    [InlineData("vpce-2", AuthorizationOutcome.Denied)]
    [InlineData(null, AuthorizationOutcome.Unknown)]
    public void Decide_QueueOpenToOneEndpoint_AsksWhichOne(string? endpoint, AuthorizationOutcome outcome)
    {
        var policies = Ask.Identity(Ask.AllowSend) with
        {
            Resource = [Ask.Policy("queue policy", OnlyThroughEndpoint)],
        };

        Assert.Equal(
            outcome,
            Ask.Outcome(Ask.Request(path: RequestPath.InterfaceEndpoint(endpoint, "vpc-1")), policies)
        );
        // Over the internet the key is absent, so that StringNotEquals holds.
        Assert.Equal(AuthorizationOutcome.Denied, Ask.Outcome(Ask.Request(path: RequestPath.Internet()), policies));
    }

    [Theory]
    // A policy by aws:SourceIp cannot hold through an endpoint: the key is absent there.
    [InlineData("IpAddress", "Allow", AuthorizationOutcome.Denied)]
    [InlineData("NotIpAddress", "Deny", AuthorizationOutcome.Denied)]
    [InlineData("NotIpAddressIfExists", "Deny", AuthorizationOutcome.Denied)]
    [InlineData("IpAddressIfExists", "Allow", AuthorizationOutcome.Allowed)]
    public void Decide_SourceIpThroughAnEndpoint_IsAbsent(string name, string effect, AuthorizationOutcome outcome)
    {
        var statement = Ask.AllowIf(name, "aws:SourceIp", "\"203.0.113.0/24\"")
            .Replace("Allow", effect, StringComparison.Ordinal);
        var policies = Ask.Identity(effect == "Allow" ? [statement] : [Ask.AllowSend, statement]);

        Assert.Equal(outcome, Ask.Outcome(Ask.Request(), policies));
        Assert.Equal(
            AuthorizationOutcome.Allowed,
            Ask.Outcome(Ask.Request(path: RequestPath.Internet("203.0.113.9")), policies)
        );
    }

    private static string OnlyThroughEndpoint =>
        Ask.Deny(
            "\"*\"",
            """ "Action":"sqs:*","Resource":"*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}} """
        );
}
