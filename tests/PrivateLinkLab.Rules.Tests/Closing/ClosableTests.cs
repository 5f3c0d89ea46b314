using PrivateLinkLab.Rules.Closing;

namespace PrivateLinkLab.Rules.Tests.Closing;

public sealed class ClosableTests
{
    private const string Reaches = "rules: [{from: App, to: db}]";

    private const string Sends = """
        rules: [{from: App, to: 'https://sqs.us-east-1.amazonaws.com', action: 'sqs:SendMessage'}]
        """;

    private const string QueueArn = "arn:aws:sqs:us-east-1:123456789012:q";

    [Fact]
    public void Closable_RulesThatDoTheSame_ClosesTheWider()
    {
        var net = Net.Private();
        WithDatabase(net);
        net.Ingress("sg-db", 3306, "sg-app");
        net.Ingress("sg-db", 3306, Net.Anywhere);

        Assert.Equal(
            ["Remove the inbound rule for TCP 3306 from 0.0.0.0/0 of security group 'db' (sg-db)."],
            Find(Reaches, net)
        );
    }

    [Fact]
    public void Closable_WhatNoRuleWants_IsListedTheMostExposedFirst()
    {
        var net = Net.Private().WithPublicSubnet();
        WithDatabase(net);
        net.Ingress("sg-db", 3306, "sg-app");
        net.Ingress("sg-db", 22, "10.0.0.0/16");
        net.Ingress("sg-app", 22, Net.Anywhere);

        Assert.Equal(
            [
                "Remove the inbound rule for TCP 22 from 0.0.0.0/0 of security group 'app' (sg-app).",
                "Remove the route for 0.0.0.0/0 from route table 'public' (rtb-public).",
                "Remove the inbound rule for TCP 22 from 10.0.0.0/16 of security group 'db' (sg-db).",
            ],
            Find(Reaches, net)
        );
    }

    [Fact]
    public void Closable_RouteThatAPathTakes_IsKept()
    {
        var net = Net.Private().WithPeer();
        net.Ingress("sg-w-app", 443, "10.0.1.0/24");

        Assert.Equal(
            ["Remove the outbound rule for all traffic to 0.0.0.0/0 of security group 'w-app' (sg-w-app)."],
            Find("rules: [{from: App, to: 'Peer:443'}]", net)
        );
    }

    [Fact]
    public void Closable_EndpointsAndPermissions_AreKeptForWhatUsesThem()
    {
        var net = WithQueue();

        Assert.Equal(
            [
                "Remove the statement that allows s3:* from the policy of 'role-policy4' (role:4) of role role.",
                "Detach AmazonSSMManagedInstanceCore from role role.",
                "Remove endpoint 'other' (vpce-other) for com.amazonaws.us-east-1.ssm.",
            ],
            Find(Sends, net)
        );
    }

    [Fact]
    public void Closable_NothingReachableWanted_ClosesEverything()
    {
        var net = WithQueue();

        Assert.Equal(
            Candidate.In(net.Model).Length,
            Find("rules: [{from: App, to: internet:443, expect: blocked}]", net).Count()
        );
    }

    [Fact]
    public void Closable_RuleThatIsBroken_DemandsNothing()
    {
        var net = Net.Private();
        WithDatabase(net);

        Assert.Equal(
            ["Remove the outbound rule for all traffic to 0.0.0.0/0 of security group 'app' (sg-app)."],
            Find(Reaches, net)
        );
    }

    private static Net WithQueue()
    {
        var net = Net.Private(profile: "role").WithEndpointGroup();
        net.Queue("q");
        net.Policy("role", Statement("sqs:SendMessage", QueueArn));
        net.Policy("role", Statement("s3:*", "*"));
        net.Endpoint("sqs", "vpc-v", "sqs", [("subnet-s1", "10.0.1.50")], ["sg-endpoints"]);
        net.Endpoint("other", "vpc-v", "ssm", [("subnet-s1", "10.0.1.51")], ["sg-endpoints"]);
        return net;
    }

    private static void WithDatabase(Net net)
    {
        net.Group("db", "vpc-v");
        net.Database("db", ["subnet-s1"], ["sg-db"]);
    }

    private static string Statement(string action, string resource) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}]}""";

    private static IEnumerable<string> Find(string rules, Net net) =>
        Closable
            .Find(RulesFile.Read("paths.yaml", new StringReader(rules)), net.Model, net.Graph)
            .Select(change => change.Change);
}
