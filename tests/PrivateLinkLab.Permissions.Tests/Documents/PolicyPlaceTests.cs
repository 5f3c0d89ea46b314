namespace PrivateLinkLab.Permissions.Tests.Documents;

public class PolicyPlaceTests
{
    private const string Plain = """{"Effect":"Allow","Action":"sqs:*","Resource":"*"}""";
    private const string OfEverybody = """{"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*"}""";
    private const string WithoutResource = """{"Effect":"Allow","Action":"sqs:*"}""";
    private const string Trusting = """{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""";

    [Theory]
    [InlineData(PolicyPlace.Identity, Plain, null)]
    [InlineData(PolicyPlace.Identity, OfEverybody, "Statement 1 of the policy has a Principal; the policy of a role has none")]
    [InlineData(PolicyPlace.Identity, WithoutResource, "Statement 1 of the policy has neither Resource nor NotResource")]
    [InlineData(PolicyPlace.Identity, """{"Effect":"Allow","Action":"sqs:*","NotResource":"orders"}""",
        "Statement 1 of the policy has the Resource 'orders'; it is * or an ARN")]
    [InlineData(PolicyPlace.Identity, """{"Sid":"One","Effect":"Allow","Action":"sqs:*","Resource":"*"},{"Sid":"One","Effect":"Deny","Action":"s3:*","Resource":"*"}""",
        "Two statements of the policy have the Sid 'One'")]
    [InlineData(PolicyPlace.Identity, """{"Sid":"One two","Effect":"Allow","Action":"sqs:*","Resource":"*"}""",
        "The Sid 'One two' has characters other than letters and digits")]
    [InlineData(PolicyPlace.Resource, """{"Sid":"One two","Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*"}""", null)]
    [InlineData(PolicyPlace.Resource, OfEverybody, null)]
    [InlineData(PolicyPlace.Resource, Plain, "Statement 1 of the policy has no Principal, which this kind of policy needs")]
    [InlineData(PolicyPlace.Endpoint, OfEverybody, null)]
    [InlineData(PolicyPlace.Endpoint, Plain, "Statement 1 of the policy has no Principal, which this kind of policy needs")]
    [InlineData(PolicyPlace.Trust, Trusting, null)]
    [InlineData(PolicyPlace.Trust, OfEverybody, "Statement 1 of the policy has a Resource; a trust policy has none")]
    public void Of_PolicyThatItsPlaceDoesNotTake_IsNotKnown(PolicyPlace place, string statements, string? problem)
    {
        var policy = AttachedPolicy.Of("policy p", "urn:p", Ask.Document(statements), Ask.Cache, place);

        Assert.Equal(problem is null ? null : $"AWS would refuse policy p: {problem}", policy.Problem);
        Assert.Equal(problem is null, policy.Document is not null);
    }

    [Fact]
    public void Decide_RefusedPolicyBesideAnother_CountsAsUnknown()
    {
        var refused = AttachedPolicy.Of("policy p", "urn:p", Ask.Document(Ask.AllowSend, WithoutResource), Ask.Cache, PolicyPlace.Identity);

        Assert.Equal(AuthorizationOutcome.Unknown, Ask.Outcome(Ask.Request(), new() { Identity = [refused] }));
    }
}
