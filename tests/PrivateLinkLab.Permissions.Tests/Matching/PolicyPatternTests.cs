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
