using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>Public addresses of the graph that are no host's.</summary>
public sealed class IdleAddressTests
{
    private const string Address = "203.0.113.7";

    [Theory]
    [InlineData("internet", Address)]
    [InlineData("App", Address)]
    [InlineData("internet", "ec2-203-0-113-7.compute-1.amazonaws.com")]
    public void Address_OfANatGateway_TakesNoConnection(string from, string host)
    {
        var net = Net.Private().WithPublicSubnet();
        net.NatGateway("out", "subnet-public1");
        net.Set("out", "publicIp", Address);

        Expect.Blocked(net.Probe(from, $"{host}:443"), ReasonCode.AddressTakesNothing);
    }

    // Before a refresh the gateway alone knows its Elastic IP, or one more.
    [Theory]
    [InlineData("allocationId")]
    [InlineData("secondaryAllocationIds")]
    public void Address_OfANatGatewaysElasticIp_TakesNoConnection(string property)
    {
        var net = Net.Private().WithPublicSubnet();
        AddElasticIp(net);
        net.NatGateway("out", "subnet-public1");
        net.Set("out", property, property == "allocationId" ? "eipalloc-1" : PropertyValue.OfTexts(["eipalloc-1"]));

        var result = net.Probe("internet", $"{Address}:443");

        Expect.Blocked(result, ReasonCode.AddressTakesNothing);
        Assert.Contains("NAT gateway 'out'", result.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_OfAnElasticIpThatNothingUses_IsNobodys()
    {
        var net = Net.Private();
        AddElasticIp(net);

        Expect.Blocked(net.Probe("internet", $"{Address}:443"), ReasonCode.AddressTakesNothing);
    }

    [Theory]
    [InlineData("aws:ec2/eipAssociation:EipAssociation", "allocationId", "eipalloc-1")]
    [InlineData("aws:globalaccelerator/accelerator:Accelerator", "ipAddresses", Address)]
    [InlineData("aws:transfer/server:Server", "addressAllocationIds", "eipalloc-1")]
    public void Address_OfAnElasticIpThatSomethingUses_IsUnknown(string type, string property, string value)
    {
        var net = Net.Private();
        AddElasticIp(net);
        net.Add(type, "x-1", "user", (property, PropertyValue.OfTexts([value])));

        Assert.Equal(Verdict.Unknown, net.Probe("internet", $"{Address}:443").Verdict);
    }

    [Fact]
    public void Address_OfAnElasticIpThatIsAssociatedElsewhere_IsUnknown()
    {
        var net = Net.Private();
        AddElasticIp(net);
        net.Set("address", "associationId", "eipassoc-1");

        Assert.Equal(Verdict.Unknown, net.Probe("internet", $"{Address}:443").Verdict);
    }

    // The node of a Network Load Balancer by the address of its Elastic IP, from both sides.
    [Theory]
    [InlineData("internet")]
    [InlineData("Client")]
    public void Address_OfALoadBalancersNode_IsTraced(string from)
    {
        var net = Net.Private().WithPublicSubnet();
        AddElasticIp(net);
        net.Ingress("sg-app", 80, Net.Anywhere);
        net.Instance("Client", "subnet-public1", "10.0.100.20", ["sg-app"], isPublic: true);
        net.LoadBalancer("nlb", "vpc-v", [], [], "i-App");
        net.Set("nlb", "internal", false);
        net.Set("nlb", "enableCrossZoneLoadBalancing", true);
        net.Set(
            "nlb",
            "subnetMappings",
            ListValue.Create([Net.Map(("subnetId", "subnet-public1"), ("allocationId", "eipalloc-1"))])
        );

        var result = net.Probe(from, $"{Address}:80");
        Expect.Reachable(result);
        Assert.Contains(result.Hops, hop => hop.Name == "App");

        Assert.Equal(Verdict.Blocked, net.Probe(from, $"{Address}:81").Verdict);
    }

    private static void AddElasticIp(Net net) =>
        net.Add(
            "aws:ec2/eip:Eip",
            "eipalloc-1",
            "address",
            ("allocationId", "eipalloc-1"),
            ("publicIp", Address),
            ("instance", ""),
            ("networkInterface", ""),
            ("associationId", "")
        );
}
