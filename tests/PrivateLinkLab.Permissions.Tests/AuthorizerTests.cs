namespace PrivateLinkLab.Permissions.Tests;

/// <summary>
/// Identity and resource policies, boundaries, session and service control policies, in and across accounts.
/// </summary>
public class AuthorizerTests
{
    private const string Denial = """{"Effect":"Deny","Action":"*","Resource":"*"}""";
    private static readonly string ToRole = Ask.Allow(Ask.Aws(Ask.RoleArn));
    private static readonly string ToSession = Ask.Allow(Ask.Aws(Ask.SessionArn));
    private static readonly string ToAccount = Ask.Allow(Ask.Aws(Ask.Account));
    private static readonly string ToRoot = Ask.Allow(Ask.Aws($"arn:aws:iam::{Ask.Account}:root"));
    private static readonly string ToAnyone = Ask.Allow("\"*\"");

    public static TheoryData<string, string?, string?, AuthorizationOutcome, string?> SameAndOtherAccount =>
        new()
        {
            // queue, identity, resource policy, outcome, first reason
            { Ask.Queue, Ask.AllowSend, null, AuthorizationOutcome.Allowed, null },
            { Ask.Queue, null, null, AuthorizationOutcome.Denied, AuthorizationReason.NoIdentityAllow },
            { Ask.Queue, Ask.AllowNothing, null, AuthorizationOutcome.Denied, AuthorizationReason.NoIdentityAllow },
            { Ask.Queue, null, ToRole, AuthorizationOutcome.Allowed, null },
            { Ask.Queue, null, ToSession, AuthorizationOutcome.Allowed, null },
            { Ask.Queue, null, ToAnyone, AuthorizationOutcome.Allowed, null },
            { Ask.Queue, null, Ask.Allow("""{"AWS":["*"]}"""), AuthorizationOutcome.Allowed, null },
            // Naming the account hands the decision to its identity policies.
            { Ask.Queue, null, ToAccount, AuthorizationOutcome.Denied, AuthorizationReason.NoIdentityAllow },
            { Ask.Queue, null, ToRoot, AuthorizationOutcome.Denied, AuthorizationReason.NoIdentityAllow },
            { Ask.Queue, Ask.AllowSend, ToAccount, AuthorizationOutcome.Allowed, null },
            { Ask.Queue, Ask.AllowSend, Ask.Allow(Ask.Aws(Ask.Other)), AuthorizationOutcome.Allowed, null },
            {
                Ask.Queue,
                Ask.AllowSend,
                Ask.Deny("\"*\""),
                AuthorizationOutcome.Denied,
                AuthorizationReason.ResourceExplicitDeny
            },
            { Ask.Queue, Denial, ToRole, AuthorizationOutcome.Denied, AuthorizationReason.ExplicitDeny },
            {
                Ask.OtherQueue,
                Ask.AllowSend,
                null,
                AuthorizationOutcome.Denied,
                AuthorizationReason.CrossAccountResourceMissing
            },
            { Ask.OtherQueue, null, ToRole, AuthorizationOutcome.Denied, AuthorizationReason.NoIdentityAllow },
            { Ask.OtherQueue, null, ToSession, AuthorizationOutcome.Denied, AuthorizationReason.NoIdentityAllow },
            { Ask.OtherQueue, Ask.AllowSend, ToRole, AuthorizationOutcome.Allowed, null },
            { Ask.OtherQueue, Ask.AllowSend, ToSession, AuthorizationOutcome.Allowed, null },
            { Ask.OtherQueue, Ask.AllowSend, ToAccount, AuthorizationOutcome.Allowed, null },
            { Ask.OtherQueue, Ask.AllowSend, ToAnyone, AuthorizationOutcome.Allowed, null },
            {
                Ask.OtherQueue,
                Ask.AllowSend,
                Ask.Allow(Ask.Aws(Ask.Other)),
                AuthorizationOutcome.Denied,
                AuthorizationReason.CrossAccountResourceMissing
            },
            {
                "arn:aws:ssm:us-east-1::document/AWS-StartPortForwardingSession",
                Ask.AllowSend,
                null,
                AuthorizationOutcome.Allowed,
                null
            },
        };

