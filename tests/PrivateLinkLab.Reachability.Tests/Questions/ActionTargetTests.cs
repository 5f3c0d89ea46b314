using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Questions;

/// <summary>Which queue, bucket, object, region and address an action is about.</summary>
public class ActionTargetTests
{
    private const string Bucket = "mine";

    [Theory]
    [InlineData("https://mine.s3.us-east-1.amazonaws.com/a/b c", "mine", "a/b c")]
    [InlineData("https://my.own.s3.dualstack.us-east-1.amazonaws.com/", "my.own", "")]
    [InlineData("https://s3.us-east-1.amazonaws.com/mine/a/b/", "mine", "a/b/")]
    [InlineData("https://s3.us-east-1.amazonaws.com/mine", "mine", "")]
    [InlineData("https://s3.us-east-1.amazonaws.com/", null, "")]
    [InlineData("https://mine.bucket.vpce-0a-1b.s3.us-east-1.vpce.amazonaws.com/k", "mine", "k")]
    [InlineData("https://bucket.vpce-0a-1b.s3.us-east-1.vpce.amazonaws.com/mine/k", "mine", "k")]
    [InlineData("https://s3.in.name.s3.us-east-1.amazonaws.com/k", "s3.in.name", "k")]
    public void S3Address_OfUrl_NamesBucketAndKey(string url, string? bucket, string key)
    {
        var uri = new Uri(url);

        Assert.Equal(new S3Address(bucket, key), S3Address.Of(uri.Host, uri.AbsolutePath));
    }

    [Theory]
    // Only what begins with public/ may be read, of the graph's own bucket.
    [InlineData("https://mine.s3.us-east-1.amazonaws.com/public/a", "s3:GetObject", Verdict.Reachable)]
    [InlineData("https://mine.s3.us-east-1.amazonaws.com/private/a", "s3:GetObject", Verdict.Blocked)]
    [InlineData("https://s3.us-east-1.amazonaws.com/mine/public/a", "s3:GetObject", Verdict.Reachable)]
    [InlineData("https://s3.us-east-1.amazonaws.com/mine/private/a", "s3:GetObject", Verdict.Blocked)]
    [InlineData("mine", "s3:GetObject", Verdict.Unknown)]
    [InlineData("https://mine.s3.us-east-1.amazonaws.com/public/a", "s3:GetObjectTagging", Verdict.Reachable)]
    [InlineData("mine", "s3:PutObject", Verdict.Blocked)]
    // Another bucket, whose owner and policy nobody knows.
    [InlineData("https://other.s3.us-east-1.amazonaws.com/public/a", "s3:GetObject", Verdict.Unknown)]
    [InlineData("https://s3.us-east-1.amazonaws.com/other/public/a", "s3:GetObject", Verdict.Unknown)]
    public void Objects_ByTheBucketAndKeyThatAreMeant(string to, string action, Verdict verdict)
    {
        var net = Net.Private(profile: "role");
        net.Gateway("s3", "vpc-v", "s3", "rtb-private");
        net.Add("aws:s3/bucket:Bucket", Bucket, Bucket, ("arn", $"arn:aws:s3:::{Bucket}"), ("region", Net.Region));
        net.Policy(
            "role",
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject*","Resource":["arn:aws:s3:::mine/public/*","arn:aws:s3:::other/*"]}}"""
        );
        OneProvider(net);

        Assert.Equal(verdict, net.Probe("App", to, action).Verdict);
    }

    [Theory]
    [InlineData("https://sqs.us-east-1.amazonaws.com", Verdict.Reachable)]
    [InlineData("https://sqs.eu-west-1.amazonaws.com", Verdict.Blocked)]
    public void RequestedRegion_IsTheServices(string to, Verdict verdict)
    {
        var net = Public(
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:ListQueues","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"us-east-1"}}}}"""
        );

        Assert.Equal(verdict, net.Probe("App", to, "sqs:ListQueues").Verdict);
    }

    [Theory]
    [InlineData("https://sqs.us-east-1.amazonaws.com/123456789012/A", Verdict.Reachable)]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/123456789012/A", Verdict.Unknown)]
    public void QueueOfAnotherRegion_IsAnotherQueue(string to, Verdict verdict)
    {
        var net = Public("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:*","Resource":"*"}}""");
        net.Queue("A");

        Assert.Equal(verdict, net.Probe("App", to, "sqs:SendMessage").Verdict);
    }

    [Theory]
    [InlineData("198.51.100.7", Verdict.Reachable)]
    [InlineData("203.0.113.9", Verdict.Blocked)]
    public void SourceIp_BehindANatGateway_IsItsOwn(string allowed, Verdict verdict)
    {
        var net = Public(
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"ALLOWED"}}}}""".Replace(
                "ALLOWED",
                allowed,
                StringComparison.Ordinal
            )
        );
        net.Set("nat", "publicIp", "198.51.100.7");
        net.Set("App", "associatePublicIpAddress", true);
        net.Set("App", "publicIp", "203.0.113.9");

        Assert.Equal(verdict, net.Probe("App", "https://sqs.us-east-1.amazonaws.com", "sqs:ListQueues").Verdict);
    }

    [Theory]
    [InlineData("sqs:SendMesage", "'sqs:SendMesage' is no action of sqs; did you mean sqs:SendMessage?")]
    [InlineData("sqs:SendMessageBatch", "'sqs:SendMessageBatch' is no action of sqs; did you mean sqs:SendMessage?")]
    [InlineData("sqs:Frobnicate", "'sqs:Frobnicate' is no action of sqs; there is sqs:SendMessage, for example.")]
    [InlineData("sqs:*", "'sqs:*' is not an action such as sqs:SendMessage.")]
    [InlineData("sqs:Send Message", "'sqs:Send Message' is not an action such as sqs:SendMessage.")]
    [InlineData(
        "s3:GetObject",
        "'s3:GetObject' is no action of https://sqs.us-east-1.amazonaws.com, whose actions begin with sqs:."
    )]
    public void Action_ThatThereIsNot_IsNamed(string action, string message)
    {
        var exception = Assert.Throws<ProbeException>(() =>
            Net.Private().Probe("App", "https://sqs.us-east-1.amazonaws.com", action)
        );

        Assert.Equal(message, exception.Message);
    }

    private static void OneProvider(Net net)
    {
        foreach (var node in net.Nodes.ToArray())
        {
            net.Change(node.Name, known =>
                known with
                {
                    Provider = "urn:pulumi:dev::lab::pulumi:providers:aws::default::1",
                }
            );
        }
    }

    private static Net Public(string policy)
    {
        var net = Net.Private(profile: "role").WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));
        net.Policy("role", policy);
        return net;
    }
}
