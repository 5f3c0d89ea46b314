using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>Peered VPCs: their routes, and the names of public databases over the connection.</summary>
public sealed class PeeringTests
{
    [Theory]
    [InlineData(null, null, false)]
    [InlineData("accepter", "pc", true)]
    [InlineData("requester", "pc", false)]
    [InlineData("accepter", "options", true)]
    [InlineData("accepter", "acceptance", true)]
    public void PublicDatabase_OfThePeer_IsPrivateWithRemoteResolutionOnly(
        string? side,
        string? resource,
        bool isPrivate
    )
    {
        var net = Peered();
        net.Database("myDB", ["subnet-w1", "subnet-w2"], ["sg-far"], isPublic: true);
        net.Add(
            "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions",
            "pcx-pc",
            "options",
            ("vpcPeeringConnectionId", "pcx-pc")
        );
        net.Add(
            "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
            "pcx-pc",
            "acceptance",
            ("vpcPeeringConnectionId", "pcx-pc")
        );
        if (side is not null)
        {
            net.Set(resource!, side, Net.Map(("allowRemoteVpcDnsResolution", true)));
        }

        var result = net.Probe("App", "myDB");

        if (isPrivate)
        {
            Expect.Reachable(result);
            Expect.Answer(result, DnsZone.Public, "10.1.1.0/24", "10.1.2.0/24");
        }
        else
        {
            Assert.Equal(Verdict.Blocked, result.Verdict);
            Expect.Answer(result, DnsZone.Public, "a public address");
        }
    }

    [Fact]
    public void PrivateDatabase_OfThePeer_NeedsNoRemoteResolution()
    {
        var net = Peered();
        net.Database("myDB", ["subnet-w1", "subnet-w2"], ["sg-far"]);

        Expect.Reachable(net.Probe("App", "myDB"));
    }

    [Fact]
    public void Route_ToANetworkInterface_MayLeadToThePeer()
    {
        var net = Peered(routed: false);
        net.Add(
            "aws:ec2/networkInterface:NetworkInterface",
            "eni-fw",
            "fw",
            ("subnetId", "subnet-s1"),
            ("privateIps", Net.List("10.0.1.99"))
        );
        net.Route("rtb-private", "10.1.0.0/16", "networkInterfaceId", "eni-fw");
        net.Set("fw", "sourceDestCheck", false);

        Expect.Unknown(net.Probe("App", "Far:3306"), ReasonCode.UnsupportedComponent);
    }

    [Fact]
    public void MissingRoute_ToASecondaryBlock_NamesThatBlock()
    {
        var net = Peered();
        net.Add(
            "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
            "more",
            "more",
            ("vpcId", "vpc-w"),
            ("cidrBlock", "100.64.0.0/16")
        );
        net.Subnet("w3", "vpc-w", "100.64.1.0/24", "a", "rtb-far");
        net.Instance("Secondary", "subnet-w3", "100.64.1.10", ["sg-far"]);

        var result = net.Probe("App", "Secondary:3306");

        Expect.Blocked(result, ReasonCode.NoRouteToDestination);
        Assert.StartsWith(
            "Add a route for 100.64.0.0/16 ",
            Assert.Single(result.Changes).Change,
            StringComparison.Ordinal
        );
        net.Route("rtb-private", "100.64.0.0/16", "vpcPeeringConnectionId", "pcx-pc");
        Expect.Reachable(net.Probe("App", "Secondary:3306"));
    }

    [Fact]
    public void Route_OfThePeersBlockThatLeadsElsewhere_HasToBeLedToTheConnection()
    {
        var net = Peered(routed: false).WithPublicSubnet();
        net.Route("rtb-private", "10.1.0.0/16", "natGatewayId", net.NatGateway("nat", "subnet-public1"));

        var result = net.Probe("App", "Far:3306");

        Expect.Blocked(result, ReasonCode.NoRouteToDestination);
        Assert.StartsWith(
            "Lead the route 10.1.0.0/16 ",
            Assert.Single(result.Changes).Change,
            StringComparison.Ordinal
        );
    }

    private static Net Peered(bool routed = true)
    {
        var net = Net.Private();
        net.Vpc("w", "10.1.0.0/16");
        net.Subnet("w1", "vpc-w", "10.1.1.0/24", "a", net.Table("far", "vpc-w"));
        net.Subnet("w2", "vpc-w", "10.1.2.0/24", "b", "rtb-far");
        net.Ingress(net.Group("far", "vpc-w"), 3306, "10.0.0.0/16");
        net.Instance("Far", "subnet-w1", "10.1.1.10", ["sg-far"]);
        net.Peering("pc", "vpc-v", "vpc-w");
        net.Route("rtb-far", "10.0.0.0/16", "vpcPeeringConnectionId", "pcx-pc");
        if (routed)
        {
            net.Route("rtb-private", "10.1.0.0/16", "vpcPeeringConnectionId", "pcx-pc");
        }

        return net;
    }
}
