using PrivateLinkLab.Amazon.Policies;

namespace PrivateLinkLab.Permissions.Tests.Policies;

public class AttachedPolicyTests
{
    private const string WithoutResource = """{"Effect":"Allow","Action":"sqs:*"}""";

    [Theory]
    [InlineData(PolicyPlace.Identity, """{"Effect":"Allow","Action":"sqs:*","Resource":"*"}""", null)]
    [InlineData(
        PolicyPlace.Identity,
        WithoutResource,
        "Statement 1 of the policy has neither Resource nor NotResource"
    )]
    [InlineData(PolicyPlace.Identity, "7", "Statement 1 of the policy is a number; it is an object")]
    public void Of_PolicyThatAwsWouldRefuse_IsNotKnown(PolicyPlace place, string statements, string? problem)
    {
        var policy = AttachedPolicy.Of("policy p", "urn:p", Ask.Document(statements), Ask.Cache, place);

        Assert.Equal(problem is null ? null : $"AWS would refuse policy p: {problem}", policy.Problem);
        Assert.Equal(problem is null, policy.Compiled is not null);
    }

    [Fact]
    public void Decide_RefusedPolicyBesideAnother_CountsAsUnknown()
    {
        var refused = AttachedPolicy.Of(
            "policy p",
            "urn:p",
            Ask.Document(Ask.AllowSend, WithoutResource),
            Ask.Cache,
            PolicyPlace.Identity
        );

        Assert.Equal(AuthorizationOutcome.Unknown, Ask.Outcome(Ask.Request(), new() { Identity = [refused] }));
    }
}
