using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Questions;

/// <summary>Groups, network ACLs and listeners are for a protocol, and so is a probe.</summary>
public class ProtocolTests
{
    [Theory]
    // What the server's group admits, what is asked, and by which protocol.
    [InlineData("udp", 53, "udp://10.0.1.53:53", null, Verdict.Reachable)]
    [InlineData("udp", 53, "server:53", "udp", Verdict.Reachable)]
    [InlineData("udp", 53, "server:53", null, Verdict.Blocked)]
    [InlineData("udp", 53, "server:53", "tcp", Verdict.Blocked)]
    [InlineData("udp", 53, "tcp://server:53", null, Verdict.Blocked)]
    [InlineData("udp", 53, "udp://server:54", null, Verdict.Blocked)]
    [InlineData("tcp", 53, "udp://server:53", null, Verdict.Blocked)]
    [InlineData("tcp", 53, "server:53", null, Verdict.Reachable)]
    [InlineData("icmp", -1, "icmp://server", null, Verdict.Reachable)]
    [InlineData("icmp", -1, "server", "icmp", Verdict.Reachable)]
    [InlineData("icmp", -1, "10.0.1.53", "icmp", Verdict.Reachable)]
    [InlineData("icmp", 8, "icmp://server", null, Verdict.Reachable)]
    [InlineData("icmp", 3, "icmp://server", null, Verdict.Blocked)]
    [InlineData("icmp", -1, "server:53", null, Verdict.Blocked)]
    [InlineData("tcp", 53, "icmp://server", null, Verdict.Blocked)]
    [InlineData("-1", 0, "icmp://server", null, Verdict.Reachable)]
    [InlineData("-1", 0, "udp://server:9", null, Verdict.Reachable)]
    public void Group_AdmitsTheProtocolThatItNames(
        string admitted,
        int port,
        string to,
        string? protocol,
        Verdict verdict
    )
    {
        var net = Net.Private();
        var group = net.Group("server-group", "vpc-v");
        net.Add(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "sgr-server",
            "server-rule",
            ("securityGroupId", group),
            ("ipProtocol", admitted),
            ("fromPort", port),
            ("toPort", admitted == "icmp" ? -1 : port),
            ("cidrIpv4", Net.Anywhere)
        );
        net.Instance("server", "subnet-s1", "10.0.1.53", [group]);

        var result = new Prober(net.Model).Probe("App", to, protocol: protocol);

        Assert.True(verdict == result.Verdict, result.Explanation);
    }

    [Theory]
    [InlineData("TCP", "lb:53", Verdict.Reachable)]
    [InlineData("TCP", "udp://lb:53", Verdict.Blocked)]
    [InlineData("UDP", "lb:53", Verdict.Blocked)]
    [InlineData("UDP", "udp://lb:53", Verdict.Reachable)]
    [InlineData("TCP_UDP", "lb:53", Verdict.Reachable)]
    [InlineData("TCP_UDP", "udp://lb:53", Verdict.Reachable)]
    [InlineData("QUIC", "lb:53", Verdict.Blocked)]
    [InlineData("TCP", "icmp://lb", Verdict.Unknown)]
    public void Listener_TakesItsProtocol(string listener, string to, Verdict verdict)
    {
        var net = Net.Private();
        var open = net.Group("open", "vpc-v");
        net.Ingress(open, -1, Net.Anywhere);
        net.Egress(open, -1, Net.Anywhere);
        net.LoadBalancer(
            "lb",
            "vpc-v",
            ["subnet-s1"],
            [open],
            net.Instance("server", "subnet-s1", "10.0.1.53", [open])
        );
        foreach (var node in net.Nodes.Where(node => node.Type == "aws:lb/listener:Listener").ToArray())
        {
            net.Set(node.Name, "protocol", listener);
            net.Set(node.Name, "port", 53);
        }

        foreach (var node in net.Nodes.Where(node => node.Type == "aws:lb/targetGroup:TargetGroup").ToArray())
        {
            net.Set(node.Name, "protocol", listener);
        }

        var result = new Prober(net.Model).Probe("App", to);

        Assert.True(verdict == result.Verdict, result.Explanation);
    }

    [Theory]
    [InlineData(
        "gopher://server:70",
        null,
        "'gopher' in 'gopher://server:70' is not a scheme that is known; expected https, http, tcp, udp, icmp "
            + "and those of other protocols over TCP such as mysql."
    )]
    [InlineData("icmp://server:70", null, "'icmp://server:70' has a port, and ICMP has none; write icmp://server.")]
    [InlineData("server:70", "icmp", "'server:70' has a port, and ICMP has none; write server.")]
    [InlineData(
        "https://example.com",
        "udp",
        "'https://example.com' is asked by another protocol than --protocol says."
    )]
    [InlineData("example.com:53", "quic", "'quic' is not a protocol; expected tcp, udp or icmp.")]
    [InlineData("session-manager", "udp", "'session-manager' is asked by TCP; leave --protocol out.")]
    public void Protocol_ThatCannotBe_IsNamed(string to, string? protocol, string message)
    {
        var net = Net.Private();
        net.Instance("server", "subnet-s1", "10.0.1.53", ["sg-app"]);

        Assert.Equal(
            message,
            Assert.Throws<ProbeException>(() => new Prober(net.Model).Probe("App", to, protocol: protocol)).Message
        );
    }
}
