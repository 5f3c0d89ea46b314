using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.WorkedCases;

/// <summary>
/// A Network Load Balancer asked inside its own VPC, where target groups of instances preserve the client's address.
/// </summary>
public sealed class LoadBalancerTests
{
    private const string Name = "nlb-0123.elb.us-east-1.amazonaws.com";

    [Fact]
    public void Target_ThatIsItsOwnClient_GetsNoAnswerWhileItsAddressIsPreserved()
    {
        var net = Balanced();
        Expect.Blocked(net.Probe("Server", $"http://{Name}"), ReasonCode.SourceAddressPreservation);
        Expect.Reachable(net.Probe("Client", $"http://{Name}"));

        net.Set("nlb-targets", "preserveClientIp", "false");
        Expect.Reachable(net.Probe("Server", $"http://{Name}"));
    }

    [Fact]
    public void Target_ThatIsItsOwnClientAmongOthers_GetsSomeAnswers()
    {
        var net = Balanced();
        net.Instance("Second", "subnet-s1", "10.0.1.81", ["sg-server"]);
        net.Add(
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            "second",
            "second-target",
            ("targetGroupArn", "arn:tg:nlb"),
            ("targetId", "i-Second"),
            ("port", 80)
        );

        Expect.Unknown(net.Probe("Server", $"http://{Name}"), ReasonCode.SourceAddressPreservation);
    }

    // The load balancer's group counts although the address is the client's; the client's own group does not.
    [Theory]
    [InlineData("sg-balancer", true)]
    [InlineData("sg-client", false)]
    public void TargetGroup_PreservesTheAddress_GroupOfTheLoadBalancerCounts(string admitted, bool isReachable)
    {
        var result = Balanced(admitted).Probe("Client", $"http://{Name}");

        if (isReachable)
        {
            Expect.Reachable(result);
        }
        else
        {
            Expect.Blocked(result, ReasonCode.SecurityGroupRulesMismatch);
        }
    }

    [Fact]
    public void ZonalName_IsTheNodeOfTheZone()
    {
        var net = Balanced();

        Expect.Reachable(net.Probe("Client", $"http://us-east-1a.{Name}"));
        Expect.Unknown(net.Probe("Client", $"http://us-east-1b.{Name}"), ReasonCode.UnknownDestination);
        Assert.Equal(Verdict.Blocked, net.Probe("internet", $"http://us-east-1a.{Name}").Verdict);
    }

    [Theory]
    [InlineData("aws:ecs/service:Service", "arn:tg:nlb", Verdict.Unknown)]
    [InlineData("aws:autoscaling/group:Group", "arn:tg:nlb", Verdict.Unknown)]
    [InlineData("aws:autoscaling/attachment:Attachment", "arn:tg:nlb", Verdict.Unknown)]
    [InlineData("aws:ecs/service:Service", "arn:tg:other", Verdict.Blocked)]
    [InlineData("aws:cloudwatch/metricAlarm:MetricAlarm", "arn:tg:nlb", Verdict.Blocked)]
    public void TargetGroup_WhoseTargetsSomethingElseRegisters_IsUnknown(string type, string group, Verdict expected)
    {
        var net = Balanced();
        net.Remove("nlb-i-Server");
        net.Add(type, "x-1", "registrar", ("loadBalancers", ListValue.Create([Net.Map(("targetGroupArn", group))])));

        Assert.Equal(expected, net.Probe("Client", $"http://{Name}").Verdict);
    }

    [Fact]
    public void Listener_WhoseTargetGroupIsGone_IsBlocked()
    {
        var net = Balanced();
        net.Remove("nlb-targets");
        net.Remove("nlb-i-Server");

        var result = net.Probe("Client", $"http://{Name}");

        Expect.Blocked(result, ReasonCode.ListenerHasNoTargetGroup);
        Assert.Equal(
            "Give listener 'nlb-listener' (arn:listener:nlb) a default action that forwards to a target group.",
            Assert.Single(result.Changes).Change
        );
    }

    [Fact]
    public void Target_ThatIsNotInTheGraph_IsUnknown()
    {
        var net = Balanced();
        net.Set("nlb-i-Server", "targetId", "i-elsewhere");

        var result = net.Probe("Client", $"http://{Name}");

        Expect.Unknown(result, ReasonCode.TargetAddressRestriction);
        Assert.Contains(
            "The target i-elsewhere of 'nlb-targets' (arn:tg:nlb) is none of the graph's network interfaces.",
            result.Explanation,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("TCP", Verdict.Reachable)]
    [InlineData("TLS", Verdict.Reachable)]
    [InlineData("TCP_UDP", Verdict.Reachable)]
    [InlineData("TCP_QUIC", Verdict.Reachable)]
    [InlineData("UDP", Verdict.Blocked)]
    [InlineData("QUIC", Verdict.Blocked)]
    [InlineData("NEW", Verdict.Unknown)]
    public void Listener_OfAProtocol_TakesTcpOrNot(string protocol, Verdict expected)
    {
        var net = Balanced();
        net.Set("nlb-listener", "protocol", protocol);
        net.Set("nlb-targets", "protocol", protocol);

        Assert.Equal(expected, net.Probe("Client", $"http://{Name}").Verdict);
    }

    [Theory]
    [InlineData("UDP")]
    [InlineData("QUIC")]
    public void TargetGroup_OfAProtocolThatIsNotTcp_IsUnknown(string protocol)
    {
        var net = Balanced();
        net.Set("nlb-targets", "protocol", protocol);

        Expect.Unknown(net.Probe("Client", $"http://{Name}"), ReasonCode.UnknownResource);
    }

    // Without a target that is sure to be healthy, the load balancer may send to the one that cannot be reached.
    [Fact]
    public void Target_OfUnknownHealthBesideAFailingOne_IsUnknown()
    {
        var net = Balanced();
        net.Instance("Shut", "subnet-s1", "10.0.1.81", [net.Group("shut", "vpc-v")]);
        net.Add(
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            "shut",
            "shut-target",
            ("targetGroupArn", "arn:tg:nlb"),
            ("targetId", "i-Shut"),
            ("port", 80)
        );
        Expect.Reachable(net.Probe("Client", $"http://{Name}"));

        net.Set("nlb-targets", "healthCheck", Net.Map(("port", "8080")));
        net.Ingress("sg-server", 8080, "pl-elsewhere");
        Expect.Unknown(net.Probe("Client", $"http://{Name}"), ReasonCode.SecurityGroupHasNoRules);
    }

    private static Net Balanced(string serverAdmits = "10.0.0.0/16")
    {
        var net = new Net();
        net.Vpc("v");
        net.Subnet("s1", "vpc-v", "10.0.1.0/24");
        net.Ingress(net.Group("server", "vpc-v"), 80, serverAdmits);
        net.Egress("sg-server", -1, Net.Anywhere);
        net.Instance("Server", "subnet-s1", "10.0.1.80", ["sg-server"]);
        net.Egress(net.Group("client", "vpc-v"), -1, Net.Anywhere);
        net.Instance("Client", "subnet-s1", "10.0.1.20", ["sg-client"]);
        net.Ingress(net.Group("balancer", "vpc-v"), 80, "10.0.0.0/16");
        net.Egress("sg-balancer", -1, Net.Anywhere);
        net.LoadBalancer("nlb", "vpc-v", ["subnet-s1"], ["sg-balancer"], "i-Server");
        return net;
    }
}
