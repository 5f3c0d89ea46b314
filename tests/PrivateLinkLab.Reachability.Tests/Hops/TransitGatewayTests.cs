using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>Two VPCs that a transit gateway joins: App in the one, Far in the other.</summary>
public sealed class TransitGatewayTests
{
    private const string Table = "aws:ec2transitgateway/routeTable:RouteTable";

    [Fact]
    public void DefaultTable_JoinsEveryAttachment()
    {
        var net = Joined();

        var result = net.Probe("App", "Far:3306");

        Expect.Reachable(result);
        Assert.Contains(result.Hops, hop => hop.Kind == HopKind.TransitGateway && hop.Direction == Direction.Reply);
        Expect.Reachable(net.Probe("App", "10.1.1.10:3306"));
    }

    [Theory]
    [InlineData("rtb-private", "10.1.0.0/16")]
    [InlineData("rtb-far", "10.0.0.0/16")]
    public void Route_OfOneSideIsMissing_IsBlocked(string table, string block)
    {
        var net = Joined();
        net.Remove(net.Nodes.First(node => node.Inputs.GetText("routeTableId") == table).Name);

        var result = net.Probe("App", "Far:3306");

        Expect.Blocked(result, ReasonCode.NoRouteToDestination);
        Assert.StartsWith($"Add a route for {block} ", Assert.Single(result.Changes).Change, StringComparison.Ordinal);
    }

    [Fact]
    public void Attachment_WithoutASubnetInTheSourcesZone_IsBlocked()
    {
        var net = Joined();
        net.Set("at-v", "subnetIds", Net.List(net.Subnet("other", "vpc-v", "10.0.9.0/24", "b")));

        Expect.Blocked(net.Probe("App", "Far:3306"), ReasonCode.TransitGatewayZone);

        net.Set("at-v", "subnetIds", Net.List("subnet-elsewhere"));
        Expect.Unknown(net.Probe("App", "Far:3306"), ReasonCode.UnknownResource);
    }

    // The inbound rules of the attachment's subnet see what goes to the transit gateway, the outbound ones what comes
    // from it.
    [Theory]
    [InlineData("v", "ingress", false)]
    [InlineData("v", "egress", false)]
    [InlineData("w", "ingress", false)]
    [InlineData("w", "egress", false)]
    [InlineData("w", null, true)]
    public void NetworkAcl_OfTheAttachmentsSubnet_Filters(string vpc, string? closed, bool isReachable)
    {
        var net = Joined();
        var subnet = net.Subnet("edge", $"vpc-{vpc}", vpc == "v" ? "10.0.9.0/24" : "10.1.9.0/24");
        net.Set($"at-{vpc}", "subnetIds", Net.List(subnet));
        (int, string, string, string)[] open = [(100, "allow", "all", Net.Anywhere)];
        net.Acl("edge", $"vpc-{vpc}", [subnet], closed == "ingress" ? [] : open, closed == "egress" ? [] : open);

        var result = net.Probe("App", "Far:3306");

        Assert.Equal(isReachable ? Verdict.Reachable : Verdict.Blocked, result.Verdict);
        Assert.Equal(isReachable ? null : ReasonCode.NetworkAclRestriction, result.Reason);
    }

    [Fact]
    public void Attachment_WithoutAssociation_IsBlocked()
    {
        var net = Joined();
        net.Set("at-v", "transitGatewayDefaultRouteTableAssociation", false);

        Expect.Blocked(net.Probe("App", "Far:3306"), ReasonCode.TransitGatewayAssociation);
    }

    [Theory]
    [InlineData(true, true, true, null)]
    [InlineData(false, true, true, ReasonCode.TransitGatewayAssociation)]
    [InlineData(true, false, true, ReasonCode.TransitGatewayRoute)]
    [InlineData(true, true, false, ReasonCode.TransitGatewayRoute)]
    public void OwnTable_NeedsAssociationAndPropagationBothWays(
        bool associates,
        bool propagatesThere,
        bool propagatesBack,
        string? reason
    )
    {
        var net = WithOwnTable(associates);
        if (propagatesThere)
        {
            Propagate(net, "w");
        }

        if (propagatesBack)
        {
            Propagate(net, "v");
        }

        var result = net.Probe("App", "Far:3306");

        Assert.Equal(reason, result.Reason);
        Assert.Equal(reason is null ? Verdict.Reachable : Verdict.Blocked, result.Verdict);
    }

    [Theory]
    [InlineData("10.1.0.0/16", Verdict.Blocked)]
    [InlineData("10.1.1.0/24", Verdict.Blocked)]
    [InlineData("10.0.0.0/8", Verdict.Reachable)]
    [InlineData("10.1.2.0/24", Verdict.Reachable)]
    public void Blackhole_OfALongerOrStaticRoute_Drops(string block, Verdict expected)
    {
        var net = WithOwnTable(true);
        Propagate(net, "v");
        Propagate(net, "w");
        Route(net, block, ("blackhole", true));

        var result = net.Probe("App", "Far:3306");

        Assert.Equal(expected, result.Verdict);
        Assert.Equal(expected == Verdict.Blocked ? ReasonCode.TransitGatewayBlackhole : null, result.Reason);
    }

    // What stands in the third VPC may send them on, and what is behind other attachments is not in the graph.
    [Theory]
    [InlineData("tgw-attach-x")]
    [InlineData("tgw-attach-peering")]
    public void StaticRoute_ToAnotherAttachment_IsUnknown(string attachment)
    {
        var net = WithOwnTable(true);
        Propagate(net, "v");
        Propagate(net, "w");
        net.Vpc("x", "10.2.0.0/16");
        Attach(net, "x", net.Subnet("x1", "vpc-x", "10.2.1.0/24"));
        Route(net, "10.1.0.0/16", ("transitGatewayAttachmentId", attachment));

        Expect.Unknown(net.Probe("App", "Far:3306"), ReasonCode.UnknownResource);
    }