    [Theory]
    [MemberData(nameof(SameAndOtherAccount))]
    public void Decide_IdentityAndResourcePolicy_OneInsideBothAcross(
        string resource,
        string? identity,
        string? policy,
        AuthorizationOutcome outcome,
        string? reason
    )
    {
        var decision = Authorizer.Decide(
            Ask.Request(resource: resource),
            new()
            {
                Identity = identity is null ? [] : [Ask.Policy("role policy", identity)],
                Resource = policy is null ? [] : [Ask.Policy("queue policy", policy)],
            }
        );

        Assert.Equal((outcome, reason), (decision.Outcome, decision.Reason));
    }

    [Theory]
    // A grant to the role's ARN stays limited by boundary and session policy; one to the session, or to everybody, does
    // not.
    [InlineData("boundary", "role", AuthorizationReason.BoundaryNoAllow)]
    [InlineData("boundary", "session", null)]
    [InlineData("boundary", "anyone", null)]
    [InlineData("boundary", "identity", AuthorizationReason.BoundaryNoAllow)]
    [InlineData("session policy", "role", AuthorizationReason.SessionNoAllow)]
    [InlineData("session policy", "session", null)]
    [InlineData("session policy", "anyone", null)]
    [InlineData("session policy", "identity", AuthorizationReason.SessionNoAllow)]
    [InlineData("service control", "role", AuthorizationReason.ServiceControlNoAllow)]
    [InlineData("service control", "session", AuthorizationReason.ServiceControlNoAllow)]
    [InlineData("service control", "anyone", AuthorizationReason.ServiceControlNoAllow)]
    [InlineData("service control", "identity", AuthorizationReason.ServiceControlNoAllow)]
    public void Decide_NarrowLimit_LimitsByTheWayOfTheGrant(string limit, string grant, string? reason)
    {
        var narrow = Ask.Policy(limit, Ask.AllowNothing);
        var decision = Authorizer.Decide(
            Ask.Request(),
            new()
            {
                Identity = grant == "identity" ? [Ask.Policy("role policy", Ask.AllowSend)] : [],
                Resource = grant switch
                {
                    "role" => [Ask.Policy("queue policy", ToRole)],
                    "session" => [Ask.Policy("queue policy", ToSession)],
                    "anyone" => [Ask.Policy("queue policy", ToAnyone)],
                    _ => [],
                },
                Boundary = limit == "boundary" ? narrow : null,
                Session = limit == "session policy" ? [narrow] : [],
                ServiceControl =
                    limit == "service control"
                        ?
                        [
                            [Ask.Policy("full", Ask.AllowSend)],
                            [narrow],
                        ]
                        : [],
            }
        );

        Assert.Equal(reason, decision.Reason);
        Assert.Equal(reason is null ? [] : [reason], decision.Changes.Select(change => change.Reason));
    }

    [Theory]
    [InlineData("identity", AuthorizationReason.ExplicitDeny)]
    [InlineData("boundary", AuthorizationReason.BoundaryExplicitDeny)]
    [InlineData("session", AuthorizationReason.SessionExplicitDeny)]
    [InlineData("service control", AuthorizationReason.ServiceControlExplicitDeny)]
    [InlineData("resource", AuthorizationReason.ResourceExplicitDeny)]
    [InlineData("endpoint", AuthorizationReason.EndpointExplicitDeny)]
    public void Decide_DenyInAnyLayer_Wins(string layer, string reason)
    {
        AttachedPolicy Policy(string name) =>
            name == layer ? Ask.Policy(name, ToAnyone, Ask.Deny("\"*\"")) : Ask.Policy(name, ToAnyone);
        var decision = Authorizer.Decide(
            Ask.Request(),
            new()
            {
                Identity = [Policy("identity")],
                Boundary = Policy("boundary"),
                Session = [Policy("session")],
                ServiceControl =
                [
                    [Policy("service control")],
                ],
                Resource = [Policy("resource")],
                Endpoint = Policy("endpoint"),
            }
        );

        Assert.True(decision.IsExplicitDeny);
        Assert.Equal([(reason, $"urn:{layer}")], decision.Changes.Select(change => (change.Reason, change.Component)));
    }

