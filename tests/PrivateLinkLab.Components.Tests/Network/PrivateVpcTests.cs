using PrivateLinkLab.Components.Network;

namespace PrivateLinkLab.Components.Tests.Network;

public class PrivateVpcTests
{
    [Fact]
    public async Task PrivateVpc_TwoSubnets_ShareOneRouteTableWithoutRoutes()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = Composition.NewVpc());

        var vpc = graph.Only(Types.Vpc);
        var table = graph.Only(Types.RouteTable);
        Assert.Equal("myVPC", vpc.Inputs.At("tags.Name").AsTextOrFail());
        Assert.True(vpc.Inputs.GetBool("enableDnsSupport"));
        Assert.True(vpc.Inputs.GetBool("enableDnsHostnames"));
        Assert.Equal(
            ["mySubnet1", "mySubnet2"],
            graph.OfType(Types.Subnet).Select(subnet => subnet.Inputs.At("tags.Name").AsTextOrFail())
        );
        Assert.Equal(
            ["us-east-1a", "us-east-1b"],
            graph.OfType(Types.Subnet).Select(subnet => subnet.Inputs.GetText("availabilityZone"))
        );
        Assert.All(graph.OfType(Types.RouteTableAssociation), association =>
            Assert.Equal(table.Id, association.Inputs.GetText("routeTableId"))
        );
        Assert.Equal(2, graph.OfType(Types.RouteTableAssociation).Count());
    }

    [Theory]
    [InlineData("us-east-1a", "us-east-1b", "us-east-1c")]
    [InlineData("use1-az4", "use1-az6", "use1-az1")]
    public async Task PrivateVpc_ZonesByNameOrId_AreTheSameZones(params string[] zones)
    {
        PrivateVpc? vpc = null;
        var graph = await ComponentGraph.OfAsync(() =>
            vpc = new PrivateVpc(
                "myVPC",
                new PrivateVpcArgs
                {
                    Subnets =
                    [
                        .. zones.Select(
                            (zone, index) =>
                                new PrivateSubnetArgs
                                {
                                    Name = $"s{index}",
                                    CidrBlock = $"10.0.{index}.0/24",
                                    AvailabilityZone = zone,
                                }
                        ),
                    ],
                }
            )
        );

        Assert.Equal(
            ["us-east-1a", "us-east-1b", "us-east-1c"],
            graph.OfType(Types.Subnet).Select(subnet => subnet.Outputs.GetText("availabilityZone"))
        );
        var ids = graph.Get("privatelinklab:network:PrivateVpc", "myVPC").Outputs.GetMap("availabilityZoneIds");
        Assert.Equal(["use1-az4", "use1-az6", "use1-az1"], zones.Select((_, index) => ids.GetText($"s{index}")));
        Assert.All(vpc!.Network.Subnets, subnet => Assert.NotNull(subnet.AvailabilityZoneId));
    }

    [Fact]
    public async Task PrivateVpc_NotIsolated_HasARouteTableInEachZoneAndStillNoWayOut()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = OpenVpc.New());

        Assert.Equal(
            ["myVPC-private-us-east-1a", "myVPC-private-us-east-1b"],
            graph.OfType(Types.RouteTable).Select(table => table.Name)
        );
        Assert.All(graph.OfType(Types.RouteTable), table => Assert.False(table.Inputs.ContainsKey("routes")));
        Assert.Empty(graph.OfType(Types.Route));
        Assert.Empty(graph.OfType(Types.InternetGateway));
    }

    [Theory]
    [InlineData(true, "myVPC-mySubnet1-isolated", "myVPC-mySubnet1-private")]
    [InlineData(false, "myVPC-mySubnet1-private", "myVPC-mySubnet1-isolated")]
    public async Task PrivateVpc_IsolationChanged_ChangesTheAssociationInPlace(
        bool isolated,
        string name,
        string before
    )
    {
        var graph = await ComponentGraph.OfAsync(() => _ = isolated ? Composition.NewVpc() : OpenVpc.New());

        var alias = Assert.Single(graph.Get(Types.RouteTableAssociation, name).Aliases);
        Assert.Equal(before, alias.Name);
    }

    [Fact]
    public async Task PrivateVpc_DefaultSecurityGroup_IsAdoptedWithoutRules()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = Composition.NewVpc());

        var group = graph.Only(Types.DefaultSecurityGroup);
        Assert.Equal(graph.Only(Types.Vpc).Id, group.Inputs.GetText("vpcId"));
    }

    [Fact]
    public async Task PrivateVpc_FlowLogs_GoToALogGroupOfAWeek()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = Composition.NewVpc());

        var log = graph.Only(Types.FlowLog);
        Assert.Equal("ALL", log.Inputs.GetText("trafficType"));
        Assert.Equal(7, graph.Only(Types.LogGroup).Inputs.GetInt("retentionInDays"));
        Assert.Equal(graph.Only(Types.Vpc).Id, log.Inputs.GetText("vpcId"));
        Assert.Contains(
            "aws:SourceAccount",
            graph.Only(Types.Role).Inputs.GetText("assumeRolePolicy"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:ec2:us-east-1:123456789012:vpc-flow-log/*\"}",
            graph.Only(Types.Role).Inputs.GetText("assumeRolePolicy"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task PrivateVpc_FlowLogsOff_MakesNothingForThem()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = Composition.NewVpc(flowLogs: false));

        Assert.Empty(graph.OfType(Types.FlowLog));
        Assert.Empty(graph.OfType(Types.LogGroup));
        Assert.Empty(graph.OfType(Types.Role));
    }
}
