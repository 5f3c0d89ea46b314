using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions.Tests.Matching;

public class PolicyPatternTests
{
    private static readonly AuthorizationRequest Request = Ask.Request()
        .With("aws:username", ContextValue.Of("ana*"))
        .With("aws:PrincipalTag/team", ContextValue.Absent)
        .With("x:many", ContextValue.OfAll("a", "b"))
        .With("x:unknown", ContextValue.Unknown);

    [Theory]
    [InlineData("home/${aws:username}/x", "home/ana*/x", Truth.True)]
    [InlineData("home/${AWS:UserName}/x", "home/ana*/x", Truth.True)]
    [InlineData("home/${ aws:username }/x", "home/ana*/x", Truth.True)]
    // What a variable brings in is no wildcard.
    [InlineData("home/${aws:username}", "home/anabel", Truth.False)]
    [InlineData("home/${aws:username}/*", "home/ana*/y/z", Truth.True)]
    [InlineData("${aws:PrincipalTag/team, 'company-wide'}/*", "company-wide/x", Truth.True)]
    [InlineData("${aws:PrincipalTag/team,''}x", "x", Truth.True)]
    [InlineData("${aws:PrincipalTag/team}x", "x", Truth.False)]
    [InlineData("${x:many}", "a", Truth.False)]
    [InlineData("${x:unknown}", "a", Truth.Unknown)]
    // The stand-in of a key that is not known may or may not be needed.
    [InlineData("${x:unknown, 'a'}", "a", Truth.Unknown)]
    [InlineData("${x:unknown}${aws:PrincipalTag/team}", "a", Truth.False)]
    [InlineData("a${*}b${?}${$}{c}", "a*b?${c}", Truth.True)]
    [InlineData("a${*}b", "axb", Truth.False)]
    [InlineData("${unfinished", "${unfinished", Truth.True)]
    [InlineData("cost$", "cost$", Truth.True)]
    public void Matches_Variables_TakeTheRequestsValues(string pattern, string value, Truth matches) =>
        Assert.Equal(matches, PolicyPattern.Parse(pattern, withVariables: true).Matches(value, Request));

    [Fact]
    public void Matches_OldVersion_HasNoVariables() =>
        Assert.Equal(
            Truth.True,
            PolicyPattern.Parse("${aws:username}", withVariables: false).Matches("${aws:username}", Request)
        );

    [Theory]
    [InlineData("arn:aws:sqs:us-east-1:111111111111:${aws:username}", Truth.True)]
    [InlineData("arn:aws:sqs:*:*:${aws:username}", Truth.True)]
    // In front of the resource portion a variable stands for itself.
    [InlineData("arn:aws:sqs:us-east-1:${x:account}:ana*", Truth.False)]
    [InlineData("arn:aws:sqs:${x:region}:111111111111:*", Truth.False)]
    [InlineData("arn:aws:${x:service}:*:*:*", Truth.False)]
    [InlineData("${x:all}", Truth.False)]
    [InlineData("${x:unknown}", Truth.False)]
    [InlineData("arn:aws:sqs:us-east-1:${x:account}", Truth.False)]
    public void ParseResource_Variables_AreFilledInBehindTheFifthColon(string pattern, Truth matches)
    {
        var request = Request
            .With("x:account", ContextValue.Of("111111111111"))
            .With("x:region", ContextValue.Of("us-east-1"))
            .With("x:service", ContextValue.Of("sqs"))
            .With("x:all", ContextValue.Of("arn:aws:sqs:us-east-1:111111111111:ana*"));

        Assert.Equal(
            matches,
            PolicyPattern
                .ParseResource(pattern, withVariables: true, isOfIdentity: true)
                .Matches("arn:aws:sqs:us-east-1:111111111111:ana*", request)
        );
    }

    [Theory]
    [InlineData("arn:aws:sqs:us-east-1", true)]
    [InlineData("arn:aws:sqs:us-east-1:111111111111", true)]
    [InlineData("arn:aws:sqs", true)]
    // A * that ends its part covers the rest by itself.
    [InlineData("arn:aws:sqs:*", true, Truth.True)]
    [InlineData("arn:aws:sqs:us-east-1:111111111111:orders", true, Truth.True)]
    [InlineData("arn:aws:sns", false)]
    public void ParseResource_IncompleteArn_IsCompletedInPoliciesOfIdentities(
        string pattern,
        bool ofIdentity,
        Truth elsewhere = Truth.False
    )
    {
        Truth Matches(bool isOfIdentity) =>
            PolicyPattern
                .ParseResource(pattern, withVariables: true, isOfIdentity)
                .Matches("arn:aws:sqs:us-east-1:111111111111:orders", Request);

        Assert.Equal(TruthLogic.Of(ofIdentity), Matches(true));
        Assert.Equal(elsewhere, Matches(false));
    }

    [Theory]
    [InlineData("2012-10-17", AuthorizationOutcome.Allowed)]
    [InlineData("2008-10-17", AuthorizationOutcome.Denied)]
    public void Decide_VariableInResource_NeedsTheCurrentVersion(string version, AuthorizationOutcome outcome)
    {
        var policy = AttachedPolicy.Of(
            "role policy",
            "urn",
            $$$"""
            {"Version":"{{{version}}}","Statement":{"Effect":"Allow","Action":"ssm:TerminateSession",
             "Resource":"arn:aws:ssm:*:*:session/${aws:username}-*"}}
            """,
            Ask.Cache
        );
        var user = Caller.User($"arn:aws:iam::{Ask.Account}:user/ops/ana");
        var request = Ask.Request("ssm:TerminateSession", $"arn:aws:ssm:us-east-1:{Ask.Account}:session/ana-01", user);

        Assert.Equal(outcome, Ask.Outcome(request, new() { Identity = [policy] }));
    }
}
