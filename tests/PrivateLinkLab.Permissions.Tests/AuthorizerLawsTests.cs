using System.Collections.Immutable;
using CsCheck;

namespace PrivateLinkLab.Permissions.Tests;

/// <summary>Laws that hold for every policy and request.</summary>
public class AuthorizerLawsTests
{
    private static readonly string[] Keys = ["aws:SourceVpce", "aws:SourceIp", "aws:PrincipalTag/team", "s3:prefix"];

    private static readonly Gen<string> Principal = Gen.OneOf(
        "\"*\"",
        Ask.Aws("*"),
        Ask.Aws(Ask.RoleArn),
        Ask.Aws(Ask.SessionArn),
        Ask.Aws(Ask.Account),
        Ask.Aws(Ask.Other),
        """{"Service":"ec2.amazonaws.com"}"""
    );

    private static readonly Gen<string> Condition = Gen.Select(
        Gen.OneOf("", "ForAllValues:", "ForAnyValue:"),
        Gen.OneOf(
            "StringEquals",
            "StringNotEquals",
            "StringLike",
            "StringNotLike",
            "IpAddress",
            "NotIpAddress",
            "ArnLike"
        ),
        Gen.OneOf("", "IfExists"),
        Gen.OneOf(Keys),
        Gen.OneOf("vpce-1", "v*", "10.0.0.0/8", "blue", "${aws:PrincipalTag/team}", "${s3:prefix, 'x'}"),
        (prefix, name, suffix, key, value) =>
            $$$"""{"{{{prefix}}}{{{name}}}{{{suffix}}}":{"{{{key}}}":"{{{value}}}"}}"""
    );

    private static readonly Gen<string> Elements = Gen.Select(
        Gen.OneOf("\"Action\"", "\"Action\"", "\"Action\"", "\"NotAction\""),
        Gen.OneOf("*", "sqs:*", "sqs:SendMessage", "iam:*"),
        Gen.OneOf("\"Resource\"", "\"Resource\"", "\"Resource\"", "\"NotResource\""),
        Gen.OneOf("*", "*", "*", Ask.Queue, Ask.OtherQueue, "arn:aws:sqs:*:*:${s3:prefix}"),
        Gen.Frequency((2, Gen.Const("{}")), (1, Condition)),
        (action, name, resource, arn, condition) =>
            $$""" {{action}}:"{{name}}",{{resource}}:"{{arn}}","Condition":{{condition}} """
    );

    private static readonly Gen<string> Allow = Gen.Select(Principal, Elements, Ask.Allow);

    private static readonly Gen<string> Deny = Gen.Select(Gen.Bool, Principal, Elements, (not, principal, elements) =>
        not
            ? Ask.Deny(principal, elements).Replace("\"Principal\"", "\"NotPrincipal\"", StringComparison.Ordinal)
            : Ask.Deny(principal, elements)
    );

    private static readonly Gen<string> Statement = Gen.Frequency((5, Allow), (1, Deny));

    // Six documents, one for each layer; the layers that may be missing come with a flag.
    private static readonly Gen<(string[][] Layers, int Present)> Policies = Gen.Select(
        Statement.Array[0, 3].Array[6],
        Gen.OneOf(0, 0, 2, 4, 8, 32, 34, 63)
    );

    private static readonly Gen<ContextValue> Value = Gen.OneOf(
        Gen.OneOf(ContextValue.Absent, ContextValue.Absent, ContextValue.Unknown),
        Gen.OneOf("vpce-1", "10.1.2.3", "blue", "orders").Select(text => ContextValue.Of(text)),
        Gen.OneOf("vpce-1", "blue", "x").Array[0, 2].Select(texts => ContextValue.OfAll(texts))
    );

    private static readonly Gen<AuthorizationRequest> Request = Gen.Select(
        Gen.OneOf(Ask.Queue, Ask.OtherQueue),
        Gen.OneOf(
            Caller.Role(Ask.RoleArn, "i-1"),
            Caller.Role(Ask.RoleArn, "i-1"),
            Caller.User($"arn:aws:iam::{Ask.Account}:user/ana"),
            Caller.Anonymous,
            Caller.Root(Ask.Account),
            Caller.Service("ec2.amazonaws.com")
        ),
        Gen.OneOf(
            RequestPath.Internet("10.9.9.9"),
            RequestPath.InterfaceEndpoint("vpce-1", "vpc-1"),
            RequestPath.GatewayEndpoint("vpce-2", "vpc-1")
        ),
        Value.Array[4],
        (resource, caller, path, values) =>
            Ask.Request(resource: resource, caller: caller, path: path) with
            {
                Context = AuthorizationRequest.NoContext.AddRange(Keys.Zip(values, KeyValuePair.Create)),
            }
    );

