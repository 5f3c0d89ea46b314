namespace PrivateLinkLab.Permissions.Tests;

/// <summary>What is not known never decides, and a decision that does not depend on it stands.</summary>
public class UnknownTests
{
    [Fact]
    public void Decide_UnresolvedPolicy_IsUnknownWithItsName()
    {
        var decision = Authorizer.Decide(
            Ask.Request(),
            new() { Identity = [Ask.Policy("role policy App-queue-policy")] }
        );

        Assert.Equal(
            (AuthorizationOutcome.Unknown, AuthorizationReason.UnknownPolicy),
            (decision.Outcome, decision.Reason)
        );
        Assert.Equal(
            $"Whether role App may call sqs:SendMessage on {Ask.Queue} is not known: role policy App-queue-policy is "
                + "not known yet.",
            decision.Explanation
        );
        Assert.Empty(decision.Changes);
    }

    [Fact]
    public void Decide_InvalidPolicy_SaysThatAwsWouldRefuseIt()
    {
        var policy = AttachedPolicy.Of("queue policy", "urn", "{}", Ask.Cache);
        var decision = Authorizer.Decide(Ask.Request(), Ask.Identity(Ask.AllowSend) with { Resource = [policy] });

        Assert.Equal(
            (AuthorizationOutcome.Unknown, AuthorizationReason.InvalidPolicy),
            (decision.Outcome, decision.Reason)
        );
        Assert.EndsWith(
            "is not known: AWS would refuse queue policy: The policy has no Statement.",
            decision.Explanation,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Decide_ManagedPolicyOutsideTheTable_IsUnknownWithItsName()
    {
        var policies = new AuthorizationPolicies
        {
            Identity = [AttachedPolicy.AwsManaged("arn:aws:iam::aws:policy/PowerUserAccess", "urn")],
        };

        var decision = Authorizer.Decide(Ask.Request(), policies);

        Assert.Equal(
            (AuthorizationOutcome.Unknown, AuthorizationReason.UnknownManagedPolicy),
            (decision.Outcome, decision.Reason)
        );
        Assert.Contains("PowerUserAccess", decision.Explanation, StringComparison.Ordinal);
        // A denial elsewhere stands.
        Assert.Equal(
            AuthorizationOutcome.Denied,
            Ask.Outcome(Ask.Request(), policies with { Resource = [Ask.Policy("queue policy", Ask.Deny("\"*\""))] })
        );
    }

    [Theory]
    [InlineData("StringEquals", "Allow", AuthorizationOutcome.Unknown)]
    [InlineData("StringNotEquals", "Allow", AuthorizationOutcome.Unknown)]
    [InlineData("StringEqualsIfExists", "Deny", AuthorizationOutcome.Unknown)]
    [InlineData("Null", "Deny", AuthorizationOutcome.Unknown)]
    public void Decide_UnknownKey_IsUnknown(string name, string effect, AuthorizationOutcome outcome)
    {
        var statement = Ask.AllowIf(name, "aws:MultiFactorAuthPresent", "\"true\"")
            .Replace("Allow", effect, StringComparison.Ordinal);
        var decision = Authorizer.Decide(
            Ask.Request(),
            Ask.Identity(effect == "Allow" ? [statement] : [Ask.AllowSend, statement])
        );

        Assert.Equal((outcome, AuthorizationReason.UnknownContextKey), (decision.Outcome, decision.Reason));
        Assert.Contains("aws:MultiFactorAuthPresent", decision.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_UnknownResource_IsUnknownUnlessEveryResourceWillDo()
    {
        var request = Ask.Request(resource: null) with { ResourceAccount = Ask.Account };
        var one = Authorizer.Decide(
            request,
            Ask.Identity($$"""{"Effect":"Allow","Action":"*","Resource":"{{Ask.Queue}}"}""")
        );

        Assert.Equal((AuthorizationOutcome.Unknown, AuthorizationReason.UnknownResource), (one.Outcome, one.Reason));
        Assert.Equal(AuthorizationOutcome.Allowed, Ask.Outcome(request, Ask.Identity(Ask.AllowSend)));
        Assert.Equal(AuthorizationOutcome.Denied, Ask.Outcome(request, Ask.Identity(Ask.AllowNothing)));
    }

    [Fact]
    public void Decide_UnknownOwner_IsUnknownUnlessBothWaysAgree()
    {
        var request = Ask.Request("s3:ListBucket", "arn:aws:s3:::shared");
        var allow = """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""";
        var decision = Authorizer.Decide(request, Ask.Identity(allow));

        Assert.Equal(
            (AuthorizationOutcome.Unknown, AuthorizationReason.UnknownResourceAccount),
            (decision.Outcome, decision.Reason)
        );
        Assert.Equal(AuthorizationOutcome.Denied, Ask.Outcome(request, Ask.Identity(Ask.AllowSend)));
        Assert.Equal(
            AuthorizationOutcome.Allowed,
            Ask.Outcome(
                request,
                Ask.Identity(allow) with
                {
                    Resource =
                    [
                        Ask.Policy("bucket policy", Ask.Allow("\"*\"", """ "Action":"s3:*","Resource":"*" """)),
                    ],
                }
            )
        );
    }

    [Fact]
    public void Decide_UnknownRole_IsUnknownOnlyWhereThePolicyNamesOne()
    {
        var request = Ask.Request(caller: Caller.Role(null, account: Ask.Account));

        Assert.Equal(AuthorizationOutcome.Allowed, Ask.Outcome(request, Ask.Identity(Ask.AllowSend)));
        var decision = Authorizer.Decide(
            request,
            new() { Resource = [Ask.Policy("queue policy", Ask.Allow(Ask.Aws(Ask.RoleArn)))] }
        );
        Assert.Equal(
            (AuthorizationOutcome.Unknown, AuthorizationReason.UnknownPrincipal),
            (decision.Outcome, decision.Reason)
        );
    }

    [Theory]
    [InlineData("App", AuthorizationOutcome.Unknown)]
    [InlineData("Other", AuthorizationOutcome.Denied)]
    public void Decide_UnknownSessionName_IsUnknownForTheSameRoleOnly(string role, AuthorizationOutcome outcome)
    {
        var grant = Ask.Allow(Ask.Aws($"arn:aws:sts::{Ask.Account}:assumed-role/{role}/somebody"));

        Assert.Equal(
            outcome,
            Ask.Outcome(
                Ask.Request(caller: Caller.Role(Ask.RoleArn)),
                new() { Resource = [Ask.Policy("queue policy", grant)] }
            )
        );
    }

    [Fact]
    public void Decide_UnknownEndpointPolicy_HasItsOwnReason()
    {
        var policies = Ask.Identity(Ask.AllowSend) with { Endpoint = Ask.Policy("policy of endpoint sqs") };

        var decision = Authorizer.Decide(Ask.Request(), policies);

        Assert.Equal(
            (AuthorizationOutcome.Unknown, AuthorizationReason.EndpointUnknown),
            (decision.Outcome, decision.Reason)
        );
        Assert.Equal(AuthorizationOutcome.Allowed, Ask.Outcome(Ask.Request(path: RequestPath.Internet()), policies));
    }
}
