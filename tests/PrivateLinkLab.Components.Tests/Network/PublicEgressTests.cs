using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Values;
using PrivateLinkLab.Graph;
using Pulumi;

namespace PrivateLinkLab.Components.Tests.Network;

public class PublicEgressTests
{
    [Fact]
    public async Task PublicEgress_PublicSubnets_LeadToTheInternetGatewayAndGiveNoAddress()
    {
        var graph = await GraphAsync(NatGatewayPlacement.None);

        var table = graph.Get(Types.RouteTable, "egress-public");
        var route = graph.Only(Types.Route);
        Assert.Equal(
            (table.Id, "0.0.0.0/0"),
            (route.Inputs.GetText("routeTableId"), route.Inputs.GetText("destinationCidrBlock"))
        );
        Assert.Equal(graph.Only(Types.InternetGateway).Id, route.Inputs.GetText("gatewayId"));
        foreach (var name in new[] { "public1", "public2" })
        {
            var subnet = graph.Get(Types.Subnet, $"egress-{name}");
            Assert.Equal(name, subnet.Inputs.At("tags.Name").AsTextOrFail());
            Assert.False(subnet.Inputs.GetBool("mapPublicIpOnLaunch"));
            Assert.Equal(
                table.Id,
                graph.Get(Types.RouteTableAssociation, $"egress-{name}-public").Inputs.GetText("routeTableId")
            );
        }
    }

    [Fact]
    public async Task PublicEgress_ByDefault_LeadsEveryZoneToOneNatGateway()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new PublicEgress(
                "egress",
                new PublicEgressArgs
                {
                    Network = OpenVpc.New().Network,
                    Subnets = [OpenVpc.Subnet("public", "10.0.101.0/24", "us-east-1b")],
                }
            )
        );

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
        Assert.All(["us-east-1a", "us-east-1b"], zone =>
            Assert.Equal(
                graph.Get(Types.NatGateway, $"egress-nat-{zone}").Id,
                graph.Get(Types.Route, $"egress-private-{zone}-to-nat").Inputs.GetText("natGatewayId")
            )
        );
        Assert.Equal(
            graph.Get(Types.Subnet, "egress-public2").Id,
            graph.Get(Types.NatGateway, "egress-nat-us-east-1b").Inputs.GetText("subnetId")
        );
    }

    [Fact]
    public async Task PublicEgress_NoNat_LeavesThePrivateSubnetsWithoutAWayOut()
    {
        var graph = await GraphAsync(NatGatewayPlacement.None);

        Assert.Empty(graph.OfType(Types.NatGateway));
        Assert.Empty(graph.OfType(Types.Eip));
        Assert.DoesNotContain(graph.OfType(Types.Route), route => route.Inputs.ContainsKey("natGatewayId"));
    }

    [Fact]
    public async Task PublicEgress_NatGatewayThatIsReplaced_GivesItsAddressAwayFirst()
    {
        var options = new Dictionary<string, CustomResourceOptions>();
        await ComponentGraph.OfAsync(() =>
            _ = new PublicEgress(
                "egress",
                new PublicEgressArgs
                {
                    Network = OpenVpc.New().Network,
                    Subnets = [OpenVpc.Subnet("public1", "10.0.101.0/24", "us-east-1a")],
                },
                new ComponentResourceOptions
                {
                    ResourceTransformations =
                    {
                        child =>
                        {
                            if (child.Options is CustomResourceOptions custom)
                            {
                                options[child.Resource.GetResourceName()] = custom;
                            }

                            return null;
                        },
                    },
                }
            )
        );

        Assert.Equal(
            ["egress-nat-us-east-1a"],
            options.Where(option => option.Value.DeleteBeforeReplace == true).Select(option => option.Key)
        );
    }

    [Theory]
    [InlineData(NatGatewayPlacement.None, 0)]
    [InlineData(NatGatewayPlacement.One, 2)]
    [InlineData(NatGatewayPlacement.PerZone, 2)]
    public async Task PublicEgress_DualStack_LeadsPublicSubnetsBothWaysAndPrivateOnesOut(
        NatGatewayPlacement natGateways,
        int privateRoutes
    )
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = OpenVpc.Egress(OpenVpc.New(AddressFamily.DualStack).Network, natGateways)
        );

        var toInternet = graph.Get(Types.Route, "egress-public-to-internet-ipv6").Inputs;
        Assert.Equal(
            ("::/0", graph.Only(Types.InternetGateway).Id),
            (toInternet.GetText("destinationIpv6CidrBlock"), toInternet.GetText("gatewayId"))
        );
        var routes = graph.OfType(Types.Route).Where(route => route.Inputs.ContainsKey("egressOnlyGatewayId")).ToList();
        Assert.Equal(privateRoutes, routes.Count);
        Assert.All(routes, route =>
            Assert.Equal(
                ("::/0", graph.Only(Types.EgressOnlyInternetGateway).Id),
                (route.Inputs.GetText("destinationIpv6CidrBlock"), route.Inputs.GetText("egressOnlyGatewayId"))
            )
        );
        Assert.Equal(privateRoutes, routes.Select(route => route.Inputs.GetText("routeTableId")).Distinct().Count());
        Assert.DoesNotContain(routes, route =>
            route.Inputs.GetText("routeTableId") == graph.Get(Types.RouteTable, "egress-public").Id
        );
    }

    [Fact]
    public async Task PublicEgress_DualStack_GivesPublicSubnetsTheLastPartsOfTheVpcsBlock()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = OpenVpc.Egress(OpenVpc.New(AddressFamily.DualStack).Network, NatGatewayPlacement.None)
        );

        var vpc = CidrBlock.Parse(graph.Only(Types.Vpc).Outputs.GetText("ipv6CidrBlock")!);
        Assert.Equal(
            vpc.Subnet(64, 255).ToString(),
            graph.Get(Types.Subnet, "egress-public1").Inputs.GetText("ipv6CidrBlock")
        );
        Assert.Equal(
            vpc.Subnet(64, 254).ToString(),
            graph.Get(Types.Subnet, "egress-public2").Inputs.GetText("ipv6CidrBlock")
        );
    }

    [Fact]
    public async Task PublicEgress_DualStack_HostsReachTheInternetOverBothFamilies()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new OpenComposition(AddressFamily.DualStack));

        Assert.All(["Bastion", "AppServer"], host =>
            Assert.Equal(
                ("0.0.0.0/0", "::/0"),
                (
                    graph.Get(Types.EgressRule, $"{host}-to-internet").Inputs.GetText("cidrIpv4"),
                    graph.Get(Types.EgressRule, $"{host}-to-internet-ipv6").Inputs.GetText("cidrIpv6")
                )
            )
        );
        Assert.All(graph.OfType(Types.Instance), instance => Assert.Single(instance.Outputs.GetTexts("ipv6Addresses")));
    }

    // AWS detaches an Internet gateway only when nothing of its VPC has a public address: what is deleted first depends
    // on what is deleted later.
    [Theory]
    [InlineData(Types.Eip, "egress-nat-us-east-1a-address", "egress-internet-gateway")]
    [InlineData(
        Types.NatGateway,
        "egress-nat-us-east-1a",
        "egress-nat-us-east-1a-address egress-public-to-internet egress-public1-public"
    )]
    [InlineData(Types.Route, "egress-private-us-east-1a-to-nat", "egress-nat-us-east-1a")]
    [InlineData(
        Types.Instance,
        "Bastion-instance",
        "egress-internet-gateway egress-public-to-internet egress-public1-public"
    )]
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
