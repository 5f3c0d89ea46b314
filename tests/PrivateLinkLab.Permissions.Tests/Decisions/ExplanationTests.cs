using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions.Tests.Decisions;

/// <summary>What a person reads: whole sentences, the same every time.</summary>
public class ExplanationTests
{
    [Fact]
    public void Explanation_Allowed_NamesTheStatement()
    {
        var decision = Authorizer.Decide(
            Ask.Request(),
            Ask.Identity(
                """{"Sid":"UseQueue","Effect":"Allow","Action":"sqs:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}"""
            )
        );

        Assert.Equal(
            $"Role App may call sqs:SendMessage on {Ask.Queue}. Statement 'UseQueue' of role policy allows "
                + "sqs:SendMessage on "
                + $"{Ask.Queue}, as aws:SecureTransport is true (Bool true).",
            decision.Explanation
        );
        Assert.Null(decision.Reason);
    }

    [Fact]
    public void Changes_SeveralObstacles_ListsThemAllInOrder()
    {
        var decision = Authorizer.Decide(
            Ask.Request(resource: Ask.OtherQueue, path: RequestPath.InterfaceEndpoint("vpce-9", "vpc-1")),
            new()
            {
                Identity =
                [
                    Ask.Policy("role policy one", Ask.AllowNothing),
                    Ask.Policy(
                        "role policy two",
                        $$"""{"Sid":"Own","Effect":"Allow","Action":"sqs:*","Resource":"{{Ask.Queue}}"}"""
                    ),
                ],
                Boundary = Ask.Policy("boundary Narrow", Ask.AllowNothing),
                ServiceControl =
                [
                    [Ask.Policy("service control policy NoQueues", Ask.AllowNothing)],
                ],
                Resource =
                [
                    Ask.Policy(
                        "queue policy orders",
                        Ask.Deny(
                            "\"*\"",
                            """ "Sid":"OnlyOurEndpoint","Action":"sqs:*","Resource":"*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}} """
                        )
                    ),
                ],
                Endpoint = Ask.Policy(
                    "the policy of endpoint sqs",
                    Ask.Allow("\"*\"", $$""" "Action":"sqs:ReceiveMessage","Resource":"*" """)
                ),
            }
        );

        Assert.Equal(
            [
                (
                    "urn:queue policy orders",
                    "IAM_RESOURCE_POLICY_EXPLICIT_DENY",
                    "Narrow statement 'OnlyOurEndpoint' of queue policy orders so that it no longer denies role App "
                        + "sqs:SendMessage on "
                        + $"{Ask.OtherQueue}, or see to it that one of its conditions does not hold: aws:SourceVpce "
                        + "is vpce-9 "
                        + "(StringNotEquals vpce-1)."
                ),
                (
                    "urn:service control policy NoQueues",
                    "IAM_SCP_NO_ALLOW",
                    $"Allow sqs:SendMessage on {Ask.OtherQueue} in service control policy NoQueues."
                ),
                (
                    "urn:role policy two",
                    "IAM_NO_IDENTITY_ALLOW",
                    $"Allow sqs:SendMessage on {Ask.OtherQueue} in an identity policy of role App: statement 'Own' of "
                        + "role policy two "
                        + $"comes nearest, but its Resource is {Ask.Queue}."
                ),
                (
                    "urn:queue policy orders",
                    "IAM_CROSS_ACCOUNT_RESOURCE_POLICY_MISSING",
                    $"Allow role App ({Ask.RoleArn}) sqs:SendMessage on {Ask.OtherQueue} in queue policy orders."
                ),
                (
                    "urn:boundary Narrow",
                    "IAM_BOUNDARY_NO_ALLOW",
                    $"Allow role App ({Ask.RoleArn}) sqs:SendMessage on {Ask.OtherQueue} in boundary Narrow."
                ),
                (
                    "urn:the policy of endpoint sqs",
                    "VPCE_POLICY_IMPLICIT_DENY",
                    $"Allow role App ({Ask.RoleArn}) sqs:SendMessage on {Ask.OtherQueue} in the policy of endpoint sqs."
                ),
            ],
            decision.Changes.Select(change => (change.Component, change.Reason, change.Change))
        );
        Assert.Equal("IAM_RESOURCE_POLICY_EXPLICIT_DENY", decision.Reason);
        Assert.Equal(
            $"Role App may not call sqs:SendMessage on {Ask.OtherQueue}. Statement 'OnlyOurEndpoint' of queue policy "
                + "orders denies "
                + $"sqs:SendMessage on {Ask.OtherQueue}, as aws:SourceVpce is vpce-9 (StringNotEquals vpce-1).",
            decision.Explanation
        );
    }

