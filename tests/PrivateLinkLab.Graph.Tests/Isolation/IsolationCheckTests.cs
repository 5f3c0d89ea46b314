using PrivateLinkLab.Graph.Isolation;
using PrivateLinkLab.Graph.Tests.Diffs;

namespace PrivateLinkLab.Graph.Tests.Isolation;

public class IsolationCheckTests
{
    private const string ToOpen = "Remove it, or set Isolated of PrivateVpc 'myVPC' to false.";
    private const string Prefix = "VPC 'vpc-1' of PrivateVpc 'myVPC' is isolated, and ";

    private static readonly ResourceNode Isolated = Component(true);

    public static TheoryData<ResourceNode, WayOut, string> Openings =>
        new()
        {
            {
                Nodes.Node("aws:ec2/internetGateway:InternetGateway", "igw-1", ("vpcId", "vpc-1")),
                WayOut.InternetGateway,
                "Internet gateway 'igw-1' leads out of it. "
            },
            {
                Nodes.Node(
                    "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
                    "door",
                    ("vpcId", "vpc-1"),
                    ("internetGatewayId", "igw-1")
                ),
                WayOut.InternetGateway,
                "Internet gateway attachment 'door' leads out of it. "
            },
            {
                Nodes.Node("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", "eigw-1", ("vpcId", "vpc-1")),
                WayOut.EgressOnlyInternetGateway,
                "egress-only Internet gateway 'eigw-1' leads out of it. "
            },
            {
                Nodes.Node("aws:ec2/natGateway:NatGateway", "nat-1", ("subnetId", "subnet-1")),
                WayOut.NatGateway,
                "NAT gateway 'nat-1' leads out of it. "
            },
            {
                Nodes.Node("aws:ec2/natGateway:NatGateway", "nat-1", ("vpcId", "vpc-1")),
                WayOut.NatGateway,
                "NAT gateway 'nat-1' leads out of it. "
            },
            {
                Route("destinationCidrBlock", "0.0.0.0/0", "gatewayId", "igw-1"),
                WayOut.DefaultRoute,
                "route table 'rtb-1' leads 0.0.0.0/0 to gatewayId igw-1. "
            },
            {
                Route("destinationCidrBlock", "128.0.0.0/1", "transitGatewayId", "tgw-1"),
                WayOut.DefaultRoute,
                "route table 'rtb-1' leads 128.0.0.0/1 to transitGatewayId tgw-1. "
            },
            {
                Route("destinationIpv6CidrBlock", "::/0", "egressOnlyGatewayId", "eigw-1"),
                WayOut.DefaultRoute,
                "route table 'rtb-1' leads ::/0 to egressOnlyGatewayId eigw-1. "
            },
            {
                Route("destinationCidrBlock", "52.94.0.0/22", "natGatewayId", "nat-1"),
                WayOut.GatewayRoute,
                "route table 'rtb-1' leads 52.94.0.0/22 to natGatewayId nat-1. "
            },
            {
                Route("destinationCidrBlock", "0.0.0.0/0", "gatewayId", "igw-1", "rtb-main"),
                WayOut.DefaultRoute,
                "the main route table leads 0.0.0.0/0 to gatewayId igw-1. "
            },
            {
                Nodes.Node(
                    "aws:ec2/routeTable:RouteTable",
                    "rtb-2",
                    ("vpcId", "vpc-1"),
                    ("routes", Routes("0.0.0.0/0", "natGatewayId", "nat-1"))
                ),
                WayOut.DefaultRoute,
                "route table 'rtb-2' leads 0.0.0.0/0 to natGatewayId nat-1. "
            },
            {
                Nodes.Node(
                    "aws:ec2/defaultRouteTable:DefaultRouteTable",
                    "main",
                    ("defaultRouteTableId", "rtb-main"),
                    ("routes", Routes("0.0.0.0/0", "gatewayId", "igw-1"))
                ),
                WayOut.DefaultRoute,
                "the main route table leads 0.0.0.0/0 to gatewayId igw-1. "
            },
        };

    public static TheoryData<ResourceNode> Openers => [.. Openings.Select(row => row.Data.Item1)];

    [Theory]
    [MemberData(nameof(Openings), DisableDiscoveryEnumeration = true)]
    public void Of_OpenedVpc_NamesTheVpcAndTheWay(ResourceNode opener, WayOut reason, string way)
    {
        var finding = Assert.Single(IsolationCheck.FindWaysOut(GraphOf(Isolated, opener)));

        Assert.Equal((opener.Urn, reason), (finding.Opener, finding.Reason));
        Assert.Equal(Prefix + way + ToOpen, finding.Message);
        Assert.Equal("vpc-1", finding.Vpc.Name);
    }

    [Theory]
    [MemberData(nameof(Openers), DisableDiscoveryEnumeration = true)]
    public void Of_VpcThatIsNotIsolated_FindsNothing(ResourceNode opener) =>
        Assert.Empty(IsolationCheck.FindWaysOut(GraphOf(Component(false), opener)));