    public static TheoryData<string, string, string?, AuthorizationOutcome> KeysAndRoles =>
        new()
        {
            // The policy of a key or a role takes part inside its account too.
            { "kms:Decrypt", Ask.AllowSend, null, AuthorizationOutcome.Denied },
            {
                "kms:Decrypt",
                """{"Effect":"Allow","Action":"kms:*","Resource":"*"}""",
                null,
                AuthorizationOutcome.Allowed
            },
            {
                "kms:Decrypt",
                """{"Effect":"Allow","Action":"kms:*","Resource":"*"}""",
                "account",
                AuthorizationOutcome.Allowed
            },
            {
                "kms:Decrypt",
                """{"Effect":"Allow","Action":"kms:*","Resource":"*"}""",
                "somebody else",
                AuthorizationOutcome.Denied
            },
            { "kms:Decrypt", Ask.AllowSend, "role", AuthorizationOutcome.Allowed },
            { "kms:Decrypt", Ask.AllowSend, "account", AuthorizationOutcome.Denied },
            {
                "kms:ListKeys",
                """{"Effect":"Allow","Action":"kms:*","Resource":"*"}""",
                null,
                AuthorizationOutcome.Allowed
            },
            {
                "sts:AssumeRole",
                """{"Effect":"Allow","Action":"sts:*","Resource":"*"}""",
                "somebody else",
                AuthorizationOutcome.Denied
            },
            {
                "sts:AssumeRole",
                """{"Effect":"Allow","Action":"sts:*","Resource":"*"}""",
                "account",
                AuthorizationOutcome.Allowed
            },
            { "sts:AssumeRole", Ask.AllowSend, "account", AuthorizationOutcome.Denied },
            { "sts:AssumeRole", Ask.AllowSend, "role", AuthorizationOutcome.Allowed },
        };

    [Theory]
    [MemberData(nameof(KeysAndRoles))]
    public void Decide_KeyOrRole_ItsPolicyTakesPart(
        string action,
        string identity,
        string? principal,
        AuthorizationOutcome outcome
    )
    {
        var named = principal switch
        {
            "role" => Ask.RoleArn,
            "account" => Ask.Account,
            _ => $"arn:aws:iam::{Ask.Account}:role/SomebodyElse",
        };
        var resource = action switch
        {
            "kms:ListKeys" => "*",
            "kms:Decrypt" => $"arn:aws:kms:us-east-1:{Ask.Account}:key/1",
            _ => $"arn:aws:iam::{Ask.Account}:role/Target",
        };
        var policies = Ask.Identity(identity) with
        {
            Resource = principal is null ? [] : [Ask.Policy("policy", Ask.Allow(Ask.Aws(named), """ "Action":"*" """))],
        };

        Assert.Equal(outcome, Ask.Outcome(Ask.Request(action, resource), policies));
    }

    [Theory]
    [InlineData("ec2.amazonaws.com", AuthorizationOutcome.Allowed)]
    [InlineData("ecs.amazonaws.com", AuthorizationOutcome.Denied)]
    public void Decide_Service_NeedsTheResourcesPolicyOnly(string service, AuthorizationOutcome outcome)
    {
        var trust = Ask.Policy(
            "trust policy",
            Ask.Allow("""{"Service":"ec2.amazonaws.com"}""", """ "Action":"sts:AssumeRole" """)
        );

        Assert.Equal(
            outcome,
            Ask.Outcome(
                Ask.Request("sts:AssumeRole", Ask.RoleArn, Caller.Service(service)),
                new() { Resource = [trust] }
            )
        );
    }

    [Fact]
    public void Decide_NoCredentials_OnlyAnOpenResourceAnswers()
    {
        var request = Ask.Request(caller: Caller.Anonymous);

        Assert.Equal(
            AuthorizationOutcome.Allowed,
            Ask.Outcome(request, new() { Resource = [Ask.Policy("queue policy", ToAnyone)] })
        );
        Assert.Equal([AuthorizationReason.NoCredentials], Ask.Reasons(request, Ask.Identity(Ask.AllowSend)));
    }

    [Fact]
    public void Decide_RootUser_NeedsNoIdentityPolicy() =>
        Assert.Equal(AuthorizationOutcome.Allowed, Ask.Outcome(Ask.Request(caller: Caller.Root(Ask.Account)), new()));

