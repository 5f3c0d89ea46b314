using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>Peers of rules, and rules in the forms in which programs write them.</summary>
public sealed class FilterTests
{
    [Theory]
    [InlineData("10.0.1.0/24", true)]
    [InlineData("10.0.1.10/32", true)]
    [InlineData("10.0.2.0/24", false)]
    [InlineData("sg-app", true)]
    [InlineData("sg-other", false)]
    [InlineData("pl-clients", true)]
    [InlineData("pl-others", false)]
    public void Ingress_Peer_AdmitsItsAddresses(string peer, bool isReachable)
    {
        var net = WithServer();
        net.Group("other", "vpc-v");
        PrefixList(net, "clients", "10.0.1.0/28");
        PrefixList(net, "others", "10.9.0.0/16");
        net.Ingress("sg-server", 80, peer);

        Check(net, isReachable);
    }

    [Theory]
    [InlineData(80, 80, true)]
    [InlineData(79, 80, true)]
    [InlineData(81, 90, false)]
    [InlineData(0, 0, false)]
    public void InlineRule_Ports_AreARange(int from, int to, bool isReachable)
    {
        var net = WithServer();
        net.Set(
            "server",
            "ingress",
            ListValue.Create([
                Net.Map(
                    ("protocol", "tcp"),
                    ("fromPort", from),
                    ("toPort", to),
                    ("cidrBlocks", Net.List("10.0.0.0/16"))
                ),
            ])
        );

        Check(net, isReachable);
    }

    [Theory]
    [InlineData("self", false)]
    [InlineData("securityGroups", true)]
    public void InlineRule_Groups_AreMembers(string form, bool isReachable)
    {
        var net = WithServer();
        net.Set(
            "server",
            "ingress",
            ListValue.Create([
                form == "self"
                    ? Net.Map(("protocol", "-1"), ("fromPort", 0), ("toPort", 0), ("self", true))
                    : Net.Map(
                        ("protocol", "-1"),
                        ("fromPort", 0),
                        ("toPort", 0),
                        ("securityGroups", Net.List("sg-app"))
                    ),
            ])
        );

        Check(net, isReachable);
    }

    [Theory]
    [InlineData("ingress", true)]
    [InlineData("egress", false)]
    public void SecurityGroupRule_OfProvider6_IsRead(string type, bool isReachable)
    {
        var net = WithServer();
        net.Add(
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "sgrule-1",
            "old",
            ("type", type),
            ("securityGroupId", "sg-server"),
            ("protocol", "tcp"),
            ("fromPort", 80),
            ("toPort", 80),
            ("sourceSecurityGroupId", "sg-app")
        );

        Check(net, isReachable);
    }

    [Fact]
    public void InlineAndStandalone_OnOneGroup_AreMergedAndWarnedOf()
    {
        var net = WithServer();
        net.Set(
            "server",
            "ingress",
            ListValue.Create([
                Net.Map(("protocol", "tcp"), ("fromPort", 22), ("toPort", 22), ("cidrBlocks", Net.List("10.0.0.0/16"))),
            ])
        );
        net.Ingress("sg-server", 80, "sg-app");

        Check(net, true);
        Expect.Reachable(net.Probe("App", "Server:22"));
        var warning = Assert.Single(net.Model.Warnings);
        Assert.Contains("inline rules", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PeeredVpc_GroupAsPeer_IsMembersThere()
    {
        var net = WithServer();
        net.WithPeer();
        net.Ingress("sg-server", 80, "sg-w-app");

        Expect.Reachable(net.Probe("Peer", "Server:80"));

        net.Set("p", "acceptStatus", "pending-acceptance");
        Expect.Blocked(net.Probe("Peer", "Server:80"), ReasonCode.BadState);
    }

    [Fact]
    public void Peering_IsNotTransitive()
    {
        var net = WithServer();
        net.Ingress("sg-server", 80, Net.Anywhere);
        net.Vpc("w", "172.16.0.0/16");
        net.Vpc("x", "172.17.0.0/16");
        net.Subnet("u1", "vpc-x", "172.17.1.0/24");
        net.Peering("vw", "vpc-v", "vpc-w");
        net.Peering("wx", "vpc-w", "vpc-x");
        net.Route("rtb-x-main", "10.0.0.0/16", "vpcPeeringConnectionId", "pcx-wx");
        net.Egress(net.Group("x-app", "vpc-x"), -1, Net.Anywhere);
        net.Instance("Far", "subnet-u1", "172.17.1.10", ["sg-x-app"]);

        var result = net.Probe("Far", "Server:80");

        Assert.Equal(Verdict.Blocked, result.Verdict);
        Assert.Contains(result.Changes, change => change.Reason == ReasonCode.PeeringRequiresAddressInVpc);
    }

    [Fact]
    public void SecondaryBlock_HasALocalRouteToo()
    {
        var net = Net.Private();
        net.Add(
            "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
            "assoc-block",
            "second-block",
            ("vpcId", "vpc-v"),
            ("cidrBlock", "100.64.0.0/16")
        );
        net.Subnet("far", "vpc-v", "100.64.1.0/24", "b");
        net.Ingress(net.Group("server", "vpc-v"), 80, "10.0.0.0/16");
        net.Instance("Server", "subnet-far", "100.64.1.10", ["sg-server"]);

        Check(net, true);
    }

    [Theory]
    [InlineData("169.254.169.254:80")]
    [InlineData("169.254.169.253:53")]
    [InlineData("169.254.169.123:123")]
    [InlineData("10.0.0.2:53")]
    public void ExemptAddress_IsFilteredByNothing(string to)
    {
        var net = Net.Private();
        net.Acl("closed", "vpc-v", ["subnet-s1"], [], []);
        net.Instance("Shut", "subnet-s1", "10.0.1.99", [net.Group("shut", "vpc-v")]);

        Expect.Reachable(net.Probe("Shut", to));
    }

    [Fact]
    public void PrivateAddress_NobodyHas_IsUnknown() =>
        Expect.Unknown(Net.Private().Probe("App", "10.0.1.200:80"), ReasonCode.UnknownDestination);

    private static void PrefixList(Net net, string name, string block) =>
        net.Add(
            "aws:ec2/managedPrefixList:ManagedPrefixList",
            $"pl-{name}",
            name,
            ("entries", ListValue.Create([Net.Map(("cidr", block))]))
        );

    private static void Check(Net net, bool isReachable)
    {
        var result = net.Probe("App", "Server:80");
        if (isReachable)
        {
            Expect.Reachable(result);
        }
        else
        {
            Assert.Equal(Verdict.Blocked, result.Verdict);
            Assert.Single(result.Changes);
        }
    }

    private static Net WithServer()
    {
        var net = Net.Private();
        net.Instance("Server", "subnet-s1", "10.0.1.80", [net.Group("server", "vpc-v")]);
        return net;
    }
}
