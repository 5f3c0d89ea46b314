using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Values;
using Pulumi;
using Tgw = Pulumi.Aws.Ec2TransitGateway;

namespace PrivateLinkLab.Components.Tests.Network;

/// <summary>A VPC's attachment to a transit gateway, and what makes it carry traffic.</summary>
public class TransitGatewayAttachmentTests
{
    [Fact]
    public async Task Attachment_TablesOfItsOwn_KeepsOutOfTheGatewaysDefaults()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new HubAndSpokes());

        var attachment = graph.Get(AwsTypes.TransitGatewayVpcAttachment, "one-attachment-attachment");
        Assert.False(attachment.Inputs.GetBool("transitGatewayDefaultRouteTableAssociation"));
        Assert.False(attachment.Inputs.GetBool("transitGatewayDefaultRouteTablePropagation"));
        Assert.Equal("disable", attachment.Inputs.GetText("applianceModeSupport"));
        Assert.Equal(
            [graph.Get(Types.Subnet, "one-one0").Id!, graph.Get(Types.Subnet, "one-one1").Id!],
            attachment.Inputs.GetTexts("subnetIds")
        );
        Assert.Equal(
            graph.Get(AwsTypes.TransitGatewayRouteTable, "of-spokes").Id,
            graph
                .Get(AwsTypes.TransitGatewayRouteTableAssociation, "one-attachment-association")
                .Inputs.GetText("transitGatewayRouteTableId")
        );
        Assert.Equal(
            graph.Get(AwsTypes.TransitGatewayRouteTable, "of-hub").Id,
            graph
                .Get(AwsTypes.TransitGatewayRouteTablePropagation, "one-attachment-propagation-hub")
                .Inputs.GetText("transitGatewayRouteTableId")
        );
    }

    [Fact]
    public async Task Attachment_Destinations_AreRoutesOfEveryTableAfterTheAttachment()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var network = Composition.NewVpc(flowLogs: false, isolated: false).Network;
            Attach(network, new() { ["other"] = "10.0.0.0/8" });
        });

        var routes = graph.OfType(Types.Route).ToList();
        Assert.Equal(
            ["to-attach-private-us-east-1a-to-other", "to-attach-private-us-east-1b-to-other"],
            routes.Select(route => route.Name)
        );
        Assert.All(routes, route =>
        {
            Assert.Equal("10.0.0.0/8", route.Inputs.GetText("destinationCidrBlock"));
            Assert.Equal(graph.Only(AwsTypes.TransitGateway).Id, route.Inputs.GetText("transitGatewayId"));
            Assert.Contains(graph.Only(AwsTypes.TransitGatewayVpcAttachment).Urn, route.Dependencies);
        });
        Assert.Null(
            graph
                .Only(AwsTypes.TransitGatewayVpcAttachment)
                .Inputs.GetBool("transitGatewayDefaultRouteTableAssociation")
        );
    }

    [Fact]
    public async Task Attachment_DualStackVpc_CarriesIpv6()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            Attach(
                Composition.NewVpc(flowLogs: false, family: AddressFamily.DualStack).Network,
                [],
                new() { ["other"] = "2001:db8:1::/48" }
            )
        );

        Assert.Equal("enable", graph.Only(AwsTypes.TransitGatewayVpcAttachment).Inputs.GetText("ipv6Support"));
        Assert.Equal("2001:db8:1::/48", graph.Only(Types.Route).Inputs.GetText("destinationIpv6CidrBlock"));
    }

    [Theory]
    [InlineData(
        "0.0.0.0/0",
        "is 0.0.0.0/0, which is everything, and the VPC is isolated. Give the blocks of the other VPCs."
    )]
    [InlineData(
        "10.0.3.0/24",
        "is 10.0.3.0/24, which is inside the VPC's own 10.0.0.0/16. Give the blocks of the other VPCs."
    )]
    [InlineData(
        "10.0.3.1/24",
        "is '10.0.3.1/24', which has host bits set (did you mean 10.0.3.0/24?). An IPv4 block looks like 10.0.1.0/24."
    )]
    public async Task Attachment_DestinationThatLeadsNowhereElse_FailsTheRun(string block, string problem)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            ComponentGraph.OfAsync(() =>
                Attach(Composition.NewVpc(flowLogs: false).Network, new() { ["other"] = block })
            )
        );

        Assert.Contains(
            $"TransitGatewayAttachment 'to-attach': Destinations['other'] {problem}",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Attachment_EverythingFromAVpcThatIsNotIsolated_IsARoute()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            Attach(Composition.NewVpc(flowLogs: false, isolated: false).Network, new() { ["internet"] = "0.0.0.0/0" })
        );

        Assert.Equal(2, graph.OfType(Types.Route).Count());
    }

    public static TheoryData<string, Func<TransitGatewayAttachmentArgs>> Refused =>
        new()
        {
            {
                "Network has no RouteTables. Give the route tables that are to lead to the transit gateway, or "
                    + "leave the "
                    + "destinations out.",
                () => Args(ExistingVpc.Network(), destinations: new() { ["hub"] = "10.9.0.0/16" })
            },
            {
                "Ipv6Destinations names hub, and the VPC has IPv4 alone. Leave it out, or make the VPC dual stack.",
                () => Args(WithTables(), ipv6Destinations: new() { ["hub"] = "2001:db8::/56" })
            },
            {
                "Subnets has 'mySubnet1' and 'mySubnet3' in us-east-1a. An attachment takes one subnet in each "
                    + "availability zone.",
                () => Args(WithTables(), subnets: ExistingVpc.Network(subnets: 3).Subnets)
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Attachment_ArgumentThatIsNotValid_IsRefused(
        string problem,
        Func<TransitGatewayAttachmentArgs> args
    ) =>
        Assert.Equal(
            $"TransitGatewayAttachment 'to-attach': {problem}",
            await Refusal.OfAsync(() => _ = new TransitGatewayAttachment("to-attach", args()))
        );

    private static VpcNetwork WithTables()
    {
        var network = ExistingVpc.Network();
        return new VpcNetwork
        {
            VpcId = network.VpcId,
            CidrBlock = network.CidrBlock,
            Subnets = network.Subnets,
            RouteTables = new Dictionary<string, Input<string>> { ["main"] = "rtb-1" },
        };
    }

    private static TransitGatewayAttachmentArgs Args(
        VpcNetwork network,
        Dictionary<string, Input<string>>? destinations = null,
        Dictionary<string, Input<string>>? ipv6Destinations = null,
        IReadOnlyList<PrivateSubnet>? subnets = null
    ) =>
        new()
        {
            Network = network,
            TransitGatewayId = "tgw-0123456789abcdef0",
            Destinations = destinations ?? [],
            Ipv6Destinations = ipv6Destinations ?? [],
            Subnets = subnets,
        };

    private static void Attach(
        VpcNetwork network,
        Dictionary<string, Input<string>> destinations,
        Dictionary<string, Input<string>>? ipv6Destinations = null
    ) =>
        _ = new TransitGatewayAttachment(
            "to-attach",
            new TransitGatewayAttachmentArgs
            {
                Network = network,
                TransitGatewayId = new Tgw.TransitGateway("gateway").Id,
                Destinations = destinations,
                Ipv6Destinations = ipv6Destinations ?? [],
            }
        );
}