    public static TheoryData<ResourceNode> Harmless =>
        new()
        {
            Nodes.Node("aws:ec2/internetGateway:InternetGateway", "igw-1", ("vpcId", "vpc-other")),
            Nodes.Node("aws:ec2/internetGateway:InternetGateway", "igw-1"),
            Nodes.Node("aws:ec2/natGateway:NatGateway", "nat-1", ("subnetId", "subnet-other")),
            Nodes.Node("aws:ec2/internetGateway:InternetGateway", "igw-1", ("vpcId", "vpc-1")) with
            {
                PendingDelete = true,
            },
            Route("destinationCidrBlock", "0.0.0.0/0", "gatewayId", "igw-1", "rtb-other"),
            Route("destinationCidrBlock", "10.0.0.0/16", "gatewayId", "local"),
            Route("destinationCidrBlock", "10.1.0.0/16", "vpcPeeringConnectionId", "pcx-1"),
            Route("destinationPrefixListId", "pl-1", "gatewayId", "vpce-1"),
            Nodes.Node("aws:ec2/vpcEndpoint:VpcEndpoint", "vpce-1", ("vpcId", "vpc-1")),
        };

    [Theory]
    [MemberData(nameof(Harmless), DisableDiscoveryEnumeration = true)]
    public void Of_WhatLeadsNowhere_FindsNothing(ResourceNode node) =>
        Assert.Empty(IsolationCheck.FindWaysOut(GraphOf(Isolated, node)));

    [Fact]
    public void Of_StateWithoutTheInput_CountsAsIsolated() =>
        Assert.Single(
            IsolationCheck.FindWaysOut(
                GraphOf(Nodes.Component("myVPC") with { Urn = Isolated.Urn }, Openings.First().Data.Item1)
            )
        );

    [Fact]
    public void Of_VpcOutsideAComponent_SaysNothingOfItself() =>
        Assert.Empty(
            IsolationCheck.FindWaysOut(
                Nodes.GraphOf(
                    Nodes.Node("aws:ec2/vpc:Vpc", "vpc-1"),
                    Nodes.Node("aws:ec2/internetGateway:InternetGateway", "igw-1", ("vpcId", "vpc-1"))
                )
            )
        );

    [Fact]
    public void Of_IdsNotKnownYet_FollowsTheDependencies()
    {
        var vpc = Vpc(Isolated) with { Id = null };
        var gateway = new ResourceNode
        {
            Urn = Nodes.Urn("aws:ec2/internetGateway:InternetGateway", "igw"),
            Custom = true,
            PropertyDependencies = Nodes.Node("x", "y").PropertyDependencies.Add("vpcId", [vpc.Urn]),
        };

        Assert.Equal(
            WayOut.InternetGateway,
            Assert.Single(IsolationCheck.FindWaysOut(Nodes.GraphOf(Isolated, vpc, gateway))).Reason
        );
    }

    [Fact]
    public void Of_RouteOfItsOwnRepeatedInTheTable_IsFoundOnce()
    {
        var route = Route("destinationCidrBlock", "0.0.0.0/0", "gatewayId", "igw-1", "rtb-2");
        var table = Nodes.Node("aws:ec2/routeTable:RouteTable", "rtb-2", ("vpcId", "vpc-1")) with
        {
            Outputs = MapValue.Create([("routes", Routes("0.0.0.0/0", "gatewayId", "igw-1"))]),
        };

        var finding = Assert.Single(IsolationCheck.FindWaysOut(GraphOf(Isolated, table, route)));
        Assert.Equal((route.Urn, table.Urn, "0.0.0.0/0"), (finding.Opener, finding.RouteTable, finding.Destination));
    }

    private static ResourceNode Route(
        string destinationKey,
        string destination,
        string targetKey,
        string target,
        string table = "rtb-1"
    ) =>
        Nodes.Node(
            "aws:ec2/route:Route",
            "route",
            ("routeTableId", table),
            (destinationKey, destination),
            (targetKey, target)
        );

    // Unset members of a list are empty texts in a provider's answer.
    private static ListValue Routes(string block, string targetKey, string target) =>
        PropertyValue.Of(
            MapValue.Create([
                ("cidrBlock", block),
                ("ipv6CidrBlock", ""),
                ("carrierGatewayId", ""),
                (targetKey, target),
            ])
        );

    private static ResourceNode Component(bool isolated) =>
        new()
        {
            Urn = Nodes.Urn("privatelinklab:network:PrivateVpc", "myVPC"),
            Parent = Nodes.StackUrn,
            Inputs = MapValue.Create([("isolated", isolated)]),
        };

    private static ResourceNode Vpc(ResourceNode component) =>
        Nodes.Below(component, "aws:ec2/vpc:Vpc", "vpc-1") with
        {
            Outputs = MapValue.Create([("defaultRouteTableId", "rtb-main")]),
        };

    private static ResourceGraph GraphOf(ResourceNode component, params ReadOnlySpan<ResourceNode> more) =>
        Nodes.GraphOf([
            component,
            Vpc(component),
            Nodes.Node("aws:ec2/subnet:Subnet", "subnet-1", ("vpcId", "vpc-1")),
            Nodes.Node("aws:ec2/routeTable:RouteTable", "rtb-1", ("vpcId", "vpc-1")),
            .. more,
        ]);
}