    [Fact]
    public void Decide_OneMoreAllow_NeverTakesAccessAway() =>
        Gen.Select(Request, Policies, Allow, Gen.Int[0, 5])
            .Sample(
                (request, policies, statement, layer) =>
                {
                    var before = Ask.Outcome(request, Build(policies));
                    var after = Ask.Outcome(request, Build(Add(policies, layer, statement)));
                    return Rank(after) >= Rank(before);
                },
                iter: 50_000
            );

    [Fact]
    public void Decide_OneMoreDeny_NeverGivesAccess() =>
        Gen.Select(Request, Policies, Deny, Gen.Int[0, 5])
            .Sample(
                (request, policies, statement, layer) =>
                {
                    var before = Ask.Outcome(request, Build(policies));
                    var after = Ask.Outcome(request, Build(Add(policies, layer, statement)));
                    return Rank(after) <= Rank(before);
                },
                iter: 50_000
            );

    [Fact]
    public void Decide_LessKnowledge_NeverTurnsTheOutcomeAround() =>
        Gen.Select(Request, Policies, Gen.Int[1, 255])
            .Sample(
                (request, policies, forget) =>
                {
                    var before = Ask.Outcome(request, Build(policies));
                    var less = request;
                    for (var i = 0; i < Keys.Length; i++)
                    {
                        less = (forget & 1 << i) != 0 ? less.With(Keys[i], ContextValue.Unknown) : less;
                    }

                    less =
                        (forget & 16) != 0
                            ? less with
                            {
                                ResourceArn = null,
                                ResourceAccount = request.OwnerAccount,
                            }
                            : less;
                    less = (forget & 32) != 0 ? less with { Caller = Forget(less.Caller) } : less;
                    var unknown =
                        (forget & 64) != 0
                            ? Build(policies) with
                            {
                                Endpoint = Ask.Policy("not known"),
                            }
                            : Build(policies);
                    var after = Ask.Outcome(less, unknown);
                    return after == AuthorizationOutcome.Unknown || after == before;
                },
                iter: 50_000
            );

    [Fact]
    public void Decide_AnyPolicies_ExplainsEveryOutcome()
    {
        var seen = new int[3];
        Gen.Select(Request, Policies)
            .Sample(
                (request, policies) =>
                {
                    var decision = Authorizer.Decide(request, Build(policies));
                    Interlocked.Increment(ref seen[(int)decision.Outcome]);
                    return decision.Outcome == AuthorizationOutcome.Denied == !decision.Changes.IsEmpty
                        && decision.Outcome == AuthorizationOutcome.Allowed == decision.Reason is null
                        && decision.Changes.All(change => change.Change.EndsWith('.') && change.Component.Length > 0)
                        && decision.Explanation.EndsWith('.');
                },
                iter: 20_000
            );
        // The policies that the laws are tried on lead everywhere.
        Assert.All(seen, count => Assert.True(count > 100, string.Join(", ", seen)));
    }

    private static int Rank(AuthorizationOutcome outcome) =>
        outcome switch
        {
            AuthorizationOutcome.Denied => 0,
            AuthorizationOutcome.Unknown => 1,
            _ => 2,
        };

    private static Caller Forget(Caller caller) =>
        caller.Kind switch
        {
            CallerKind.Role => Caller.Role(null, account: caller.Account),
            CallerKind.User => Caller.User(null, caller.Account),
            _ => caller,
        };

    private static (string[][] Layers, int Present) Add(
        (string[][] Layers, int Present) policies,
        int layer,
        string statement
    ) =>
        (
            [.. policies.Layers.Select((statements, i) => i == layer ? [.. statements, statement] : statements)],
            policies.Present
        );

    private static AuthorizationPolicies Build((string[][] Layers, int Present) policies)
    {
        AttachedPolicy Layer(int i) =>
            AttachedPolicy.Of($"policy {i}", $"urn:{i}", Ask.Document(policies.Layers[i]), new());
        AttachedPolicy? Optional(int i) => (policies.Present & 1 << i) != 0 ? Layer(i) : null;
        ImmutableArray<AttachedPolicy> Some(int i) => Optional(i) is { } policy ? [policy] : [];
        return new()
        {
            Identity = [Layer(0)],
            Boundary = Optional(1),
            Session = Some(2),
            ServiceControl = Optional(3) is { } level
                ?
                [
                    [level],
                ]
                : [],
            Resource = [Layer(4)],
            Endpoint = Optional(5),
        };
    }
}