    [Fact]
    public void StaticRoute_ToTheVpcsAttachment_IsTaken()
    {
        var net = WithOwnTable(true);
        Propagate(net, "v");
        Route(net, "0.0.0.0/0", ("transitGatewayAttachmentId", "tgw-attach-w"));

        Expect.Reachable(net.Probe("App", "Far:3306"));
    }

    [Fact]
    public void DefaultTable_ByTheGatewaysOutput_HasTheRouteThatNamesIt()
    {
        var net = Joined();
        net.Set("tgw", "associationDefaultRouteTableId", "tgw-rtb-default");
        net.Set("tgw", "propagationDefaultRouteTableId", "tgw-rtb-default");
        net.Add(
            "aws:ec2transitgateway/route:Route",
            "tgw-rtb-default_10.1.0.0/16",
            "drop",
            ("transitGatewayRouteTableId", "tgw-rtb-default"),
            ("destinationCidrBlock", "10.1.0.0/16"),
            ("blackhole", true)
        );

        Expect.Blocked(net.Probe("App", "Far:3306"), ReasonCode.TransitGatewayBlackhole);
    }

    [Fact]
    public void Vpn_ThatPropagatesToTheTable_LeavesItsRoutesOpen()
    {
        var net = Joined();
        net.Add("aws:ec2/vpnConnection:VpnConnection", "vpn-1", "vpn", ("transitGatewayId", "tgw-1"));

        Expect.Unknown(net.Probe("App", "Far:3306"), ReasonCode.UnknownResource);
    }

    [Fact]
    public void Gateway_OrAttachmentOutsideTheGraph_IsUnknown()
    {
        var net = Joined();
        net.Remove("at-v");
        Expect.Unknown(net.Probe("App", "Far:3306"), ReasonCode.UnknownResource);

        net = Joined();
        net.Remove("tgw");
        Assert.Equal(Verdict.Unknown, net.Probe("App", "Far:3306").Verdict);
    }

    [Fact]
    public void Group_OfTheOtherVpc_DoesNotCountWithoutReferencing()
    {
        var net = Joined(admitted: "sg-app");
        Expect.Blocked(net.Probe("App", "Far:3306"), ReasonCode.SecurityGroupRulesMismatch);

        net.Set("tgw", "securityGroupReferencingSupport", "enable");
        Assert.Equal(Verdict.Unknown, net.Probe("App", "Far:3306").Verdict);
    }

    [Theory]
    [InlineData("enable", true)]
    [InlineData("disable", false)]
    public void PublicDatabase_OfTheOtherVpc_IsPrivateWithDnsSupport(string support, bool isPrivate)
    {
        var net = Joined();
        net.Database("myDB", ["subnet-w1"], ["sg-far"], isPublic: true);
        net.Set("tgw", "dnsSupport", support);

        Assert.Equal(isPrivate ? Verdict.Reachable : Verdict.Blocked, net.Probe("App", "myDB").Verdict);
    }

    private static void Propagate(Net net, string vpc) =>
        net.Add(
            "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation",
            $"tgw-rtb-own_tgw-attach-{vpc}",
            $"propagates-{vpc}",
            ("transitGatewayAttachmentId", $"tgw-attach-{vpc}"),
            ("transitGatewayRouteTableId", "tgw-rtb-own")
        );

    private static void Route(Net net, string block, (string, PropertyValue) target) =>
        net.Add(
            "aws:ec2transitgateway/route:Route",
            $"tgw-rtb-own_{block}",
            "static",
            ("transitGatewayRouteTableId", "tgw-rtb-own"),
            ("destinationCidrBlock", block),
            target
        );

    private static Net WithOwnTable(bool associates)
    {
        var net = Joined();
        net.Set("tgw", "defaultRouteTableAssociation", "disable");
        net.Set("tgw", "defaultRouteTablePropagation", "disable");
        net.Add(Table, "tgw-rtb-own", "own", ("transitGatewayId", "tgw-1"));
        foreach (var vpc in associates ? new[] { "v", "w" } : ["w"])
        {
            net.Add(
                "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation",
                $"tgw-rtb-own_{vpc}",
                $"associates-{vpc}",
                ("transitGatewayAttachmentId", $"tgw-attach-{vpc}"),
                ("transitGatewayRouteTableId", "tgw-rtb-own")
            );
        }

        return net;
    }

    private static void Attach(Net net, string vpc, string subnet) =>
        net.Add(
            "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
            $"tgw-attach-{vpc}",
            $"at-{vpc}",
            ("transitGatewayId", "tgw-1"),
            ("vpcId", $"vpc-{vpc}"),
            ("subnetIds", Net.List(subnet))
        );

    private static Net Joined(string admitted = "10.0.0.0/16")
    {
        var net = Net.Private();
        net.Vpc("w", "10.1.0.0/16");
        net.Subnet("w1", "vpc-w", "10.1.1.0/24", "a", net.Table("far", "vpc-w"));
        net.Ingress(net.Group("far", "vpc-w"), 3306, admitted);
        net.Instance("Far", "subnet-w1", "10.1.1.10", ["sg-far"]);
        net.Add("aws:ec2transitgateway/transitGateway:TransitGateway", "tgw-1", "tgw");
        Attach(net, "v", "subnet-s1");
        Attach(net, "w", "subnet-w1");
        net.Route("rtb-private", "10.1.0.0/16", "transitGatewayId", "tgw-1");
        net.Route("rtb-far", "10.0.0.0/16", "transitGatewayId", "tgw-1");
        return net;
    }
}
