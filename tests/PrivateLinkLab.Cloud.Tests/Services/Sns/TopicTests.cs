namespace PrivateLinkLab.Cloud.Tests.Services.Sns;

public sealed class TopicTests
{
    [Fact]
    public void Topic_NothingSaid_HasArnNameAndTheAccountsPolicy()
    {
        var topic = new Account().Create(Types.Topic, "events", ("name", "events"));

        Assert.Equal("arn:aws:sns:us-east-1:123456789012:events", topic["arn"]);
        Assert.Equal(topic["arn"], topic["id"]);
        Assert.Equal("123456789012", topic["owner"]);
        Assert.Contains("\"AWS:SourceOwner\":\"123456789012\"", (string)topic["policy"], StringComparison.Ordinal);
    }

    [Fact]
    public void Topic_WithoutName_HasAnAutomaticOne() =>
        Assert.Matches("^events-[0-9a-f]{7}$", (string)new Account().Create(Types.Topic, "events")["name"]);

    [Theory]
    [InlineData(
        "a b",
        null,
        null,
        "InvalidParameter: name 'a b' is not 1 to 256 letters, digits, hyphens and underscores."
    )]
    [InlineData(
        "events",
        true,
        null,
        "InvalidParameter: name 'events' is not 1 to 256 letters, digits, hyphens and underscores, ending with .fifo."
    )]
    [InlineData(
        "taken",
        null,
        null,
        "InvalidParameter: the topic 'taken' exists already with other attributes. Choose another name."
    )]
    [InlineData("events", null, "{}", "InvalidParameter: policy: the policy has no Statement.")]
    public void Topic_OutsideTheLimits_IsRefused(string name, bool? fifo, string? policy, string reason)
    {
        var account = new Account();
        account.Create(Types.Topic, "taken", ("name", "taken"));

        Assert.Equal(
            $"creating SNS Topic 'events': {reason}",
            account.Refusal(Types.Topic, "events", ("name", name), ("fifoTopic", fifo), ("policy", policy)).Message
        );
    }

    [Fact]
    public void TopicPolicy_OfNoTopic_IsRefused() =>
        Assert.Equal(
            "creating SNS Topic Policy 'policy': NotFound: arn 'arn:none' is not the ARN of a topic of the account.",
            new Account().Refusal(Types.TopicPolicy, "policy", ("arn", "arn:none"), ("policy", "{}")).Message
        );
}
