using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests.Network;

public class PublicEgressTests
{
    [Fact]
    public async Task PublicEgress_PublicSubnets_LeadToTheInternetGatewayAndGiveNoAddress()
    {
        var graph = await GraphAsync(NatGatewayPlacement.None);

        var table = graph.Get(Types.RouteTable, "egress-public");
        var route = graph.Only(Types.Route);
        Assert.Equal((table.Id, "0.0.0.0/0"), (route.Inputs.GetText("routeTableId"), route.Inputs.GetText("destinationCidrBlock")));
        Assert.Equal(graph.Only(Types.InternetGateway).Id, route.Inputs.GetText("gatewayId"));
        foreach (var name in new[] { "public1", "public2" })
        {
            var subnet = graph.Get(Types.Subnet, $"egress-{name}");
            Assert.Equal(name, subnet.Inputs.At("tags.Name").AsTextOrFail());
            Assert.False(subnet.Inputs.GetBool("mapPublicIpOnLaunch"));
            Assert.Equal(table.Id, graph.Get(Types.RouteTableAssociation, $"egress-{name}-public").Inputs.GetText("routeTableId"));
        }
    }

    [Fact]
    public async Task PublicEgress_ByDefault_LeadsEveryZoneToOneNatGateway()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new PublicEgress("egress", new PublicEgressArgs
        {
            Network = OpenVpc.New().Network,
            Subnets = [OpenVpc.Subnet("public", "10.0.101.0/24", "us-east-1b")],
        }));

        var nat = graph.Only(Types.NatGateway);
        Assert.Equal("egress-nat-us-east-1b", nat.Name);
        Assert.Equal(graph.Only(Types.Eip).Id, nat.Inputs.GetText("allocationId"));
        Assert.Equal(graph.Get(Types.Subnet, "egress-public").Id, nat.Inputs.GetText("subnetId"));
        Assert.All(["us-east-1a", "us-east-1b"], zone =>
        {
            var route = graph.Get(Types.Route, $"egress-private-{zone}-to-nat");
            Assert.Equal(graph.Get(Types.RouteTable, $"myVPC-private-{zone}").Id, route.Inputs.GetText("routeTableId"));
            Assert.Equal(nat.Id, route.Inputs.GetText("natGatewayId"));
        });
    }

    [Fact]
    public async Task PublicEgress_NatPerZone_LeadsEachZoneToItsOwn()
    {
        var graph = await GraphAsync(NatGatewayPlacement.PerZone);

        Assert.Equal(2, graph.OfType(Types.Eip).Count());
        Assert.All(["us-east-1a", "us-east-1b"], zone => Assert.Equal(
            graph.Get(Types.NatGateway, $"egress-nat-{zone}").Id,
            graph.Get(Types.Route, $"egress-private-{zone}-to-nat").Inputs.GetText("natGatewayId")));
        Assert.Equal(graph.Get(Types.Subnet, "egress-public2").Id, graph.Get(Types.NatGateway, "egress-nat-us-east-1b").Inputs.GetText("subnetId"));
    }

    [Fact]
    public async Task PublicEgress_NoNat_LeavesThePrivateSubnetsWithoutAWayOut()
    {
        var graph = await GraphAsync(NatGatewayPlacement.None);

        Assert.Empty(graph.OfType(Types.NatGateway));
        Assert.Empty(graph.OfType(Types.Eip));
        Assert.DoesNotContain(graph.OfType(Types.Route), route => route.Inputs.ContainsKey("natGatewayId"));
    }

    // AWS detaches an Internet gateway only when nothing of its VPC has a public address: what is deleted first depends on
    // what is deleted later.
    [Theory]
    [InlineData(Types.Eip, "egress-nat-us-east-1a-address", "egress-internet-gateway")]
    [InlineData(Types.NatGateway, "egress-nat-us-east-1a", "egress-nat-us-east-1a-address egress-public-to-internet egress-public1-public")]
    [InlineData(Types.Route, "egress-private-us-east-1a-to-nat", "egress-nat-us-east-1a")]
    [InlineData(Types.Instance, "Bastion-instance", "egress-internet-gateway egress-public-to-internet egress-public1-public")]
    [InlineData(Types.Instance, "AppServer-instance", "egress-private-us-east-1a-to-nat")]
    public async Task PublicEgress_Teardown_IsInAnOrderThatAwsAccepts(string type, string first, string later)
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new OpenComposition());

        var dependencies = graph.Get(type, first).Dependencies.Select(urn => urn.Name).ToHashSet();
        Assert.All(later.Split(' '), name => Assert.Contains(name, dependencies));
    }

    private static Task<ResourceGraph> GraphAsync(NatGatewayPlacement natGateways) =>
        ComponentGraph.OfAsync(() => _ = OpenVpc.Egress(natGateways));
}
