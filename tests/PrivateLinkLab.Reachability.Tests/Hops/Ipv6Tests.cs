using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>
/// The ways that IPv6 opens where IPv4 has none: its addresses are public, and nothing translates them.
/// </summary>
public sealed class Ipv6Tests
{
    private const string Example = "https://example.com";
    private const string OwnBlock = "2600:1f18:aaaa:bb00::/56";

    // What there is, from inside to the internet and from there inside.
    public static TheoryData<string, Verdict, Verdict> Ways =>
        new()
        {
            { "gateway", Verdict.Unknown, Verdict.Reachable },
            { "egress-only", Verdict.Unknown, Verdict.Blocked },
            { "gateway part-of-the-internet", Verdict.Unknown, Verdict.Unknown },
            { "gateway no-address", Verdict.Blocked, Verdict.Blocked },
            { "gateway subnet-without-block", Verdict.Blocked, Verdict.Blocked },
            { "gateway assigned-by-subnet", Verdict.Unknown, Verdict.Reachable },
            { "gateway address-not-known", Verdict.Unknown, Verdict.Unknown },
            { "gateway closed-acl", Verdict.Blocked, Verdict.Blocked },
            { "gateway acl-with-entries", Verdict.Unknown, Verdict.Unknown },
            { "gateway detached", Verdict.Blocked, Verdict.Blocked },
            { "gateway rules-for-vpc", Verdict.Blocked, Verdict.Blocked },
            { "gateway rules-for-some", Verdict.Unknown, Verdict.Unknown },
            { "gateway rules-not-known", Verdict.Unknown, Verdict.Unknown },
            { "unheard-of-target", Verdict.Unknown, Verdict.Unknown },
            { "no-route", Verdict.Blocked, Verdict.Blocked },
            { "gateway stopped", Verdict.Blocked, Verdict.Blocked },
        };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Probe_WhereIpv4HasNoWay_IsTracedOverIpv6(string what, Verdict outwards, Verdict inwards)
    {
        var net = DualStack(what.Split(' '));

        Check(outwards, net.Probe("App", Example));
        Check(inwards, net.Probe("internet", "App:22"));
    }

    [Fact]
    public void Probe_OfADualStackServiceName_IsReachable()
    {
        var net = DualStack("egress-only");

        Check(Verdict.Reachable, net.Probe("App", "https://s3.dualstack.us-east-1.amazonaws.com"));
        Check(Verdict.Reachable, net.Probe("App", "https://sqs.us-east-1.api.aws"));
        Check(Verdict.Blocked, net.Probe("App", "https://sqs.us-east-1.amazonaws.com"));
        Check(Verdict.Blocked, net.Probe("App", "https://203.0.113.9"));
    }

    // The service sees the IPv6 address, whatever public IPv4 address the instance has besides.
    [Theory]
    [InlineData("*", Verdict.Reachable)]
    [InlineData("198.51.100.7/32", Verdict.Unknown)]
    public void Probe_OverIpv6_DoesNotComeFromTheIpv4Address(string source, Verdict verdict)
    {
        var net = DualStack("egress-only");
        net.Role("reader");
        var condition = source == "*" ? "" : $$$""","Condition":{"IpAddress":{"aws:SourceIp":"{{{source}}}"}}""";
        net.Policy(
            "reader",
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"{{condition}}}]}"""
        );
        net.Set("App", "iamInstanceProfile", "reader-profile");
        net.Set("App", "associatePublicIpAddress", true);
        net.Set("App", "publicIp", "198.51.100.7");

        Check(verdict, net.Probe("App", "https://s3.dualstack.us-east-1.amazonaws.com", "s3:ListAllMyBuckets"));
    }

