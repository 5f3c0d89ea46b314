using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>Whole hop lists, the request's and the reply's.</summary>
public sealed class HopListTests
{
    [Fact]
    public void AcrossSubnets_EveryHopOfBothDirections()
    {
        var net = Net.Private();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", net.Table("second", "vpc-v"));
        net.Ingress(net.Group("db", "vpc-v"), 3306, "sg-app");
        net.Instance("Db", "subnet-s2", "10.0.2.10", ["sg-db"]);

        Assert.Equal(
            [
                "security-group app",
                "network-acl default network ACL of v",
                "route-table private",
                "network-acl default network ACL of v",
                "security-group db",
                "network-acl default network ACL of v",
                "route-table second",
                "network-acl default network ACL of v",
                "destination Db",
            ],
            Hops(net.Probe("App", "Db:3306"))
        );
    }

    [Fact]
    public void OtherDirection_IsAnotherConnection()
    {
        var net = Net.Private();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", net.Table("second", "vpc-v"));
        net.Ingress(net.Group("db", "vpc-v"), 3306, "sg-app");
        net.Instance("Db", "subnet-s2", "10.0.2.10", ["sg-db"]);

        Expect.Blocked(
            net.Probe("Db", "App:22"),
            ReasonCode.SecurityGroupHasNoRules,
            ReasonCode.SecurityGroupHasNoRules
        );
    }

    [Fact]
    public void ThroughNatGateway_EveryHopOfBothDirections()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));

        Assert.Equal(
            [
                "dns v",
                "security-group app",
                "network-acl default network ACL of v",
                "route-table private",
                "network-acl default network ACL of v",
                "nat-gateway nat",
                "network-acl default network ACL of v",
                "route-table public",
                "internet-gateway igw",
                "network-acl default network ACL of v",
                "network-acl default network ACL of v",
                "network-acl default network ACL of v",
                "destination example.com",
            ],
            Hops(net.Probe("App", "https://example.com"))
        );
    }

    [Fact]
    public void ThroughPrivateLink_NoAddressIsRoutedFromEndToEnd()
    {
        var net = new Net();
        net.Vpc("provider");
        net.Subnet("provider1", "vpc-provider", "10.0.1.0/24");
        net.Ingress(net.Group("server", "vpc-provider"), 80, "10.0.1.0/24");
        net.Instance("Server", "subnet-provider1", "10.0.1.80", ["sg-server"]);
        net.EndpointService(
            "service",
            net.LoadBalancer("nlb", "vpc-provider", ["subnet-provider1"], [], "i-Server"),
            acceptance: false
        );
        net.Vpc("consumer");
        net.Subnet("consumer1", "vpc-consumer", "10.0.1.0/24");
        net.Egress(net.Group("client", "vpc-consumer"), 80, "sg-endpoint");
        net.Ingress(net.Group("endpoint", "vpc-consumer"), 80, "sg-client");
        net.Instance("Client", "subnet-consumer1", "10.0.1.10", ["sg-client"]);
        net.Endpoint(
            "link",
            "vpc-consumer",
            "com.amazonaws.vpce.us-east-1.vpce-svc-service",
            [("subnet-consumer1", "10.0.1.50")],
            ["sg-endpoint"],
            false
        );

        Assert.Equal(
            [
                "dns consumer",
                "security-group client",
                "security-group endpoint",
                "vpc-endpoint link",
                "endpoint-service service",
                "load-balancer nlb-listener",
                "target-group nlb-targets",
                "security-group server",
                "destination Server",
            ],
            Hops(net.Probe("Client", $"http://{Net.NameOf("link")}"))
        );
    }

    private static IEnumerable<string> Hops(ProbeResult result) => result.Hops.Select(hop => $"{hop.Kind} {hop.Name}");
}