    [Theory]
    // Everybody is exempt.
    [InlineData("\"*\"", AuthorizationOutcome.Allowed)]
    [InlineData("""{"AWS":"*"}""", AuthorizationOutcome.Allowed)]
    [InlineData("""{"AWS":["222222222222","*"]}""", AuthorizationOutcome.Allowed)]
    [InlineData("""{"AWS":"222222222222"}""", AuthorizationOutcome.Denied)]
    [InlineData($$"""{"AWS":"{{Ask.RoleArn}}"}""", AuthorizationOutcome.Unknown)]
    [InlineData($$"""{"AWS":["{{Ask.RoleArn}}","{{Ask.Account}}"]}""", AuthorizationOutcome.Allowed)]
    public void Decide_NotPrincipalDenies_ExemptsWhoIsListedWithTheAccount(
        string principal,
        AuthorizationOutcome outcome
    )
    {
        var denial = $$"""{"Effect":"Deny","NotPrincipal":{{principal}},"Action":"*","Resource":"*"}""";
        var policies = Ask.Identity(Ask.AllowSend) with { Resource = [Ask.Policy("queue policy", denial)] };

        Assert.Equal(outcome, Ask.Outcome(Ask.Request(), policies));
        // A principal with a boundary is always denied by NotPrincipal.
        Assert.Equal(
            AuthorizationOutcome.Denied,
            Ask.Outcome(Ask.Request(), policies with { Boundary = Ask.Policy("boundary", Ask.AllowSend) })
        );
    }

    [Theory]
    [InlineData("{\"Effect\":\"Allow\",\"NotAction\":\"sqs:*\",\"Resource\":\"*\"}", AuthorizationOutcome.Denied)]
    [InlineData("{\"Effect\":\"Allow\",\"NotAction\":\"iam:*\",\"Resource\":\"*\"}", AuthorizationOutcome.Allowed)]
    [InlineData(
        "{\"Effect\":\"Allow\",\"Action\":\"SQS:sendMESSAGE\",\"Resource\":\"*\"}",
        AuthorizationOutcome.Allowed
    )]
    [InlineData(
        "{\"Effect\":\"Allow\",\"Action\":[\"sqs:Receive*\",\"sqs:Send?essage\"],\"Resource\":\"*\"}",
        AuthorizationOutcome.Allowed
    )]
    [InlineData(
        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"NotResource\":\"" + Ask.Queue + "\"}",
        AuthorizationOutcome.Denied
    )]
    [InlineData(
        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"NotResource\":\"" + Ask.OtherQueue + "\"}",
        AuthorizationOutcome.Allowed
    )]
    [InlineData(
        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:sqs:*:*:ord*\"}",
        AuthorizationOutcome.Allowed
    )]
    [InlineData(
        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:sqs:*:*:ORD*\"}",
        AuthorizationOutcome.Denied
    )]
    public void Decide_ActionsAndResources_AreMatched(string statement, AuthorizationOutcome outcome) =>
        Assert.Equal(outcome, Ask.Outcome(Ask.Request(), Ask.Identity(statement)));

    [Theory]
    [InlineData("sts:AssumeRole", AuthorizationReason.UnknownResource)]
    [InlineData("sts:AssumeRoleWithWebIdentity", AuthorizationReason.UnknownResource)]
    [InlineData("kms:Decrypt", AuthorizationReason.UnknownResourceAccount)]
    [InlineData("sqs:SendMessage", AuthorizationReason.UnknownResourceAccount)]
    public void Decide_ResourceThatIsNotSaid_IsUnknownAndOfNoOtherAccount(string action, string reason)
    {
        var decision = Authorizer.Decide(
            Ask.Request(action) with
            {
                ResourceArn = null,
            },
            Ask.Identity("""{"Effect":"Allow","Action":"*","Resource":"*"}""")
        );

        Assert.Equal(AuthorizationOutcome.Unknown, decision.Outcome);
        Assert.Equal(reason, decision.Reason);
        Assert.DoesNotContain("another account", decision.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_AssumeRoleWithoutAllow_MayBeGrantedByTheTrustPolicy() =>
        Assert.Equal(
            AuthorizationOutcome.Unknown,
            Ask.Outcome(Ask.Request("sts:AssumeRole") with { ResourceArn = null }, Ask.Identity(Ask.AllowSend))
        );

    [Fact]
    public void Decide_PolicyWithoutPrincipalOnAQueue_IsUnknown()
    {
        var policies = new AuthorizationPolicies { Resource = [Ask.Policy("queue policy", Ask.AllowSend)] };

        var decision = Authorizer.Decide(Ask.Request(), policies);

        Assert.Equal(
            (AuthorizationOutcome.Unknown, AuthorizationReason.UnknownPrincipal),
            (decision.Outcome, decision.Reason)
        );
    }
}
