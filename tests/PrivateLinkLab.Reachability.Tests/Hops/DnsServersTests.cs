using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>The DNS servers that a VPC's DHCP options name, and whether queries get there.</summary>
public sealed class DnsServersTests
{
    private const string Example = "example.com:443";

    [Theory]
    // Protocol and port that the servers admit; what the client lets out.
    [InlineData("udp", 53, "-1", Verdict.Unknown)]
    [InlineData("-1", 0, "-1", Verdict.Unknown)]
    [InlineData("tcp", 53, "-1", Verdict.Blocked)]
    [InlineData("udp", 5353, "-1", Verdict.Blocked)]
    [InlineData("udp", 53, "tcp", Verdict.Blocked)]
    public void Names_WhenQueriesGetNowhere_HaveNoAnswer(string protocol, int port, string lets, Verdict expected)
    {
        var net = Servers(protocol, port, lets, "10.0.2.53");

        var result = net.Probe("App", Example);

        Assert.Equal(expected, result.Verdict);
        if (expected == Verdict.Blocked)
        {
            Assert.Equal(ReasonCode.DnsServersUnreachable, result.Reason);
            Assert.Contains(result.Changes, change =>
                change.Reason is ReasonCode.SecurityGroupRulesMismatch or ReasonCode.SecurityGroupHasNoRules
            );
        }
    }

    [Fact]
    public void Addresses_NeedNoServer() =>
        Assert.NotEqual(
            ReasonCode.DnsServersUnreachable,
            Servers("tcp", 53, "-1", "10.0.2.53").Probe("App", "10.0.2.53:53").Reason
        );

    // One server that gets the query is enough for an answer that nobody knows.
    [Theory]
    [InlineData("10.0.2.53", "198.51.100.53", Verdict.Blocked)]
    [InlineData("10.0.2.53", "10.0.2.54", Verdict.Unknown)]
    public void Names_WhenOneServerMayGetTheQuery_AreUnknown(string one, string other, Verdict expected) =>
        Assert.Equal(expected, Servers("tcp", 53, "-1", one, other).Probe("App", Example).Verdict);

    [Theory]
    [InlineData("AmazonProvidedDNS")]
    [InlineData("169.254.169.253")]
    [InlineData("10.0.0.2")]
    public void AmazonsResolver_ByAnyOfItsNames_IsWhatItIs(string server)
    {
        var net = Servers("tcp", 53, "-1", server);

        Expect.Blocked(net.Probe("App", Example), ReasonCode.NoRouteToDestination);
    }

    [Fact]
    public void NetworkAcl_ThatStopsTheAnswers_LeavesNamesWithoutOne()
    {
        var net = Servers("udp", 53, "-1", "10.0.2.53");
        (int, string, string, string)[] web = [(100, "allow", "443", Net.Anywhere)];
        net.Acl("closed", "vpc-v", ["subnet-s1"], web, [(100, "allow", "all", Net.Anywhere)]);

        Assert.Equal(ReasonCode.DnsServersUnreachable, net.Probe("App", Example).Reason);
    }

    // An isolated VPC whose servers stand in a subnet of its own.
    private static Net Servers(string protocol, int port, string lets, params string[] servers)
    {
        var net = Net.Private();
        net.Subnet("dns", "vpc-v", "10.0.2.0/24");
        net.Egress(net.Group("dns", "vpc-v"), -1, Net.Anywhere);
        net.Instance("Server", "subnet-dns", "10.0.2.53", ["sg-dns"]);
        net.Add(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "sgr-dns",
            "dns-rule",
            ("securityGroupId", "sg-dns"),
            ("ipProtocol", protocol),
            ("fromPort", port),
            ("toPort", port),
            ("cidrIpv4", Net.Anywhere)
        );
        if (lets != "-1")
        {
            net.Remove("rule1");
            net.Add(
                "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
                "sgr-app",
                "app-rule",
                ("securityGroupId", "sg-app"),
                ("ipProtocol", lets),
                ("cidrIpv4", Net.Anywhere)
            );
        }

        net.Add(
            "aws:ec2/vpcDhcpOptions:VpcDhcpOptions",
            "dopt-1",
            "options",
            ("domainNameServers", PropertyValue.OfTexts(servers))
        );
        net.Add(
            "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation",
            "dopt-assoc",
            "options-association",
            ("vpcId", "vpc-v"),
            ("dhcpOptionsId", "dopt-1")
        );
        return net;
    }
}