    [Fact]
    public void Probe_WhereIpv4HasAWay_SaysNothingOfIpv6()
    {
        var net = DualStack("egress-only").WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));

        Expect.Reachable(net.Probe("App", Example));
    }

    [Theory]
    [InlineData("2600:1f18:aaaa:bb01::/64", Verdict.Unknown)]
    [InlineData("::/0", Verdict.Unknown)]
    [InlineData("2001:db8::/32", Verdict.Blocked)]
    public void Probe_InsideTheVpc_ThatOnlyAnIpv6RuleAdmits_IsUnknownAtMost(string rule, Verdict verdict)
    {
        var net = DualStack("no-route");
        net.Group("server", "vpc-v");
        net.Instance("Server", "subnet-s1", "10.0.1.20", ["sg-server"]);
        net.Set("Server", "ipv6Addresses", Net.List("2600:1f18:aaaa:bb01::20"));
        Ipv6Rule(net, "Ingress", "sg-server", rule);

        Check(verdict, net.Probe("App", "Server:80"));
    }

    [Theory]
    [InlineData("load-balancer", true, Verdict.Blocked)]
    [InlineData("load-balancer", false, Verdict.Reachable)]
    [InlineData("database", true, Verdict.Blocked)]
    [InlineData("endpoint", true, Verdict.Blocked)]
    public void Probe_FromTheInternet_ToWhatAwsKeepsPrivate_IsBlocked(string what, bool isPrivate, Verdict verdict)
    {
        var net = DualStack("gateway");
        Ipv6Rule(net, "Egress", "sg-app", "::/0");
        net.Ingress("sg-app", -1, "10.0.0.0/16");
        switch (what)
        {
            case "load-balancer":
                net.LoadBalancer("nlb", "vpc-v", ["subnet-s1"], ["sg-app"], "i-App");
                net.Set("nlb", "ipAddressType", "dualstack");
                net.Set("nlb", "internal", isPrivate);
                net.Set("nlb-targets", "preserveClientIp", "false");
                break;
            case "database":
                net.Database("db", ["subnet-s1"], ["sg-app"], isPublic: !isPrivate);
                net.Set("db", "networkType", "DUAL");
                break;
            default:
                net.Endpoint("sqs", "vpc-v", "sqs", [("subnet-s1", "10.0.1.40")], ["sg-app"]);
                net.Set("sqs", "ipAddressType", "dualstack");
                break;
        }

        var to = what switch
        {
            "load-balancer" => "nlb",
            "database" => "db:3306",
            _ => "sqs",
        };
        Check(verdict, net.Probe("internet", to));
    }

    [Theory]
    [InlineData("::/0", Truth.True)]
    [InlineData("2000::/3", Truth.True)]
    [InlineData("2600::/12", Truth.Unknown)]
    [InlineData("fd00::/8", Truth.False)]
    [InlineData("fe80::/10", Truth.False)]
    [InlineData(OwnBlock, Truth.False)]
    [InlineData("2600:1f18:aaaa:bb01::/64", Truth.False)]
    [InlineData(null, Truth.Unknown)]
    internal void AdmitInternet_Block_IsPublicAndNotTheVpcsOwn(string? block, Truth admits) =>
        Assert.Equal(
            admits,
            Ipv6Blocks.AdmitInternet(
                block is null ? null : CidrBlock.Parse(block),
                DualStack("gateway").Model.Vpcs["vpc-v"]
            )
        );

    private static void Check(Verdict expected, ProbeResult result) =>
        Assert.True(expected == result.Verdict, result.Explanation);

    // App, without a way over IPv4, in a subnet with an IPv6 block.
    private static Net DualStack(params string[] what)
    {
        var net = Net.Private();
        net.Set("v", "ipv6CidrBlock", OwnBlock);
        if (!what.Contains("subnet-without-block"))
        {
            net.Set("s1", "ipv6CidrBlock", "2600:1f18:aaaa:bb01::/64");
        }

        net.Set("s1", "assignIpv6AddressOnCreation", what.Contains("assigned-by-subnet"));
        if (!what.Contains("no-address") && !what.Contains("assigned-by-subnet"))
        {
            net.Set(
                "App",
                "ipv6Addresses",
                what.Contains("address-not-known") ? PropertyValue.Unknown : Net.List("2600:1f18:aaaa:bb01::10")
            );
        }

        var rules =
            what.Contains("rules-for-vpc") ? OwnBlock
            : what.Contains("rules-for-some") ? "2a00::/12"
            : "::/0";
        Ipv6Rule(net, "Ingress", "sg-app", what.Contains("rules-not-known") ? PropertyValue.Unknown : rules);
        Ipv6Rule(net, "Egress", "sg-app", what.Contains("rules-not-known") ? PropertyValue.Unknown : rules);
        if (what.Contains("closed-acl") || what.Contains("acl-with-entries"))
        {
            net.Acl(
                "acl",
                "vpc-v",
                ["subnet-s1"],
                [(100, "allow", "all", Net.Anywhere)],
                [(100, "allow", "all", Net.Anywhere)]
            );
        }

        if (what.Contains("acl-with-entries"))
        {
            foreach (var egress in (bool[])[false, true])
            {
                net.Add(
                    "aws:ec2/networkAclRule:NetworkAclRule",
                    $"nacl-{egress}",
                    $"entry-{egress}",
                    ("networkAclId", "acl-acl"),
                    ("egress", egress),
                    ("ruleNumber", 200),
                    ("ruleAction", "allow"),
                    ("protocol", "-1"),
                    ("ipv6CidrBlock", "::/0")
                );
            }
        }

        if (what.Contains("stopped"))
        {
            net.Change("App", node => node with { Outputs = node.Outputs.With("instanceState", "stopped") });
        }

        Way(net, what);
        return net;
    }

    private static void Way(Net net, string[] what)
    {
        if (what.Contains("gateway"))
        {
            net.Add(
                "aws:ec2/internetGateway:InternetGateway",
                "igw-v6",
                "igw6",
                what.Contains("detached") ? [] : [("vpcId", "vpc-v")]
            );
            AddRoute(net, what.Contains("part-of-the-internet") ? "2600::/12" : "::/0", "gatewayId", "igw-v6");
        }
        else if (what.Contains("egress-only"))
        {
            net.Add(
                "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
                "eigw-1",
                "eigw",
                ("vpcId", "vpc-v")
            );
            AddRoute(net, "::/0", "egressOnlyGatewayId", "eigw-1");
        }
        else if (what.Contains("unheard-of-target"))
        {
            AddRoute(net, "::/0", "transitGatewayId", "tgw-1");
        }
    }

    private static void AddRoute(Net net, string block, string property, string target) =>
        net.Add(
            "aws:ec2/route:Route",
            "r-ipv6",
            "ipv6",
            ("routeTableId", "rtb-private"),
            ("destinationIpv6CidrBlock", block),
            (property, target)
        );

    private static void Ipv6Rule(Net net, string direction, string group, PropertyValue block) =>
        net.Add(
            $"aws:vpc/securityGroup{direction}Rule:SecurityGroup{direction}Rule",
            $"sgr-{direction}-{net.Nodes.Count}",
            $"ipv6-{direction}-{net.Nodes.Count}",
            ("securityGroupId", group),
            ("ipProtocol", "tcp"),
            ("fromPort", 0),
            ("toPort", 65535),
            ("cidrIpv6", block)
        );
}
