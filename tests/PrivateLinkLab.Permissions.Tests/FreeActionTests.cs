namespace PrivateLinkLab.Permissions.Tests;

public class FreeActionTests
{
    private const string DenyAll = """{"Effect":"Deny","Action":"*","Resource":"*"}""";

    private static readonly AuthorizationRequest CallerIdentity = Ask.Request(
        "sts:GetCallerIdentity",
        AuthorizationRequest.AnyResource
    );

    [Fact]
    public void GetCallerIdentity_DeniedByTheRole_IsStillAllowed() =>
        Assert.Equal(AuthorizationOutcome.Allowed, Ask.Outcome(CallerIdentity, Ask.Identity(DenyAll)));

    [Fact]
    public void GetCallerIdentity_NotLetThroughByTheEndpoint_IsDenied() =>
        Assert.Equal(
            AuthorizationOutcome.Denied,
            Ask.Outcome(CallerIdentity, new() { Endpoint = Ask.Policy("endpoint policy", Ask.Allow("\"*\"")) })
        );

    [Fact]
    public void GetCallerIdentity_WithoutCredentials_IsDenied() =>
        Assert.Equal(
            AuthorizationOutcome.Denied,
            Ask.Outcome(CallerIdentity with { Caller = Caller.Anonymous }, new())
        );

    [Fact]
    public void NoResource_OfAnAccountThatIsNotKnown_IsTheCallersOwn()
    {
        var request = Ask.Request("sqs:ListQueues", AuthorizationRequest.AnyResource, Caller.Role(null));

        Assert.Equal(
            AuthorizationOutcome.Allowed,
            Ask.Outcome(request, Ask.Identity("""{"Effect":"Allow","Action":"*","Resource":"*"}"""))
        );
    }

    [Theory]
    [InlineData(true, AuthorizationOutcome.Allowed)]
    [InlineData(false, AuthorizationOutcome.Denied)]
    [InlineData(null, AuthorizationOutcome.Unknown)]
    public void SameAccount_WhereAccountsAreNotKnown_IsTakenFromTheRequest(
        bool? isSame,
        AuthorizationOutcome outcome
    ) =>
        Assert.Equal(
            outcome,
            Ask.Outcome(
                Ask.Request(resource: "arn:aws:s3:::b", action: "sqs:SendMessage", caller: Caller.Role(null)) with
                {
                    IsOfCallersAccount = isSame,
                },
                Ask.Identity(Ask.AllowSend)
            )
        );

    [Theory]
    [InlineData("arn:aws:sqs", AuthorizationOutcome.Allowed)]
    [InlineData("arn:aws:sqs:us-east-1", AuthorizationOutcome.Allowed)]
    [InlineData("arn:aws:sqs:eu-west-1", AuthorizationOutcome.Denied)]
    [InlineData("arn:aws:s3", AuthorizationOutcome.Denied)]
    public void IncompleteArn_MeansEverythingBelow(string resource, AuthorizationOutcome outcome) =>
        Assert.Equal(
            outcome,
            Ask.Outcome(
                Ask.Request(),
                Ask.Identity($$"""{"Effect":"Allow","Action":"sqs:*","Resource":"{{resource}}"}""")
            )
        );
}