    [Fact]
    public void Changes_NoPolicyAtAll_SaysWhereToPutOne()
    {
        var decision = Authorizer.Decide(
            Ask.Request(
                resource: Ask.OtherQueue,
                caller: Caller.Role(Ask.RoleArn) with
                {
                    Name = "AppServer",
                    Component = "urn:role",
                }
            ),
            new()
        );

        Assert.Equal(
            [
                (
                    "urn:role",
                    "Attach to role AppServer, which has no identity policy, one that allows sqs:SendMessage "
                        + $"on {Ask.OtherQueue}."
                ),
                (
                    Ask.OtherQueue,
                    $"Give {Ask.OtherQueue} a policy that allows role AppServer ({Ask.RoleArn}) to call "
                        + "sqs:SendMessage."
                ),
            ],
            decision.Changes.Select(change => (change.Component, change.Change))
        );
    }

    [Fact]
    public void Evidence_FailedCondition_HasKeyExpectedAndActual()
    {
        var decision = Authorizer.Decide(
            Ask.Request(path: RequestPath.Internet()),
            Ask.Identity(Ask.AllowIf("StringEquals", "aws:SourceVpc", """["vpc-1","vpc-2"]"""))
        );

        var policy = Assert.Single(decision.Evidence);
        Assert.Equal((PolicyLayer.Identity, PolicyEffect.None), (policy.Layer, policy.Effect));
        Assert.Equal(
            $"Role policy does not allow sqs:SendMessage on {Ask.Queue}: statement 1 comes nearest, but its condition "
                + "wants StringEquals "
                + "aws:SourceVpc vpc-1, vpc-2 and the request has no such key.",
            policy.Text
        );
        var condition = Assert.Single(Assert.Single(policy.Statements).Misses).Condition!;
        Assert.Equal(
            ("StringEquals", "aws:SourceVpc", "vpc-1 vpc-2", "absent"),
            (condition.Operator, condition.Key, string.Join(' ', condition.Expected), condition.Actual)
        );
    }

    [Fact]
    public void Evidence_DenyThatDoesNotApply_IsShownWithItsCondition()
    {
        var decision = Authorizer.Decide(
            Ask.Request(),
            Ask.Identity(Ask.AllowSend) with
            {
                Resource =
                [
                    Ask.Policy(
                        "queue policy",
                        Ask.Deny(
                            "\"*\"",
                            """ "Sid":"TlsOnly","Action":"sqs:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}} """
                        )
                    ),
                ],
            }
        );

        Assert.Equal(AuthorizationOutcome.Allowed, decision.Outcome);
        var statement = Assert.Single(
            decision.Evidence.Single(policy => policy.Layer == PolicyLayer.Resource).Statements
        );
        Assert.True(statement is { Label: "statement 'TlsOnly'", Denies: true, Matches: Truth.False });
        Assert.Equal(
            "its condition wants Bool aws:SecureTransport false and the request has true",
            Assert.Single(statement.Misses).Text
        );
    }

    [Fact]
    public void Evidence_LongResource_IsShortened()
    {
        var decision = Authorizer.Decide(
            Ask.Request(),
            Ask.Identity("""{"Effect":"Allow","Action":"sqs:*","Resource":["a","b","c","d","e"]}""")
        );

        Assert.EndsWith("its Resource is a, b, c and 2 more.", decision.Changes[0].Change, StringComparison.Ordinal);
    }
}
